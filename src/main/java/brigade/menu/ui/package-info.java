/** The manager's screen of the menu. */
@NullMarked
package brigade.menu.ui;

import org.jspecify.annotations.NullMarked;
