package brigade.orders;

import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The same drinks again, at the price of now. */
@ApplicationScoped
public class RepeatingRound {
  private final Orders orders;
  private final AddingLines addingLines;

  RepeatingRound(Orders orders, AddingLines addingLines) {
    this.orders = orders;
    this.addingLines = addingLines;
  }

  /** Adds the drinks of the last send once more, not sent yet. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome repeat(UUID orderId, @Nullable Long version) {
    Optional<Order> found = orders.withLines(orderId);
    if (found.isEmpty()) {
      return new OrderOutcome.Missing("order", orderId);
    }
    List<OrderLine> round = found.get().lastRound();
    if (round.isEmpty()) {
      return OrderOutcome.Refused.of("no-round");
    }
    return addingLines.add(
        orderId,
        version,
        round.stream()
            .map(
                line ->
                    new LineRequest(
                        line.menuItemId(),
                        null,
                        line.size().orElse(null),
                        line.quantity(),
                        line.seat().orElse(null),
                        line.course(),
                        false,
                        line.choices(),
                        line.note().orElse(null)))
            .toList());
  }
}
