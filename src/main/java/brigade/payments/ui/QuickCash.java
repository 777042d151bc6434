package brigade.payments.ui;

import brigade.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The sums a guest is likely to hand over: the next whole amounts and notes above what is due. */
final class QuickCash {
  /** What people round up to, in units of the currency. */
  private static final long[] STEPS = {1, 5, 10, 20, 50, 100, 200, 500};

  private QuickCash() {}

  /**
   * Sums above what is due, the smaller first.
   *
   * @param due more than zero
   * @param unit minor units of one unit of the currency, such as 100
   * @param count how many at most
   */
  static List<Money> above(Money due, long unit, int count) {
    TreeSet<Money> sums = new TreeSet<>();
    for (long step : STEPS) {
      long size = Math.multiplyExact(step, unit);
      Money sum = Money.of(Math.multiplyExact(Math.ceilDiv(due.minor(), size), size));
      if (sum.compareTo(due) > 0) {
        sums.add(sum);
      }
    }
    return List.copyOf(new ArrayList<>(sums).subList(0, Math.min(count, sums.size())));
  }
}
