package brigade.orders;

import brigade.floorplan.FloorPlan;
import brigade.floorplan.Stage;
import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.screen.Phrase;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Firing a held course: from now on the kitchen makes it. */
@ApplicationScoped
public class FiringCourse {
  private final Amending amending;
  private final Kitchen kitchen;
  private final FloorPlan floorPlan;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;

  FiringCourse(
      Amending amending,
      Kitchen kitchen,
      FloorPlan floorPlan,
      Journal journal,
      CurrentActor currentActor,
      Clock clock) {
    this.amending = amending;
    this.kitchen = kitchen;
    this.floorPlan = floorPlan;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * Fires a course. A course with nothing held is refused and says so.
   *
   * @param course 0 to 9
   * @param version what the client knew, or null
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome fire(UUID orderId, int course, @Nullable Long version) {
    return amending.rearrange(orderId, version, order -> fire(order, course));
  }

  /** Fires the lowest course with something held. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome fireNext(UUID orderId, @Nullable Long version) {
    return amending.rearrange(
        orderId,
        version,
        order -> {
          Optional<Integer> next = order.nextHeldCourse();
          return next.isEmpty() ? OrderOutcome.Refused.of("nothing-held") : fire(order, next.get());
        });
  }

  /** Fires held lines while others of their course wait on. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome fireLines(UUID orderId, Collection<UUID> lineIds, @Nullable Long version) {
    if (lineIds.isEmpty()) {
      return OrderOutcome.Invalid.field("lineIds", "are missing");
    }
    return amending.rearrange(orderId, version, order -> fire(order, Set.copyOf(lineIds)));
  }

  private OrderOutcome fire(Order order, Set<UUID> lineIds) {
    Set<UUID> known = new HashSet<>();
    for (UUID id : lineIds) {
      Optional<OrderLine> line = order.line(id);
      if (line.isEmpty()) {
        return Refusals.missingLine(id);
      }
      if (line.get().state() != LineState.HELD) {
        return Refusals.line("line-not-held", line.get());
      }
      known.add(line.get().kitchenId());
    }
    kitchen.fireLines(order.id(), known);
    // Parts of one line are one item to the kitchen, and are fired together.
    List<OrderLine> fired =
        order.knownAs(known).stream().filter(line -> line.state() == LineState.HELD).toList();
    order.fire(fired, clock.instant(), currentActor.get().staffId());
    order.seatingId().ifPresent(seating -> floorPlan.progress(seating, Stage.ORDERED));
    journal.record(
        "order.lines-fired", "order", order.id(), null, OrderRecord.Lines.of(order, fired));
    return new OrderOutcome.Done(order);
  }

  private OrderOutcome fire(Order order, int course) {
    if (order.held(course).isEmpty()) {
      return new OrderOutcome.Refused(
          "nothing-held", Phrase.of("orders.refused.nothing-held-of", course));
    }
    // The kitchen locks its tickets before lines are touched, as it does when it bumps.
    kitchen.fire(order.id(), course);
    List<OrderLine> fired = order.fire(course, clock.instant(), currentActor.get().staffId());
    order.seatingId().ifPresent(seating -> floorPlan.progress(seating, Stage.ORDERED));
    journal.record(
        "order.course-fired", "order", order.id(), null, OrderRecord.Lines.of(order, fired));
    return new OrderOutcome.Done(order);
  }
}
