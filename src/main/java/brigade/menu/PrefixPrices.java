package brigade.menu;

import brigade.money.Money;
import brigade.money.Rate;

/**
 * What a modifier costs behind a word, in parts per million of its price, each -1,000,000 to
 * 10,000,000. What is less than nothing is money back and holds only for what comes by default.
 */
public record PrefixPrices(int no, int lite, int extra, int side) {
  /** Leaving out or less costs nothing, more or apart the whole price. */
  public static final PrefixPrices USUAL = new PrefixPrices(0, 0, Rate.ONE, Rate.ONE);

  public static final int LEAST = -Rate.ONE;
  public static final int MOST = 10 * Rate.ONE;

  public PrefixPrices {
    for (int ppm : new int[] {no, lite, extra, side}) {
      if (ppm < LEAST || ppm > MOST) {
        throw new IllegalArgumentException("Not a share of a price: " + ppm + " ppm");
      }
    }
  }

  int of(Prefix prefix) {
    return switch (prefix) {
      case NO -> no;
      case LITE -> lite;
      case EXTRA -> extra;
      case SIDE -> side;
    };
  }

  /** What a price becomes behind the word, rounded half away from zero. */
  Money of(Prefix prefix, Money price) {
    int ppm = of(prefix);
    return ppm < 0 ? new Rate(-ppm).of(price).negated() : new Rate(ppm).of(price);
  }
}
