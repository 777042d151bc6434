package brigade.orders;

import brigade.floorplan.FloorPlan;
import brigade.floorplan.Stage;
import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sending what is new on an order to the kitchen: one transaction with the kitchen's tickets. */
@ApplicationScoped
public class SendingOrder {
  private final Amending amending;
  private final Kitchen kitchen;
  private final FloorPlan floorPlan;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;
  private final Event<OrderSent> sentEvent;

  SendingOrder(
      Amending amending,
      Kitchen kitchen,
      FloorPlan floorPlan,
      Journal journal,
      CurrentActor currentActor,
      Clock clock,
      Event<OrderSent> sentEvent) {
    this.amending = amending;
    this.kitchen = kitchen;
    this.floorPlan = floorPlan;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
    this.sentEvent = sentEvent;
  }

  /**
   * Sends what is new; with nothing new it changes nothing, so that a double tap is no error.
   *
   * @param version what the client knew, or null
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome send(UUID orderId, @Nullable Long version) {
    return amending.amend(orderId, version, this::send);
  }

  private OrderOutcome send(Order order) {
    List<OrderLine> waiting = order.unsent();
    if (waiting.isEmpty()) {
      return order.isEmpty()
          ? OrderOutcome.Refused.of("nothing-to-send")
          : new OrderOutcome.Done(order);
    }
    if (waiting.stream().mapToInt(OrderLine::quantity).sum() > Caps.SEND_QUANTITY) {
      return OrderOutcome.Refused.of("send-too-large", Caps.SEND_QUANTITY);
    }
    Instant now = clock.instant();
    List<OrderLine> sent = order.send(now, currentActor.get().staffId());
    kitchen.accept(KitchenRequests.of(order, sent, now, ""));
    order.seatingId().ifPresent(seating -> floorPlan.progress(seating, Stage.ORDERED));
    journal.record("order.sent", "order", order.id(), null, OrderRecord.Lines.of(order, sent));
    sentEvent.fire(new OrderSent(order.id(), sent.stream().map(OrderLine::id).toList()));
    return new OrderOutcome.Done(order);
  }
}
