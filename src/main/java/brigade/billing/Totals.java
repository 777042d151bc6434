package brigade.billing;

import brigade.money.Money;
import java.util.List;

/**
 * The figures of a check, or of the whole order.
 *
 * @param subtotal the prices of its lines, as on the menu
 * @param discount what is taken off, comps included; zero or more
 * @param serviceCharge the house's charge
 * @param taxes one per rate, in the order of their codes
 * @param taxIncluded whether {@code taxes} are contained in the prices
 * @param rounding of a cash payment; either sign
 * @param total what is owed: subtotal - discount + serviceCharge + rounding, and the taxes where
 *     they are not included
 */
public record Totals(
    Money subtotal,
    Money discount,
    Money serviceCharge,
    List<TaxTotal> taxes,
    boolean taxIncluded,
    Money rounding,
    Money total) {

  /** Totals whose total follows from the rest. */
  public static Totals of(
      Money subtotal,
      Money discount,
      Money serviceCharge,
      List<TaxTotal> taxes,
      boolean taxIncluded,
      Money rounding) {
    Money total = subtotal.minus(discount).plus(serviceCharge).plus(rounding);
    if (!taxIncluded) {
      for (TaxTotal tax : taxes) {
        total = total.plus(tax.amount());
      }
    }
    return new Totals(
        subtotal, discount, serviceCharge, List.copyOf(taxes), taxIncluded, rounding, total);
  }

  /** The same with the rounding that a cash payment brought. */
  public Totals rounded(Money by) {
    return of(subtotal, discount, serviceCharge, taxes, taxIncluded, by);
  }

  /** All taxes together. */
  public Money tax() {
    return taxes.stream().map(TaxTotal::amount).reduce(Money.ZERO, Money::plus);
  }

  /**
   * The tax of one rate.
   *
   * @param base what it was computed on, without the tax itself
   * @param amount the tax
   */
  public record TaxTotal(TaxRate tax, Money base, Money amount) {}
}
