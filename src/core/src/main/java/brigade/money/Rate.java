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
    return Money.of(roundedQuotient(amount.minor(), ppm, ONE));
  }

  /**
   * The part of a gross amount that is this rate's tax: gross × rate / (1 + rate), rounded half
   * away from zero.
   */
  public Money within(Money gross) {
    return Money.of(roundedQuotient(gross.minor(), ppm, (long) ONE + ppm));
  }

  /**
   * {@code amount × numerator / denominator}, rounded half away from zero; the product may exceed a
   * long.
   */
  static long roundedQuotient(long amount, long numerator, long denominator) {
    BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(numerator));
    BigInteger divisor = BigInteger.valueOf(denominator);
    BigInteger twice = product.abs().shiftLeft(1).add(divisor);
    long magnitude = twice.divide(divisor.shiftLeft(1)).longValueExact();
    return product.signum() < 0 ? -magnitude : magnitude;
  }
}
