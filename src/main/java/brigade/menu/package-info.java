/** The menu: items, sizes, modifiers, taxes, and what is left of each. */
@NullMarked
package brigade.menu;

import org.jspecify.annotations.NullMarked;
