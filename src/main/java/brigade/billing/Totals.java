package brigade.billing;

import brigade.money.Money;
import java.util.List;

/**
 * The figures of a check, or of the whole order.
 *
 * @param subtotal the prices of its lines, as on the menu
 * @param discount what is taken off, comps included; zero or more
 * @param discounts what of it each discount took off, in the order they apply; comps are the rest
 * @param serviceCharge the house's charge
 * @param levies fixed amounts beside the prices, each code once
 * @param taxes one per rate, in the order of their codes; of an exempt order with nothing due
 * @param taxIncluded whether {@code taxes} are contained in the prices
 * @param untaxed the tax that the prices contain and an exempt order does not pay; zero or more
 * @param rounding of a cash payment; either sign
 * @param total what is owed: subtotal - discount + serviceCharge + levies - untaxed + rounding, and
 *     the taxes where they are not included
 */
public record Totals(
    Money subtotal,
    Money discount,
    List<Off> discounts,
    Money serviceCharge,
    List<LevyTotal> levies,
    List<TaxTotal> taxes,
    boolean taxIncluded,
    Money untaxed,
    Money rounding,
    Money total) {
  public Totals {
    discounts = List.copyOf(discounts);
    levies = List.copyOf(levies);
    taxes = List.copyOf(taxes);
  }

  /** Totals whose total follows from the rest. */
  public static Totals of(
      Money subtotal,
      Money discount,
      List<Off> discounts,
      Money serviceCharge,
      List<LevyTotal> levies,
      List<TaxTotal> taxes,
      boolean taxIncluded,
      Money untaxed,
      Money rounding) {
    Money total = subtotal.minus(discount).plus(serviceCharge).minus(untaxed).plus(rounding);
    for (LevyTotal levy : levies) {
      total = total.plus(levy.amount());
    }
    if (!taxIncluded) {
      for (TaxTotal tax : taxes) {
        total = total.plus(tax.amount());
      }
    }
    return new Totals(
        subtotal,
        discount,
        discounts,
        serviceCharge,
        levies,
        taxes,
        taxIncluded,
        untaxed,
        rounding,
        total);
  }

  /** The same with the rounding that a cash payment brought. */
  public Totals rounded(Money by) {
    return by.equals(rounding)
        ? this
        : of(subtotal, discount, discounts, serviceCharge, levies, taxes, taxIncluded, untaxed, by);
  }

  /** All taxes together. */
  public Money tax() {
    return taxes.stream().map(TaxTotal::amount).reduce(Money.ZERO, Money::plus);
  }

  /** All levies together. */
  public Money levied() {
    return levies.stream().map(LevyTotal::amount).reduce(Money.ZERO, Money::plus);
  }

  /** What comps took off: the discount less those that have a name. */
  public Money comped() {
    return discounts.stream().map(Off::amount).reduce(discount, Money::minus);
  }

  /**
   * What one discount took off.
   *
   * @param id of the discount that was given, or the code of the rule that gave it
   * @param label its reason, or the rule's name
   * @param amount zero or more
   */
  public record Off(String id, String label, Money amount) {}

  /** The levy of one code. */
  public record LevyTotal(String code, String name, Money amount) {}

  /**
   * The tax of one rate.
   *
   * @param base what it was computed on, without the tax itself; of a compound tax with the taxes
   *     before it
   * @param amount the tax
   */
  public record TaxTotal(TaxRate tax, Money base, Money amount) {}
}
