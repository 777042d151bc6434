package brigade.orders;

import brigade.floorplan.FloorPlan;
import brigade.floorplan.Joined;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.Stage;
import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Making one order of several, and one party of theirs where they sit apart. The kitchen makes
 * nothing again (behaviour K2); its tickets are relabelled and keep their clocks (behaviour K3).
 */
@ApplicationScoped
public class MergingOrders {
  /** Most orders that go into one at once. */
  static final int MOST = 20;

  private final Amending amending;
  private final Orders orders;
  private final OrderSteps steps;
  private final ClosingOrder closing;
  private final OrderTypes types;
  private final OrderSettings settings;
  private final FloorPlan floorPlan;
  private final Kitchen kitchen;
  private final Journal journal;
  private final Clock clock;
  private final Event<OrdersMerged> mergedEvent;

  MergingOrders(
      Amending amending,
      Orders orders,
      OrderSteps steps,
      ClosingOrder closing,
      OrderTypes types,
      OrderSettings settings,
      FloorPlan floorPlan,
      Kitchen kitchen,
      Journal journal,
      Clock clock,
      Event<OrdersMerged> mergedEvent) {
    this.amending = amending;
    this.orders = orders;
    this.steps = steps;
    this.closing = closing;
    this.types = types;
    this.settings = settings;
    this.floorPlan = floorPlan;
    this.kitchen = kitchen;
    this.journal = journal;
    this.clock = clock;
    this.mergedEvent = mergedEvent;
  }

  /**
   * Merges open orders into one. Seats of guests who come are counted on from those that were
   * there; what comes from a bar tab to a table is for the whole table.
   *
   * @param intoId which stays
   * @param version of that one, or null
   * @param fromIds which go into it
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome merge(UUID intoId, @Nullable Long version, List<UUID> fromIds) {
    List<UUID> others = fromIds.stream().distinct().toList();
    if (others.isEmpty() || others.size() > MOST || others.contains(intoId)) {
      return OrderOutcome.Invalid.field("orderIds", "are 1 to " + MOST + " other orders");
    }
    List<UUID> all = new ArrayList<>(others);
    all.add(intoId);
    // Parties with all their orders come first, as they do when a party moves.
    orders.holdWithParties(all);
    return amending.amend(
        intoId,
        version,
        into -> {
          for (UUID id : others) {
            OrderOutcome merged = amending.amend(id, null, from -> merge(into, from));
            if (!(merged instanceof OrderOutcome.Done)) {
              return merged;
            }
          }
          return new OrderOutcome.Done(into);
        });
  }

  private OrderOutcome merge(Order into, Order from) {
    Optional<OrderOutcome.Refused> refusal = amending.apart(from, into);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (into.lines().size() + from.lines().size() > Caps.ORDER_LINES) {
      return OrderOutcome.Refused.of("order-full", Caps.ORDER_LINES);
    }
    Optional<UUID> host = into.seatingId();
    Optional<UUID> guest = from.seatingId();
    if (guest.isEmpty()) {
      return host.isPresent() ? fromTheBar(into, from) : twoTabs(into, from);
    }
    if (host.isEmpty()) {
      return OrderOutcome.Refused.of("merge-into-table", from.label());
    }
    if (host.equals(guest)) {
      return absorb(into, from, 0);
    }
    return switch (floorPlan.join(host.get(), guest.get())) {
      case Joined.Done(SeatingSummary party) -> {
        into.place(party.id(), party.tableLabel(), party.covers());
        // Joining has counted the seats of all orders of the party on.
        yield absorb(into, from, 0);
      }
      case Joined.Gone gone -> OrderOutcome.Refused.of("party-gone");
      case Joined.TooMany tooMany -> OrderOutcome.Refused.of("too-many-covers", Caps.COVERS);
    };
  }

  /** What a guest had at the bar goes along to a table where everybody is counted already. */
  private OrderOutcome fromTheBar(Order into, Order from) {
    List<OrderLine> seated =
        from.standing().stream().filter(line -> line.seat().isPresent()).toList();
    List<UUID> known =
        seated.stream()
            .filter(line -> line.sentAt().isPresent())
            .map(OrderLine::kitchenId)
            .distinct()
            .toList();
    if (!known.isEmpty()) {
      kitchen.moveToSeat(from.id(), known, null);
    }
    seated.forEach(line -> line.sitAt(null, List.of()));
    from.note(
        from.allergies().stream().map(SeatAllergy::ofWholeTable).distinct().toList(),
        clock.instant());
    return absorb(into, from, 0);
  }

  private OrderOutcome twoTabs(Order into, Order from) {
    if (into.covers() + from.covers() > Caps.COVERS) {
      return OrderOutcome.Refused.of("too-many-covers", Caps.COVERS);
    }
    int seatsBefore = from.seatsBefore(Math.max(into.covers(), into.lastSeat()));
    into.place(null, into.tableLabel().orElse(null), into.covers() + from.covers());
    return absorb(into, from, seatsBefore);
  }

  private OrderOutcome absorb(Order into, Order from, int seatsBefore) {
    Instant now = clock.instant();
    OrderRecord.Given given =
        new OrderRecord.Given(from.number(), into.number(), OrderRecord.Line.of(from.lines()));
    kitchen.giveAll(
        from.id(), KitchenRequests.head(into, types.of(into.type()).kitchenLabel()), seatsBefore);
    List<OrderLine> lines = List.copyOf(from.lines());
    TransferCredit credit = settings.transferCredit();
    from.countSeatsOn(seatsBefore);
    for (OrderLine line : lines) {
      into.takeOver(line, from, credit);
    }
    List<SeatAllergy> allergies =
        Stream.concat(into.allergies().stream(), from.allergies().stream()).distinct().toList();
    if (allergies.size() > Caps.ALLERGIES) {
      return OrderOutcome.Refused.of("allergies-full", Caps.ALLERGIES);
    }
    steps.cameAlong(into, allergies);
    if (!allergies.isEmpty()) {
      // The tickets that came don't say yet what was noted on this order.
      kitchen.warn(into.id(), KitchenRequests.warnings(into));
    }
    if (!into.owed().isEmpty()) {
      into.seatingId().ifPresent(seating -> floorPlan.progress(seating, Stage.ORDERED));
    }
    journal.record("order.merged", "order", from.id(), null, given);
    journal.record("order.taken-in", "order", into.id(), null, given);
    mergedEvent.fire(
        new OrdersMerged(from.id(), into.id(), lines.stream().map(OrderLine::id).toList()));
    amending.changed(into);
    closing.closeMerged(from);
    return new OrderOutcome.Done(from);
  }
}
