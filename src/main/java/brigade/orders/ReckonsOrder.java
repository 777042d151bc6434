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
   * @param discount zero or more
   * @param taxes per rate, those that prices include among them
   * @param total what the party pays in all
   * @param paid what was paid of it
   * @param checks 1 unless it is split
   * @param printed whether an open check of it lies on paper
   * @param stale whether that paper no longer says what is owed (behaviour M9)
   */
  record Reckoned(
      Money subtotal,
      Money discount,
      Money serviceCharge,
      List<TaxPart> taxes,
      Money total,
      Money paid,
      int checks,
      boolean printed,
      boolean stale) {}

  /** One tax. */
  record TaxPart(String name, Rate rate, Money amount) {}
}
