package brigade.app.simulate;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a day came to.
 *
 * @param orders orders taken
 * @param items pieces sold, quantities counted
 * @param net sales without taxes and tips, in minor units
 */
public record Figures(long orders, long items, long net) {
  public static final Figures NONE = new Figures(0, 0, 0);

  Figures minus(Figures before) {
    return new Figures(
        Math.subtractExact(orders, before.orders),
        Math.subtractExact(items, before.items),
        Math.subtractExact(net, before.net));
  }

  Figures plus(Figures more) {
    return new Figures(
        Math.addExact(orders, more.orders),
        Math.addExact(items, more.items),
        Math.addExact(net, more.net));
  }

  /**
   * For people to read.
   *
   * @param digits decimals of the currency
   */
  String line(int digits) {
    return String.format(
        Locale.ROOT,
        "%,7d orders %,8d items %,14.2f net",
        orders,
        items,
        BigDecimal.valueOf(net, digits));
  }
}
