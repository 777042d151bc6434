package brigade.orders;

import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The same drinks again, at the price of now. */
@ApplicationScoped
public class RepeatingRound {
  private final Amending amending;
  private final AddingLines addingLines;

  RepeatingRound(Amending amending, AddingLines addingLines) {
    this.amending = amending;
    this.addingLines = addingLines;
  }

  /** Adds the drinks of the last send once more, not sent yet. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome repeat(UUID orderId, @Nullable Long version) {
    return amending.amend(orderId, version, this::repeat);
  }

  private OrderOutcome repeat(Order order) {
    List<OrderLine> round = order.lastRound();
    return round.isEmpty()
        ? OrderOutcome.Refused.of("no-round")
        : addingLines.add(order, round.stream().map(RepeatingRound::again).toList());
  }

  private static LineRequest again(OrderLine line) {
    return new LineRequest(
        line.menuItemId(),
        null,
        line.size().orElse(null),
        line.quantity(),
        line.seat().orElse(null),
        line.sharedWith(),
        line.course(),
        false,
        line.choices(),
        line.note().orElse(null));
  }
}
