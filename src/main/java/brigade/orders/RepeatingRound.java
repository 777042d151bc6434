package brigade.orders;

import brigade.menu.Menus;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The same drinks again, at the price of now. A combo that is all drinks comes again as a combo; a
 * drink that came with a meal comes again by itself, for nobody wants the meal again.
 */
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
        : addingLines.add(order, LineRequest.again(round, order, menus.current()));
  }
}
