/** Payments, refunds, and the card terminals behind them. */
@NullMarked
package brigade.payments;

import org.jspecify.annotations.NullMarked;
