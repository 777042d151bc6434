package brigade.orders;

import brigade.menu.Tax;

/**
 * A tax as it was when the line was ordered.
 *
 * @param ppm the rate in parts per million
 * @param compound whether it is due on the price and the taxes before it together
 */
public record LineTax(String code, String name, int ppm, boolean compound) {
  static LineTax of(Tax tax) {
    return new LineTax(tax.code(), tax.name(), tax.rate().ppm(), tax.compound());
  }
}
