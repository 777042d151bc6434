package brigade.money;

import java.math.BigInteger;

/**
 * An amount in minor units of the venue's currency, cents for the euro.
 *
 * <p>There is one currency per venue, so it is not carried along. Arithmetic that would overflow a
 * {@code long} throws {@link ArithmeticException} rather than wrap.
 *
 * @param minor minor units; negative for what is owed the other way
 */
public record Money(long minor) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  /** The amount of that many minor units. */
  public static Money of(long minor) {
    return minor == 0 ? ZERO : new Money(minor);
  }

  /**
   * An exact quotient, rounded half away from zero.
   *
   * @param denominator above zero
   * @throws ArithmeticException if it outgrows a long
   */
  public static Money quotient(BigInteger numerator, BigInteger denominator) {
    BigInteger twice = numerator.abs().shiftLeft(1).add(denominator);
    long magnitude = twice.divide(denominator.shiftLeft(1)).longValueExact();
    return of(numerator.signum() < 0 ? -magnitude : magnitude);
  }

  public Money plus(Money other) {
    return of(Math.addExact(minor, other.minor));
  }

  public Money minus(Money other) {
    return of(Math.subtractExact(minor, other.minor));
  }

  public Money times(long factor) {
    return of(Math.multiplyExact(minor, factor));
  }

  public Money negated() {
    return of(Math.negateExact(minor));
  }

  public boolean isZero() {
    return minor == 0;
  }

  public boolean isNegative() {
    return minor < 0;
  }

  public boolean isPositive() {
    return minor > 0;
  }

  /** The smaller of the two. */
  public Money min(Money other) {
    return minor <= other.minor ? this : other;
  }

  /** The larger of the two. */
  public Money max(Money other) {
    return minor >= other.minor ? this : other;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, other.minor);
  }
}
