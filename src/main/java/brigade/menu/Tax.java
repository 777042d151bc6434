package brigade.menu;

import brigade.money.Rate;

/**
 * A tax on what is sold.
 *
 * @param code stable, such as {@code FOOD}
 * @param name as on the receipt
 * @param byDefault whether items that name no tax get this one; at most one does
 * @param compound whether it is due on the price plus the taxes named before it on an item
 */
public record Tax(String code, String name, Rate rate, boolean byDefault, boolean compound) {
  /** A tax on the price alone. */
  public Tax(String code, String name, Rate rate, boolean byDefault) {
    this(code, name, rate, byDefault, false);
  }

  Tax notByDefault() {
    return new Tax(code, name, rate, false, compound);
  }
}
