package brigade.billing;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a line that a check carries: a reduced fraction above zero and at most one.
 *
 * <p>Exact however often what is left of a line is divided again, one amount after the other: the
 * numbers grow with every payment between, and fit no {@code long} after a few.
 *
 * @param numerator at least 1, at most {@code denominator}
 * @param denominator at least 1
 */
public record Share(BigInteger numerator, BigInteger denominator) implements Comparable<Share> {
  /** The whole line. */
  public static final Share WHOLE = of(1, 1);

  /** The largest denominator a person may type; amounts lead to larger ones. */
  public static final int TYPED_LIMIT = 100;

  private static final BigInteger TYPED_MOST = BigInteger.valueOf(TYPED_LIMIT);

  private static final Pattern TYPED = Pattern.compile("([1-9][0-9]{0,2})/([1-9][0-9]{0,2})");

  public Share {
    if (numerator.signum() < 1 || denominator.compareTo(numerator) < 0) {
      throw new IllegalArgumentException(
          "A share is above zero and at most one, not " + numerator + "/" + denominator);
    }
    BigInteger common = common(numerator, denominator);
    if (!common.equals(BigInteger.ONE)) {
      numerator = numerator.divide(common);
      denominator = denominator.divide(common);
    }
  }

  public static Share of(long numerator, long denominator) {
    return new Share(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /**
   * The share somebody typed, such as {@code 1/3}.
   *
   * @throws IllegalArgumentException if it is not a fraction above zero and at most one, with a
   *     denominator of at most {@link #TYPED_LIMIT}
   */
  public static Share parse(String text) {
    Matcher typed = TYPED.matcher(text.strip());
    if (!typed.matches() || Integer.parseInt(typed.group(2)) > TYPED_LIMIT) {
      throw new IllegalArgumentException("A share is a fraction such as 1/3, not " + text);
    }
    return of(Long.parseLong(typed.group(1)), Long.parseLong(typed.group(2)));
  }

  public boolean isWhole() {
    return numerator.equals(denominator);
  }

  /**
   * Both shares together.
   *
   * @throws IllegalArgumentException if that is more than the whole
   */
  public Share plus(Share other) {
    return new Share(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** This share of that share. */
  public Share times(Share other) {
    return new Share(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** What is left of a whole line beside this share; this share must not be the whole. */
  public Share rest() {
    return new Share(denominator.subtract(numerator), denominator);
  }

  /** What is left of this share without the other, which must be smaller. */
  public Share minus(Share other) {
    return new Share(
        numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** Small ones, which nearly all are, in a long. */
  private static BigInteger common(BigInteger a, BigInteger b) {
    return b.bitLength() < Long.SIZE
        ? BigInteger.valueOf(gcd(a.longValue(), b.longValue()))
        : a.gcd(b);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  @Override
  public int compareTo(Share other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** {@code 1/3}; a share that came from an amount is written as a percentage, {@code 32.6%}. */
  @Override
  public String toString() {
    if (isWhole()) {
      return "1";
    }
    if (denominator.compareTo(TYPED_MOST) <= 0) {
      return numerator + "/" + denominator;
    }
    long perMille = numerator.multiply(BigInteger.valueOf(1000)).divide(denominator).longValue();
    return perMille / 10 + "." + perMille % 10 + "%";
  }
}
