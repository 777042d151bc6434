package brigade.orders;

import brigade.floorplan.FloorPlan;
import brigade.floorplan.Moved;
import brigade.floorplan.Seated;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.Stage;
import brigade.floorplan.TableRefusal;
import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.staff.Staff;
import brigade.staff.StaffMember;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Giving an order another table, another server, or both. The kitchen's tickets are relabelled. */
@ApplicationScoped
public class TransferringOrder {
  private final Amending amending;
  private final Orders orders;
  private final OrderSettings settings;
  private final FloorPlan floorPlan;
  private final Kitchen kitchen;
  private final Staff staff;
  private final Journal journal;
  private final Clock clock;
  private final Event<OrderMoved> movedEvent;

  TransferringOrder(
      Amending amending,
      Orders orders,
      OrderSettings settings,
      FloorPlan floorPlan,
      Kitchen kitchen,
      Staff staff,
      Journal journal,
      Clock clock,
      Event<OrderMoved> movedEvent) {
    this.amending = amending;
    this.orders = orders;
    this.settings = settings;
    this.floorPlan = floorPlan;
    this.kitchen = kitchen;
    this.staff = staff;
    this.journal = journal;
    this.clock = clock;
    this.movedEvent = movedEvent;
  }

  /**
   * Transfers it. A party with one order moves with it; of several orders of a party only this one
   * moves, to a party of its own, and each party is counted as those who sit there then.
   *
   * @param tableId the table to go to, which must be free; null stays
   * @param covers how many guests go with one of several orders, or sit down with an order that had
   *     no table; null counts the seats its dishes are for. Somebody stays with the others
   * @param serverId who takes it over, who must be able to take orders; null stays
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome transfer(
      UUID orderId,
      @Nullable Long version,
      @Nullable UUID tableId,
      @Nullable Integer covers,
      @Nullable UUID serverId) {
    if (tableId == null && serverId == null) {
      return OrderOutcome.Invalid.field("tableId", "or serverId has to be given");
    }
    if (tableId == null && covers != null) {
      return OrderOutcome.Invalid.field("covers", "go to a table, which tableId names");
    }
    // A party's orders are held before the party, all of them in one order: whoever held this one
    // alone first would wait for another that a move of the party holds, and the move for this one.
    orders.partyOf(orderId).ifPresent(floorPlan::holdStill);
    return amending.rearrange(
        orderId, version, order -> transfer(order, tableId, covers, serverId));
  }

  private OrderOutcome transfer(
      Order order, @Nullable UUID tableId, @Nullable Integer covers, @Nullable UUID serverId) {
    OrderRecord.Place before = OrderRecord.Place.of(order);
    if (serverId != null) {
      Optional<StaffMember> server =
          staff
              .findByIdOptional(serverId)
              .filter(member -> !member.isDisabled())
              .filter(member -> member.role().may(Permission.TAKE_ORDERS));
      if (server.isEmpty()) {
        return OrderOutcome.Invalid.field("serverId", "is nobody who takes orders");
      }
      order.handOver(serverId, server.get().name(), settings.transferCredit());
    }
    if (tableId != null) {
      Optional<OrderOutcome> refusal = moveTo(order, tableId, covers);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    if (serverId != null) {
      order
          .seatingId()
          .ifPresent(seating -> floorPlan.handOver(seating, serverId, order.serverName()));
    }
    order.touch(clock.instant());
    journal.record("order.transferred", "order", order.id(), before, OrderRecord.Place.of(order));
    kitchen.relabel(
        order.id(), order.label(), order.serverId(), order.serverName(), order.covers());
    movedEvent.fire(new OrderMoved(order.id(), order.label(), order.serverId()));
    return new OrderOutcome.Done(order);
  }

  private Optional<OrderOutcome> moveTo(Order order, UUID tableId, @Nullable Integer covers) {
    Optional<UUID> seating = order.seatingId();
    List<Order> party = orders.openOf(seating.stream().toList());
    if (seating.isPresent() && party.size() == 1) {
      return covers == null
          ? moveParty(order, seating.get(), tableId)
          : Optional.of(
              OrderOutcome.Invalid.field("covers", "go with one of several orders of a party"));
    }
    Optional<SeatingSummary> left = seating.flatMap(floorPlan::seating);
    int most = left.map(old -> Math.max(1, old.covers() - 1)).orElse(Caps.COVERS);
    if (covers != null && (covers < 1 || covers > most)) {
      return Optional.of(OrderOutcome.Invalid.field("covers", "is 1 to " + most));
    }
    int going = covers == null ? Math.min(most, guestsOf(order)) : covers;
    if (going != order.covers()) {
      // What is owed goes by the covers, so whoever pays at this moment has them all stand still.
      Optional<OrderOutcome.Refused> paying =
          Stream.concat(Stream.of(order), party.stream())
              .flatMap(one -> amending.whilePaying(one).stream())
              .findFirst();
      if (paying.isPresent()) {
        return paying.map(why -> why);
      }
    }
    return switch (floorPlan.seat(
        List.of(tableId),
        going,
        order.serverId(),
        order.serverName(),
        order.guestName().orElse(null))) {
      case Seated.Done(SeatingSummary seated) -> {
        order.place(seated.id(), seated.tableLabel(), seated.covers());
        if (!order.owed().isEmpty()) {
          floorPlan.progress(seated.id(), Stage.ORDERED);
        }
        // The order is none of theirs any more before they are counted.
        orders.flush();
        left.filter(old -> old.covers() > going)
            .ifPresent(old -> floorPlan.recount(old.id(), old.covers() - going));
        yield Optional.empty();
      }
      case TableRefusal refusal -> Optional.of(Refusals.of(refusal));
    };
  }

  private Optional<OrderOutcome> moveParty(Order order, UUID seating, UUID tableId) {
    return switch (floorPlan.move(seating, List.of(tableId))) {
      case Moved.Done(SeatingSummary moved) -> {
        order.place(moved.id(), moved.tableLabel(), moved.covers());
        yield Optional.empty();
      }
      case Moved.Gone gone -> Optional.of(OrderOutcome.Refused.of("party-gone"));
      case TableRefusal refusal -> Optional.of(Refusals.of(refusal));
    };
  }

  /**
   * The guests of an order, as far as it says: those its dishes are for, at a table; without one
   * whoever was counted when it was opened.
   */
  private static int guestsOf(Order order) {
    return Math.max(
        1,
        order.seatingId().isPresent()
            ? SeatsThere.seatsOf(order.standing()).size()
            : order.covers());
  }
}
