package brigade.billing;

import java.math.BigInteger;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a line that a check carries: a reduced fraction above zero and at most one.
 *
 * <p>Exact however often what is left of a line is divided again, one amount after the other: the
 * numbers grow with every payment between, and fit no {@code long} after a few. Most do, and are
 * kept and worked out as such; the others as {@link BigInteger}, to the same result.
 */
public final class Share implements Comparable<Share> {
  /** The whole line. */
  public static final Share WHOLE = of(1, 1);

  /** The largest denominator a person may type; amounts lead to larger ones. */
  public static final int TYPED_LIMIT = 100;

  private static final Pattern TYPED = Pattern.compile("([1-9][0-9]{0,2})/([1-9][0-9]{0,2})");

  /** Of numbers up to here, the sum of two products fits a long. */
  private static final long SMALL = Integer.MAX_VALUE;

  private final long numerator;

  /** At least the numerator, which is at least 1; meaningless where there is a {@link #large}. */
  private final long denominator;

  /** The fraction where its denominator fits no long, else null. */
  private final @Nullable Large large;

  private record Large(BigInteger numerator, BigInteger denominator) {}

  private Share(long numerator, long denominator, @Nullable Large large) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.large = large;
  }

  /**
   * The fraction, reduced.
   *
   * @param numerator at least 1, at most {@code denominator}
   * @param denominator at least 1
   */
  public static Share of(long numerator, long denominator) {
    if (numerator < 1 || denominator < numerator) {
      throw none(numerator, denominator);
    }
    long common = common(numerator, denominator);
    return new Share(numerator / common, denominator / common, null);
  }

  /** The same of numbers of any size. */
  public static Share of(BigInteger numerator, BigInteger denominator) {
    if (denominator.bitLength() < Long.SIZE && numerator.bitLength() < Long.SIZE) {
      return of(numerator.longValue(), denominator.longValue());
    }
    if (numerator.signum() < 1 || denominator.compareTo(numerator) < 0) {
      throw none(numerator, denominator);
    }
    BigInteger common = numerator.gcd(denominator);
    BigInteger over = numerator.divide(common);
    BigInteger under = denominator.divide(common);
    return under.bitLength() < Long.SIZE
        ? new Share(over.longValue(), under.longValue(), null)
        : new Share(0, 0, new Large(over, under));
  }

  private static IllegalArgumentException none(Object numerator, Object denominator) {
    return new IllegalArgumentException(
        "A share is above zero and at most one, not " + numerator + "/" + denominator);
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
    return large == null && numerator == denominator;
  }

  /** At least 1. */
  public BigInteger numerator() {
    return large == null ? BigInteger.valueOf(numerator) : large.numerator();
  }

  /** At least the numerator. */
  public BigInteger denominator() {
    return large == null ? BigInteger.valueOf(denominator) : large.denominator();
  }

  /**
   * Both shares together.
   *
   * @throws IllegalArgumentException if that is more than the whole
   */
  public Share plus(Share other) {
    if (isSmall() && other.isSmall()) {
      return denominator == other.denominator
          ? of(numerator + other.numerator, denominator)
          : of(
              numerator * other.denominator + other.numerator * denominator,
              denominator * other.denominator);
    }
    return of(
        numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
        denominator().multiply(other.denominator()));
  }

  /** This share of that share. */
  public Share times(Share other) {
    return isSmall() && other.isSmall()
        ? of(numerator * other.numerator, denominator * other.denominator)
        : of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
  }

  /** What is left of a whole line beside this share; this share must not be the whole. */
  public Share rest() {
    return large == null
        ? of(denominator - numerator, denominator)
        : of(large.denominator().subtract(large.numerator()), large.denominator());
  }

  /** What is left of this share without the other, which must be smaller. */
  public Share minus(Share other) {
    return isSmall() && other.isSmall()
        ? of(
            numerator * other.denominator - other.numerator * denominator,
            denominator * other.denominator)
        : of(
            numerator()
                .multiply(other.denominator())
                .subtract(other.numerator().multiply(denominator())),
            denominator().multiply(other.denominator()));
  }

  private boolean isSmall() {
    return large == null && denominator <= SMALL;
  }

  private static long common(long a, long b) {
    return b == 0 ? a : common(b, a % b);
  }

  @Override
  public int compareTo(Share other) {
    return isSmall() && other.isSmall()
        ? Long.compare(numerator * other.denominator, other.numerator * denominator)
        : numerator()
            .multiply(other.denominator())
            .compareTo(other.numerator().multiply(denominator()));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Share other
        && numerator == other.numerator
        && denominator == other.denominator
        && Objects.equals(large, other.large);
  }

  @Override
  public int hashCode() {
    return large == null
        ? 31 * Long.hashCode(numerator) + Long.hashCode(denominator)
        : large.hashCode();
  }

  /** {@code 1/3}; a share that came from an amount is written as a percentage, {@code 32.6%}. */
  @Override
  public String toString() {
    if (isWhole()) {
      return "1";
    }
    if (large == null && denominator <= TYPED_LIMIT) {
      return numerator + "/" + denominator;
    }
    long perMille =
        numerator().multiply(BigInteger.valueOf(1000)).divide(denominator()).longValue();
    return perMille / 10 + "." + perMille % 10 + "%";
  }
}
