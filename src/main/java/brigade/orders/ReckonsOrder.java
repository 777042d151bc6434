package brigade.orders;

import brigade.money.Money;
import brigade.money.Rate;
import java.util.List;

/**
 * What an order comes to while it is being taken, with the lines that are not sent yet. Whoever
 * settles orders implements it; it is asked at every tap.
 */
public interface ReckonsOrder {
  /** The order as it would be owed if all of it were sent. */
  Reckoned of(Order order);

  /**
   * The figures.
   *
   * @param subtotal before discounts
   * @param discounts what each took off, by its reason
   * @param comped what is on the house
   * @param levies fixed amounts beside the prices
   * @param taxes per rate, those that prices include among them
   * @param untaxed the tax in the prices that an exempt order does not pay
   * @param total what the party pays in all
   * @param paid what was paid of it
   * @param checks 1 unless it is split
   * @param printed whether an open check of it lies on paper
   * @param stale whether that paper no longer says what is owed (behaviour M9)
   */
  record Reckoned(
      Money subtotal,
      List<NamedPart> discounts,
      Money comped,
      Money serviceCharge,
      List<NamedPart> levies,
      List<TaxPart> taxes,
      Money untaxed,
      Money total,
      Money paid,
      int checks,
      boolean printed,
      boolean stale) {}

  /** A discount by its reason, or a levy by its name; zero or more. */
  record NamedPart(String name, Money amount) {}

  /** One tax. */
  record TaxPart(String name, Rate rate, Money amount) {}
}
