package brigade.orders;

import brigade.menu.Levy;

/**
 * A fixed amount on each portion as it was when the line was ordered, such as a bottle deposit.
 *
 * @param amount per portion in minor units, 0 or more
 * @param taxed whether the line's taxes are due on it too
 */
public record LineLevy(String code, String name, long amount, boolean taxed) {
  static LineLevy of(Levy levy) {
    return new LineLevy(levy.code(), levy.name(), levy.amount().minor(), levy.taxed());
  }
}
