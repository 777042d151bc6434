package brigade.orders;

import brigade.floorplan.FloorPlan;
import brigade.floorplan.Seated;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.Stage;
import brigade.floorplan.TableRefusal;
import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.money.Money;
import brigade.rest.Problem.FieldError;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Giving lines, or some of their portions, to another order. The kitchen makes nothing again
 * (behaviour K2): its tickets go along, relabelled, with their clocks.
 */
@ApplicationScoped
public class TransferringLines {
  private final Amending amending;
  private final Orders orders;
  private final OrderSteps steps;
  private final OpeningOrder openingOrder;
  private final OrderTypes types;
  private final OrderSettings settings;
  private final FloorPlan floorPlan;
  private final Kitchen kitchen;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;
  private final Event<LinesGiven> givenEvent;

  TransferringLines(
      Amending amending,
      Orders orders,
      OrderSteps steps,
      OpeningOrder openingOrder,
      OrderTypes types,
      OrderSettings settings,
      FloorPlan floorPlan,
      Kitchen kitchen,
      Journal journal,
      CurrentActor currentActor,
      Clock clock,
      Event<LinesGiven> givenEvent) {
    this.amending = amending;
    this.orders = orders;
    this.steps = steps;
    this.openingOrder = openingOrder;
    this.types = types;
    this.settings = settings;
    this.floorPlan = floorPlan;
    this.kitchen = kitchen;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
    this.givenEvent = givenEvent;
  }

  /**
   * A line that goes.
   *
   * @param quantity portions; null is all of it
   */
  public record Part(UUID lineId, @Nullable Integer quantity) {}

  /**
   * Gives lines to an open order.
   *
   * @param version of the order they are on, or null
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome toOrder(
      UUID orderId, @Nullable Long version, List<Part> parts, UUID toOrderId) {
    if (parts.isEmpty()) {
      return OrderOutcome.Invalid.field("lines", "are missing");
    }
    if (orderId.equals(toOrderId)) {
      return OrderOutcome.Invalid.field("orderId", "is the order they are on");
    }
    orders.hold(List.of(orderId, toOrderId));
    return amending.amend(
        orderId, version, from -> amending.amend(toOrderId, null, to -> give(from, to, parts)));
  }

  /** Gives lines to the party at a table, which is seated when nobody sits there. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome toTable(
      UUID orderId, @Nullable Long version, List<Part> parts, UUID tableId) {
    // Before anybody is seated: what is refused here must leave the table as it was.
    if (parts.isEmpty()) {
      return OrderOutcome.Invalid.field("lines", "are missing");
    }
    Optional<SeatingSummary> party = floorPlan.seatingAt(tableId);
    // Every command holds orders before their party; the other way round two would wait for each
    // other.
    party.ifPresent(sitting -> orders.holdWithParty(orderId, sitting.id()));
    if (party.isEmpty()) {
      Actor actor = currentActor.get();
      switch (floorPlan.seat(List.of(tableId), 1, actor.staffId(), actor.name(), null)) {
        case Seated.Done done -> {}
        case TableRefusal refusal -> {
          return Refusals.of(refusal);
        }
      }
    }
    OrderOutcome there = openingOrder.ofParty(tableId);
    return there instanceof OrderOutcome.Done(Order to)
        ? toOrder(orderId, version, parts, to.id())
        : there;
  }

  private OrderOutcome give(Order from, Order to, List<Part> parts) {
    Optional<OrderOutcome.Refused> refusal = amending.apart(from, to);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Map<OrderLine, Integer> going = new LinkedHashMap<>();
    List<FieldError> faults = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Optional<OrderLine> line = from.line(part.lineId());
      if (line.isEmpty()) {
        return Refusals.missingLine(part.lineId());
      }
      if (line.get().state() == LineState.VOIDED) {
        return Refusals.line("line-voided", line.get());
      }
      int quantity = part.quantity() == null ? line.get().quantity() : part.quantity();
      if (quantity < 1 || quantity > line.get().quantity()) {
        faults.add(new FieldError("lines[" + i + "].quantity", "is 1 to " + line.get().quantity()));
      }
      if (going.put(line.get(), quantity) != null) {
        faults.add(new FieldError("lines[" + i + "].lineId", "comes twice"));
      }
    }
    if (!faults.isEmpty()) {
      return new OrderOutcome.Invalid(faults);
    }
    if (to.lines().size() + going.size() > Caps.ORDER_LINES) {
      return OrderOutcome.Refused.of("order-full", Caps.ORDER_LINES);
    }
    return give(from, to, going);
  }

  private OrderOutcome give(Order from, Order to, Map<OrderLine, Integer> going) {
    Instant now = clock.instant();
    List<OrderLine> lines = new ArrayList<>();
    List<LinesGiven.Gone> gone = new ArrayList<>();
    steps.forget(
        from,
        going.keySet().stream()
            .filter(line -> line.sentAt().isEmpty())
            .map(OrderLine::id)
            .toList());
    going.forEach(
        (line, quantity) -> {
          OrderLine part = from.part(line, quantity);
          lines.add(part);
          gone.add(new LinesGiven.Gone(line.id(), part.id(), part.total()));
        });
    List<Kitchen.Leaving> leaving = leaving(from, lines);
    if (!leaving.isEmpty()) {
      kitchen.giveLines(
          from.id(), leaving, KitchenRequests.head(to, types.of(to.type()).kitchenLabel()));
    }
    TransferCredit credit = settings.transferCredit();
    lines.forEach(line -> to.takeOver(line, from, credit));
    from.touch(now);
    to.touch(now);
    progress(from, to);
    OrderRecord.Given given =
        new OrderRecord.Given(from.number(), to.number(), OrderRecord.Line.of(lines));
    journal.record("order.lines-given", "order", from.id(), null, given);
    journal.record("order.lines-taken-over", "order", to.id(), null, given);
    Map<UUID, Money> stay =
        from.lines().stream().collect(Collectors.toMap(OrderLine::id, OrderLine::total));
    givenEvent.fire(new LinesGiven(from.id(), to.id(), gone, stay));
    amending.changed(from);
    return new OrderOutcome.Done(to);
  }

  /**
   * What the kitchen has of the lines. A line that shares its item there with lines that stay gets
   * an item of its own.
   */
  private static List<Kitchen.Leaving> leaving(Order from, List<OrderLine> lines) {
    List<Kitchen.Leaving> leaving = new ArrayList<>();
    for (OrderLine line : lines) {
      if (line.sentAt().isEmpty()) {
        continue;
      }
      UUID known = line.kitchenId();
      boolean whole =
          from.knownAs(List.of(known)).stream()
              .filter(other -> other.state() != LineState.VOIDED)
              .allMatch(lines::contains);
      if (whole) {
        if (leaving.stream().noneMatch(one -> one.newId().equals(known))) {
          leaving.add(new Kitchen.Leaving(known, line.quantity(), known));
        }
      } else {
        // Its own id is taken where the item goes by it; then the kitchen learns a new one.
        UUID fresh = line.id().equals(known) ? brigade.venue.Ids.next() : line.id();
        leaving.add(new Kitchen.Leaving(known, line.quantity(), fresh));
        line.knowAs(fresh);
      }
    }
    return leaving;
  }

  private void progress(Order from, Order to) {
    if (!to.owed().isEmpty()) {
      to.seatingId().ifPresent(seating -> floorPlan.progress(seating, Stage.ORDERED));
    }
    from.seatingId()
        .filter(seating -> from.owed().isEmpty())
        .filter(
            seating -> orders.openOf(List.of(seating)).stream().allMatch(o -> o.owed().isEmpty()))
        .ifPresent(seating -> floorPlan.progress(seating, Stage.TO_ORDER));
  }
}
