package brigade.payments.ui;

import brigade.billing.CashRounding;
import brigade.money.Money;

/**
 * What a guest who pays cash hands over at least, so that no key asks for less than is shown.
 *
 * @param amount towards the check
 * @param tip on top of it
 */
record InCash(Money amount, Money tip) {
  /**
   * A part is paid to the cent; what settles the check, and the tip with it, is what coins can
   * make.
   *
   * @param amount that is paid of what is due
   * @param due on the check
   * @param tip the guest chose, zero or more
   */
  static InCash of(Money amount, Money due, CashRounding coins, Money tip) {
    return amount.equals(due)
        ? new InCash(coins.round(due), coins.round(tip))
        : new InCash(amount, tip);
  }

  /** Both together. */
  Money sum() {
    return amount.plus(tip);
  }
}
