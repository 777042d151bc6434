package brigade.orders;

import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Letting go of an order that came to nothing: a tab or a takeout on which nothing is left. A
 * party's empty order goes when its table is cleared.
 */
@ApplicationScoped
public class DroppingOrder {
  private final Orders orders;
  private final ClosingOrder closing;

  DroppingOrder(Orders orders, ClosingOrder closing) {
    this.orders = orders;
    this.closing = closing;
  }

  /**
   * Closes it; refused while there is anything on it, a party sits with it, or money that was paid
   * on it before has to be given back.
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome drop(UUID orderId) {
    Optional<Order> found = orders.lock(orderId);
    if (found.isEmpty()) {
      return new OrderOutcome.Missing("order", orderId);
    }
    Order order = found.get();
    if (!order.isEmpty() || order.seatingId().isPresent()) {
      return OrderOutcome.Refused.of("order-not-empty", String.valueOf(order.number()));
    }
    if (closing.isPaidOn(order)) {
      return OrderOutcome.Refused.of("paid-on", String.valueOf(order.number()));
    }
    // One that somebody else let go of a moment ago is gone all the same.
    closing.close(orderId);
    return new OrderOutcome.Done(order);
  }
}
