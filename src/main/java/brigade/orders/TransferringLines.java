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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
    return toOrder(orderId, version, parts, toOrderId, false);
  }

  /**
   * The same.
   *
   * @param alone whether nobody sits there but the guests whose lines these are
   */
  private OrderOutcome toOrder(
      UUID orderId, @Nullable Long version, List<Part> parts, UUID toOrderId, boolean alone) {
    if (parts.isEmpty()) {
      return OrderOutcome.Invalid.field("lines", "are missing");
    }
    if (orderId.equals(toOrderId)) {
      return OrderOutcome.Invalid.field("orderId", "is the order they are on");
    }
    orders.hold(List.of(orderId, toOrderId));
    return amending.amend(
        orderId,
        version,
        from -> amending.amend(toOrderId, null, to -> give(from, to, parts, alone)));
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
    boolean alone = party.isEmpty();
    // Every command holds orders before their party; the other way round two would wait for each
    // other.
    party.ifPresent(sitting -> orders.holdWithParty(orderId, sitting.id()));
    if (alone) {
      Actor actor = currentActor.get();
      int guests = Math.max(1, seatsOf(orderId, parts).size());
      switch (floorPlan.seat(List.of(tableId), guests, actor.staffId(), actor.name(), null)) {
        case Seated.Done done -> {}
        case TableRefusal refusal -> {
          return Refusals.of(refusal);
        }
      }
    }
    OrderOutcome there = openingOrder.ofParty(tableId);
    return there instanceof OrderOutcome.Done(Order to)
        ? toOrder(orderId, version, parts, to.id(), alone)
        : there;
  }

  /** The seats that lines are for; their order stays as it is from now on. */
  private SortedSet<Integer> seatsOf(UUID orderId, List<Part> parts) {
    orders.hold(List.of(orderId));
    Set<UUID> named = parts.stream().map(Part::lineId).collect(Collectors.toSet());
    return orders
        .withLines(orderId)
        .map(order -> order.lines().stream().filter(line -> named.contains(line.id())).toList())
        .map(SeatsThere::seatsOf)
        .orElseGet(TreeSet::new);
  }

  private OrderOutcome give(Order from, Order to, List<Part> parts, boolean alone) {
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
    withTheirCombos(from, going);
    if (to.lines().size() + going.size() > Caps.ORDER_LINES) {
      return OrderOutcome.Refused.of("order-full", Caps.ORDER_LINES);
    }
    SeatsThere seats = seats(from, to, going.keySet(), alone);
    return seats.allergies(to.allergies(), from.allergies()).size() > Caps.ALLERGIES
        ? OrderOutcome.Refused.of("allergies-full", Caps.ALLERGIES)
        : give(from, to, going, seats);
  }

  private static SeatsThere seats(
      Order from, Order to, Collection<OrderLine> going, boolean alone) {
    if (from.seatingId().equals(to.seatingId())) {
      return SeatsThere.same(going);
    }
    return alone ? SeatsThere.alone(going, to.covers()) : SeatsThere.among(going, to.covers());
  }

  /**
   * A combo goes as it is counted and taken back, as a whole: as many of each of its components as
   * of that one of which most go. Its price is shared over them, so a part that stayed alone, or
   * was taken back alone, would be sold at a combo's price without the combo.
   */
  private static void withTheirCombos(Order from, Map<OrderLine, Integer> going) {
    Map<UUID, OrderLine> combos = new LinkedHashMap<>();
    going.keySet().forEach(line -> line.comboId().ifPresent(id -> combos.putIfAbsent(id, line)));
    for (OrderLine any : combos.values()) {
      List<List<OrderLine>> components = from.components(any);
      int portions =
          components.stream()
              .mapToInt(
                  component ->
                      component.stream().mapToInt(line -> going.getOrDefault(line, 0)).sum())
              .max()
              .orElse(0);
      for (List<OrderLine> component : components) {
        int left =
            portions - component.stream().mapToInt(line -> going.getOrDefault(line, 0)).sum();
        for (OrderLine line : component) {
          int more = Math.min(left, line.quantity() - going.getOrDefault(line, 0));
          if (more > 0) {
            going.merge(line, more, Integer::sum);
            left -= more;
          }
        }
      }
    }
  }

  private OrderOutcome give(Order from, Order to, Map<OrderLine, Integer> going, SeatsThere seats) {
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
    seat(to, lines, seats);
    from.touch(now);
    to.touch(now);
    warn(from, to, seats);
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

  private void seat(Order to, List<OrderLine> lines, SeatsThere there) {
    for (OrderLine line : lines) {
      List<Integer> seats = there.of(line);
      if (!seats.equals(line.seats())) {
        Integer first = seats.isEmpty() ? null : seats.getFirst();
        if (line.sentAt().isPresent()) {
          kitchen.moveToSeat(to.id(), List.of(line.kitchenId()), first);
        }
        line.sitAt(first, seats.isEmpty() ? List.of() : seats.subList(1, seats.size()));
      }
    }
  }

  /**
   * What must not be served to the guests goes along with their lines, and all tickets of the order
   * they went to say what is noted there: those that came along said what is noted here. The order
   * they left keeps what it had, for nobody has said that they got up.
   */
  private void warn(Order from, Order to, SeatsThere seats) {
    List<SeatAllergy> before = to.allergies();
    List<SeatAllergy> after = seats.allergies(before, from.allergies());
    steps.cameAlong(to, after);
    if (!after.equals(before)) {
      journal.record("order.allergies-noted", "order", to.id(), before, after);
    }
    if (!from.allergies().isEmpty() || !after.isEmpty()) {
      kitchen.warn(to.id(), KitchenRequests.warnings(to));
    }
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
