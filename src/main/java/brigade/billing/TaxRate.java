package brigade.billing;

import brigade.money.Rate;

/**
 * A tax as it stood when a line was ordered.
 *
 * @param code as in the books, such as {@code A}
 * @param name as on the receipt
 * @param rate added to the price, or contained in it where prices include tax
 * @param compound whether it is due on the price with the taxes that stand before it on the line
 */
public record TaxRate(String code, String name, Rate rate, boolean compound) {
  /** A tax on the price alone. */
  public TaxRate(String code, String name, Rate rate) {
    this(code, name, rate, false);
  }
}
