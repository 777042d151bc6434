package brigade.payments;

import brigade.billing.CashRounding;
import brigade.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a payment is to pay of a check.
 *
 * @param amount that changes hands for it, without tip and change
 * @param rounding what it brings the check by being cash: what is due becomes so much more; either
 *     sign
 */
record Towards(Money amount, Money rounding) {
  /**
   * Only cash is rounded, and only when it pays the last of a check: then a sum that coins can make
   * settles it. Whoever names what is due to the cent, or that rounded, means to settle it.
   *
   * @param asked null for all that is due
   */
  static Towards of(Tender tender, @Nullable Money asked, Money due, CashRounding cash) {
    Money settling = tender == Tender.CASH ? cash.round(due) : due;
    return asked == null || asked.equals(due) || asked.equals(settling)
        ? new Towards(settling.max(Money.ZERO), settling.minus(due))
        : new Towards(asked, Money.ZERO);
  }

  /** Whether nothing is due after it. */
  boolean settles(Money due) {
    return amount.equals(due.plus(rounding));
  }
}
