/** The pay screen. */
@NullMarked
package brigade.payments.ui;

import org.jspecify.annotations.NullMarked;
