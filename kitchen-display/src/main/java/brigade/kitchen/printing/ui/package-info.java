/** The printers' screen. */
@NullMarked
package brigade.kitchen.printing.ui;

import org.jspecify.annotations.NullMarked;
