/** The screens of those who take orders: the tables, and one order. */
@NullMarked
package brigade.orders.ui;

import org.jspecify.annotations.NullMarked;
