package brigade.app.simulate;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a day came to.
 *
 * @param orders orders taken
 * @param items pieces sold, quantities counted; shares of split lines are parts of one
 * @param net sales without taxes and tips, in minor units
 */
public record Figures(long orders, BigDecimal items, long net) {
  public static final Figures NONE = new Figures(0, BigDecimal.ZERO, 0);

  /** Equal counts are equal however they are written. */
  public Figures {
    items = items.stripTrailingZeros();
  }

  /** Whole pieces only. */
  public static Figures of(long orders, long items, long net) {
    return new Figures(orders, BigDecimal.valueOf(items), net);
  }

  Figures minus(Figures before) {
    return new Figures(
        Math.subtractExact(orders, before.orders),
        items.subtract(before.items),
        Math.subtractExact(net, before.net));
  }

  Figures plus(Figures more) {
    return new Figures(
        Math.addExact(orders, more.orders), items.add(more.items), Math.addExact(net, more.net));
  }

  /**
   * For people to read.
   *
   * @param digits decimals of the currency
   */
  String line(int digits) {
    return String.format(
        Locale.ROOT,
        "%,7d orders %,8.0f items %,14.2f net",
        orders,
        items,
        BigDecimal.valueOf(net, digits));
  }
}
