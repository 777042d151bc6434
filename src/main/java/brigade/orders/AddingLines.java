package brigade.orders;

import brigade.journal.Journal;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adding lines to an open order. They are priced now and sent later. */
@ApplicationScoped
public class AddingLines {
  private final Amending amending;
  private final OrderSteps steps;
  private final OrderTypes types;
  private final Menus menus;
  private final Offering offering;
  private final Portions portions;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;

  AddingLines(
      Amending amending,
      OrderSteps steps,
      OrderTypes types,
      Menus menus,
      Offering offering,
      Portions portions,
      Journal journal,
      CurrentActor currentActor,
      Clock clock) {
    this.amending = amending;
    this.steps = steps;
    this.types = types;
    this.menus = menus;
    this.offering = offering;
    this.portions = portions;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * Adds the lines, all or none. What is counted is taken now, so that the last portion goes to
   * whoever tapped first.
   *
   * @param version what the client knew, or null
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome add(UUID orderId, @Nullable Long version, List<LineRequest> requests) {
    if (requests.isEmpty()) {
      return OrderOutcome.Invalid.field("lines", "are missing");
    }
    return amending.amend(orderId, version, order -> add(order, requests));
  }

  /** Adds the lines to an order that is being amended. */
  OrderOutcome add(Order order, List<LineRequest> requests) {
    MenuSnapshot menu = menus.current();
    Pricing pricing = offering.price(offering.of(menu, order), requests, "lines");
    if (!(pricing instanceof Pricing.Priced priced)) {
      return Refusals.of(pricing);
    }
    if (order.lines().size() + priced.lines().size() > Caps.ORDER_LINES) {
      return OrderOutcome.Refused.of("order-full", Caps.ORDER_LINES);
    }
    Optional<Portions.Shortage> shortage = portions.take(menu, priced.portions());
    if (shortage.isPresent()) {
      return Refusals.of(shortage.get());
    }
    List<OrderLine> added = order.add(priced.lines(), currentActor.get().name(), clock.instant());
    OrderTypeRules rules = types.of(order.type());
    added.stream().filter(line -> rules.holds(line.course())).forEach(line -> line.holdBack(true));
    steps.added(order, added);
    journal.record(
        "order.lines-added", "order", order.id(), null, OrderRecord.Lines.of(order, added));
    return new OrderOutcome.Done(order);
  }
}
