package brigade.orders;

import brigade.floorplan.FloorPlan;
import brigade.floorplan.Stage;
import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carrying what is ready to the table; the kitchen's call is read with it. */
@ApplicationScoped
public class ServingLines {
  private final Amending amending;
  private final Orders orders;
  private final Kitchen kitchen;
  private final FloorPlan floorPlan;
  private final Journal journal;
  private final Clock clock;

  ServingLines(
      Amending amending,
      Orders orders,
      Kitchen kitchen,
      FloorPlan floorPlan,
      Journal journal,
      Clock clock) {
    this.amending = amending;
    this.orders = orders;
    this.kitchen = kitchen;
    this.floorPlan = floorPlan;
    this.journal = journal;
    this.clock = clock;
  }

  /** Marks what is ready as served; also on an order that was paid before its food was out. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome serve(UUID orderId, @Nullable Long version) {
    return amending.carry(
        orderId,
        version,
        order -> {
          kitchen.pickedUp(orderId);
          List<OrderLine> ready =
              order.lines().stream().filter(line -> line.state() == LineState.READY).toList();
          if (ready.isEmpty()) {
            return new OrderOutcome.Done(order);
          }
          Instant now = clock.instant();
          ready.forEach(line -> line.serve(now));
          order.touch(now);
          order
              .seatingId()
              .ifPresent(seating -> floorPlan.progress(seating, after(order, seating)));
          journal.record(
              "order.lines-served", "order", orderId, null, OrderRecord.Lines.of(order, ready));
          return new OrderOutcome.Done(order);
        });
  }

  /** With the last food on the table, a party that has paid is to be cleared after. */
  private Stage after(Order order, UUID seating) {
    return order.isOpen() || !orders.openOf(List.of(seating)).isEmpty()
        ? Stage.ORDERED
        : Stage.TO_CLEAR;
  }
}
