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
   * moves, to a party of its own.
   *
   * @param tableId the table to go to, which must be free; null stays
   * @param serverId who takes it over, who must be able to take orders; null stays
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome transfer(
      UUID orderId, @Nullable Long version, @Nullable UUID tableId, @Nullable UUID serverId) {
    if (tableId == null && serverId == null) {
      return OrderOutcome.Invalid.field("tableId", "or serverId has to be given");
    }
    // A party's orders are held before the party, all of them in one order: whoever held this one
    // alone first would wait for another that a move of the party holds, and the move for this one.
    orders.partyOf(orderId).ifPresent(floorPlan::holdStill);
    return amending.rearrange(orderId, version, order -> transfer(order, tableId, serverId));
  }

  private OrderOutcome transfer(Order order, @Nullable UUID tableId, @Nullable UUID serverId) {
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
      Optional<OrderOutcome> refusal = moveTo(order, tableId);
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

  private Optional<OrderOutcome> moveTo(Order order, UUID tableId) {
    Optional<UUID> seating = order.seatingId();
    boolean alone = seating.isPresent() && orders.openOf(List.of(seating.get())).size() == 1;
    if (alone) {
      return switch (floorPlan.move(seating.get(), List.of(tableId))) {
        case Moved.Done(SeatingSummary moved) -> {
          order.place(moved.id(), moved.tableLabel(), moved.covers());
          yield Optional.empty();
        }
        case Moved.Gone gone -> Optional.of(OrderOutcome.Refused.of("party-gone"));
        case TableRefusal refusal -> Optional.of(Refusals.of(refusal));
      };
    }
    return switch (floorPlan.seat(
        List.of(tableId),
        Math.max(1, order.covers()),
        order.serverId(),
        order.serverName(),
        order.guestName().orElse(null))) {
      case Seated.Done(SeatingSummary seated) -> {
        order.place(seated.id(), seated.tableLabel(), seated.covers());
        if (!order.owed().isEmpty()) {
          floorPlan.progress(seated.id(), Stage.ORDERED);
        }
        yield Optional.empty();
      }
      case TableRefusal refusal -> Optional.of(Refusals.of(refusal));
    };
  }
}
