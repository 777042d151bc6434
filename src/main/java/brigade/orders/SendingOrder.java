package brigade.orders;

import brigade.floorplan.FloorPlan;
import brigade.floorplan.Stage;
import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sending what is new on an order to the kitchen, now or at a time: one transaction with the
 * kitchen's tickets.
 */
@ApplicationScoped
public class SendingOrder {
  /** How far ahead a send may be put off; a day ahead is another business day's cooking. */
  static final Duration FURTHEST = Duration.ofHours(24);

  private final Amending amending;
  private final OrderSteps steps;
  private final OrderTypes types;
  private final KitchenRequests requests;
  private final Kitchen kitchen;
  private final FloorPlan floorPlan;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;
  private final Event<OrderSent> sentEvent;

  SendingOrder(
      Amending amending,
      OrderSteps steps,
      OrderTypes types,
      KitchenRequests requests,
      Kitchen kitchen,
      FloorPlan floorPlan,
      Journal journal,
      CurrentActor currentActor,
      Clock clock,
      Event<OrderSent> sentEvent) {
    this.amending = amending;
    this.steps = steps;
    this.types = types;
    this.requests = requests;
    this.kitchen = kitchen;
    this.floorPlan = floorPlan;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
    this.sentEvent = sentEvent;
  }

  /**
   * Sends what is new and waits for no time of its own; with nothing new it changes nothing, so
   * that a double tap is no error. Where the type of the order says how long before its pick-up it
   * is made, what is early waits until then.
   *
   * @param version what the client knew, or null
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome send(UUID orderId, @Nullable Long version) {
    return amending.amend(
        orderId,
        version,
        order -> {
          Optional<Instant> later = forPickup(order);
          return later.isPresent() && !order.sendable().isEmpty()
              ? delay(order, order.sendable(), later.get())
              : send(order, order.sendable());
        });
  }

  /** Sends these lines now, also such as wait for a time; all new ones when none are named. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome sendNow(UUID orderId, @Nullable Long version, List<UUID> lineIds) {
    return amending.amend(
        orderId,
        version,
        order ->
            switch (chosen(order, lineIds, order.unsent())) {
              case Chosen.Lines(List<OrderLine> lines) -> send(order, lines);
              case Chosen.No(OrderOutcome no) -> no;
            });
  }

  /**
   * Sends lines by themselves at a time; all new ones when none are named. A job does so once, also
   * after a restart.
   *
   * @param at in the future, at most {@link #FURTHEST} ahead
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome sendAt(UUID orderId, @Nullable Long version, List<UUID> lineIds, Instant at) {
    Optional<OrderOutcome> fault = fault(at, clock.instant());
    if (fault.isPresent()) {
      return fault.get();
    }
    return amending.rearrange(
        orderId,
        version,
        order ->
            switch (chosen(order, lineIds, order.unsent())) {
              case Chosen.Lines(List<OrderLine> lines) ->
                  lines.isEmpty()
                      ? OrderOutcome.Refused.of("nothing-to-send")
                      : delay(order, lines, at);
              case Chosen.No(OrderOutcome no) -> no;
            });
  }

  /** What is wrong with a time to send at. */
  static Optional<OrderOutcome> fault(Instant at, Instant now) {
    return at.isAfter(now) && !at.isAfter(now.plus(FURTHEST))
        ? Optional.empty()
        : Optional.of(
            OrderOutcome.Invalid.field(
                "sendAt", "is within the next " + FURTHEST.toHours() + " hours"));
  }

  /** Lines wait for a tap again; all that wait for a time when none are named. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome cancelDelay(UUID orderId, @Nullable Long version, List<UUID> lineIds) {
    return amending.rearrange(
        orderId,
        version,
        order -> {
          List<OrderLine> waiting =
              order.unsent().stream().filter(line -> line.sendAt().isPresent()).toList();
          return switch (chosen(order, lineIds, waiting)) {
            case Chosen.Lines(List<OrderLine> lines) ->
                lines.isEmpty()
                    ? OrderOutcome.Refused.of("nothing-delayed")
                    : delay(order, lines, null);
            case Chosen.No(OrderOutcome no) -> no;
          };
        });
  }

  private sealed interface Chosen {
    record Lines(List<OrderLine> lines) implements Chosen {}

    record No(OrderOutcome no) implements Chosen {}
  }

  private static Chosen chosen(Order order, List<UUID> lineIds, List<OrderLine> among) {
    for (UUID id : lineIds) {
      Optional<OrderLine> line = order.line(id);
      if (line.isEmpty()) {
        return new Chosen.No(Refusals.missingLine(id));
      }
      if (line.get().state() != LineState.NEW) {
        return new Chosen.No(
            line.get().state() == LineState.VOIDED
                ? Refusals.line("line-voided", line.get())
                : Refusals.line("line-sent", line.get()));
      }
    }
    return new Chosen.Lines(
        lineIds.isEmpty()
            ? among
            : among.stream().filter(line -> lineIds.contains(line.id())).toList());
  }

  private Optional<Instant> forPickup(Order order) {
    return types.of(order.type()).sendFor(order.pickupAt().orElse(null), clock.instant());
  }

  private OrderOutcome delay(Order order, List<OrderLine> lines, @Nullable Instant at) {
    List<LineImage> before = lines.stream().map(OrderLine::image).toList();
    UUID by = currentActor.get().staffId();
    lines.forEach(line -> line.sendAt(at, at == null ? null : by));
    order.touch(clock.instant());
    steps.took(order, OrderStep.Kind.DELAYED, before);
    journal.record(
        at == null ? "order.delay-cancelled" : "order.delayed",
        "order",
        order.id(),
        null,
        new OrderRecord.Delayed(order.number(), OrderRecord.Line.of(lines), at));
    return new OrderOutcome.Done(order);
  }

  /** Sends lines of an order that is being amended. */
  OrderOutcome send(Order order, List<OrderLine> waiting) {
    if (waiting.isEmpty()) {
      return order.isEmpty()
          ? OrderOutcome.Refused.of("nothing-to-send")
          : new OrderOutcome.Done(order);
    }
    if (waiting.stream().mapToInt(OrderLine::quantity).sum() > Caps.SEND_QUANTITY) {
      return OrderOutcome.Refused.of("send-too-large", Caps.SEND_QUANTITY);
    }
    Instant now = clock.instant();
    order.send(waiting, now, currentActor.get().staffId());
    toKitchen(order, waiting, now);
    journal.record("order.sent", "order", order.id(), null, OrderRecord.Lines.of(order, waiting));
    return new OrderOutcome.Done(order);
  }

  /**
   * Sends what is due by itself, of an order that this transaction holds.
   *
   * @return whether anything was
   */
  boolean sendDue(Order order) {
    Instant now = clock.instant();
    if (!order.isOpen() || amending.whilePaying(order).isPresent()) {
      return false;
    }
    List<OrderLine> due = order.sendDue(now);
    if (due.isEmpty()) {
      return false;
    }
    currentActor.run(Actor.HOUSE, () -> toKitchen(order, due, now));
    journal.recordOfHouse(
        "order.sent", "order", order.id(), null, OrderRecord.Lines.of(order, due));
    amending.changed(order);
    return true;
  }

  private void toKitchen(Order order, List<OrderLine> sent, Instant now) {
    kitchen.accept(requests.of(order, sent, now));
    order.seatingId().ifPresent(seating -> floorPlan.progress(seating, Stage.ORDERED));
    sentEvent.fire(new OrderSent(order.id(), sent.stream().map(OrderLine::id).toList()));
  }
}
