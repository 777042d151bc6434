package brigade.billing;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a line that a check carries: a reduced fraction above zero and at most one.
 *
 * @param numerator at least 1, at most {@code denominator}
 * @param denominator at least 1
 */
public record Share(long numerator, long denominator) implements Comparable<Share> {
  /** The whole line. */
  public static final Share WHOLE = new Share(1, 1);

  /** The largest denominator a person may type; amounts lead to larger ones. */
  public static final int TYPED_LIMIT = 100;

  private static final Pattern TYPED = Pattern.compile("([1-9][0-9]{0,2})/([1-9][0-9]{0,2})");

  public Share {
    if (numerator < 1 || denominator < numerator) {
      throw new IllegalArgumentException(
          "A share is above zero and at most one, not " + numerator + "/" + denominator);
    }
    long common = gcd(numerator, denominator);
    numerator /= common;
    denominator /= common;
  }

  public static Share of(long numerator, long denominator) {
    return new Share(numerator, denominator);
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
    return numerator == denominator;
  }

  /**
   * Both shares together.
   *
   * @throws IllegalArgumentException if that is more than the whole
   * @throws ArithmeticException if the fraction outgrows a long
   */
  public Share plus(Share other) {
    if (isShort() && other.isShort()) {
      return of(
          numerator * other.denominator + other.numerator * denominator,
          denominator * other.denominator);
    }
    return exact(
        big(numerator)
            .multiply(big(other.denominator))
            .add(big(other.numerator).multiply(big(denominator))),
        big(denominator).multiply(big(other.denominator)));
  }

  /**
   * This share of that share.
   *
   * @throws ArithmeticException if the fraction outgrows a long
   */
  public Share times(Share other) {
    if (isShort() && other.isShort()) {
      return of(numerator * other.numerator, denominator * other.denominator);
    }
    return exact(
        big(numerator).multiply(big(other.numerator)),
        big(denominator).multiply(big(other.denominator)));
  }

  /** What is left of a whole line beside this share; this share must not be the whole. */
  public Share rest() {
    return of(denominator - numerator, denominator);
  }

  /** What is left of this share without the other, which must be smaller. */
  public Share minus(Share other) {
    return exact(
        big(numerator)
            .multiply(big(other.denominator))
            .subtract(big(other.numerator).multiply(big(denominator))),
        big(denominator).multiply(big(other.denominator)));
  }

  /** Whether it multiplies with another such share, and adds to it, within a long. */
  private boolean isShort() {
    return denominator <= Integer.MAX_VALUE;
  }

  private static Share exact(BigInteger numerator, BigInteger denominator) {
    BigInteger common = numerator.gcd(denominator);
    return of(
        numerator.divide(common).longValueExact(), denominator.divide(common).longValueExact());
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  @Override
  public int compareTo(Share other) {
    return big(numerator)
        .multiply(big(other.denominator))
        .compareTo(big(other.numerator).multiply(big(denominator)));
  }

  /** {@code 1/3}; a share that came from an amount is written as a percentage, {@code 32.6%}. */
  @Override
  public String toString() {
    if (isWhole()) {
      return "1";
    }
    if (denominator <= TYPED_LIMIT) {
      return numerator + "/" + denominator;
    }
    long perMille = big(numerator).multiply(big(1000)).divide(big(denominator)).longValueExact();
    return perMille / 10 + "." + perMille % 10 + "%";
  }
}
