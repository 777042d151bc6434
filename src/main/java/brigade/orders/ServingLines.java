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
  private final Kitchen kitchen;
  private final FloorPlan floorPlan;
  private final Journal journal;
  private final Clock clock;

  ServingLines(
      Amending amending, Kitchen kitchen, FloorPlan floorPlan, Journal journal, Clock clock) {
    this.amending = amending;
    this.kitchen = kitchen;
    this.floorPlan = floorPlan;
    this.journal = journal;
    this.clock = clock;
  }

  /** Marks what is ready as served. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome serve(UUID orderId, @Nullable Long version) {
    return amending.rearrange(
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
          order.seatingId().ifPresent(seating -> floorPlan.progress(seating, Stage.ORDERED));
          journal.record(
              "order.lines-served", "order", orderId, null, OrderRecord.Lines.of(order, ready));
          return new OrderOutcome.Done(order);
        });
  }
}
