/** The kitchen's screens. */
@NullMarked
package brigade.kitchen.ui;

import org.jspecify.annotations.NullMarked;
