package brigade.menu;

import brigade.money.Money;
import java.util.Set;

/**
 * A fixed amount due on every portion, such as the deposit on a bottle.
 *
 * @param code stable, such as {@code DEPOSIT}
 * @param name as on the receipt
 * @param amount per portion, above zero
 * @param taxed whether the item's taxes are due on it too
 * @param orderTypes for which it is due, such as {@code TAKEOUT}; empty for all
 */
public record Levy(String code, String name, Money amount, boolean taxed, Set<String> orderTypes) {
  public Levy {
    orderTypes = Set.copyOf(orderTypes);
  }

  boolean dueFor(String orderType) {
    return orderTypes.isEmpty() || orderTypes.contains(orderType);
  }
}
