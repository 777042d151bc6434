@NullMarked
package brigade.menu.ui;

import org.jspecify.annotations.NullMarked;
