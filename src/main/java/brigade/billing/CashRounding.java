package brigade.billing;

import brigade.money.Money;
import java.util.List;

/**
 * What a sum is rounded to when it is paid in cash, where the smallest coins are not in use.
 *
 * @param step in minor units, one of {@link #STEPS}; 0 where every cent is paid
 */
public record CashRounding(int step) {
  /** The smallest coins in use anywhere, in minor units. */
  public static final List<Integer> STEPS = List.of(0, 5, 10, 50, 100);

  public static final CashRounding NONE = new CashRounding(0);

  public CashRounding {
    if (!STEPS.contains(step)) {
      throw new IllegalArgumentException("Cash is not rounded to " + step);
    }
  }

  /** The nearest sum that coins can make; half a coin is rounded away from zero. */
  public Money round(Money exact) {
    if (step == 0) {
      return exact;
    }
    long over = exact.minor() % step;
    Money below = exact.minus(Money.of(over));
    return Math.abs(over) * 2 < step
        ? below
        : below.plus(Money.of((long) Long.signum(over) * step));
  }
}
