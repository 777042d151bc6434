package brigade.orders;

import brigade.menu.Menus;
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
  private final Menus menus;

  RepeatingRound(Amending amending, AddingLines addingLines, Menus menus) {
    this.amending = amending;
    this.addingLines = addingLines;
    this.menus = menus;
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
        : addingLines.add(
            order,
            round.stream()
                .map(line -> LineRequest.again(line, line.quantity(), menus.current()))
                .toList());
  }
}
