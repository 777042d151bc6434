package brigade.money;

import java.math.BigInteger;

/**
 * A rate in parts per million: 13.5 % is 135,000.
 *
 * @param ppm parts per million, zero or more
 */
public record Rate(int ppm) {
  public static final Rate ZERO = new Rate(0);
  public static final int ONE = 1_000_000;

  public Rate {
    if (ppm < 0) {
      throw new IllegalArgumentException("A rate is zero or more, not " + ppm + " ppm");
    }
  }

  /** The rate of that many whole per cent. */
  public static Rate percent(int percent) {
    return new Rate(Math.multiplyExact(percent, 10_000));
  }

  /** This share of the amount, rounded half away from zero. */
  public Money of(Money amount) {
    return quotient(amount, ONE);
  }

  /**
   * The part of a gross amount that is this rate's tax: gross × rate / (1 + rate), rounded half
   * away from zero.
   */
  public Money within(Money gross) {
    return quotient(gross, (long) ONE + ppm);
  }

  /** The product may exceed a long, so it is worked out with more. */
  private Money quotient(Money amount, long denominator) {
    return Money.quotient(
        BigInteger.valueOf(amount.minor()).multiply(BigInteger.valueOf(ppm)),
        BigInteger.valueOf(denominator));
  }
}
