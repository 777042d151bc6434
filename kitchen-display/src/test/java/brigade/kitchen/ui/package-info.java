/** How the kitchen's cards are laid out and written. */
@NullMarked
package brigade.kitchen.ui;

import org.jspecify.annotations.NullMarked;
