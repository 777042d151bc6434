@NullMarked
package brigade.orders.ui;

import org.jspecify.annotations.NullMarked;
