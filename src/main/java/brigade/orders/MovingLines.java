package brigade.orders;

import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.menu.Menus;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moving lines of an order to another course, to other seats, or both. */
@ApplicationScoped
public class MovingLines {
  private final Amending amending;
  private final OrderSteps steps;
  private final Kitchen kitchen;
  private final Menus menus;
  private final Journal journal;
  private final Clock clock;

  MovingLines(
      Amending amending,
      OrderSteps steps,
      Kitchen kitchen,
      Menus menus,
      Journal journal,
      Clock clock) {
    this.amending = amending;
    this.steps = steps;
    this.kitchen = kitchen;
    this.menus = menus;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Where lines go.
   *
   * @param course 0 to 9; null stays
   * @param seats for whom; null stays
   */
  public record To(@Nullable Integer course, @Nullable Seats seats) {}

  /**
   * For whom lines are.
   *
   * @param all the seats that share them; empty for the whole table
   */
  public record Seats(List<Integer> all) {
    public Seats {
      all = all.stream().distinct().sorted().toList();
    }

    /** One seat, or null for the whole table. */
    public static Seats of(@Nullable Integer seat) {
      return new Seats(seat == null ? List.of() : List.of(seat));
    }

    private @Nullable Integer first() {
      return all.isEmpty() ? null : all.getFirst();
    }

    private List<Integer> others() {
      return all.isEmpty() ? List.of() : all.subList(1, all.size());
    }
  }

  /**
   * Moves them, all or none. To another course goes only what the kitchen does not make yet; held
   * lines change course on its tickets too.
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome move(UUID orderId, @Nullable Long version, Collection<UUID> lineIds, To to) {
    List<FieldError> faults = faults(lineIds, to);
    if (!faults.isEmpty()) {
      return new OrderOutcome.Invalid(faults);
    }
    // Who sits where decides what is on a check that was split by seats.
    return to.seats() == null
        ? amending.rearrange(orderId, version, order -> move(order, lineIds, to))
        : amending.amend(orderId, version, order -> move(order, lineIds, to));
  }

  private static List<FieldError> faults(Collection<UUID> lineIds, To to) {
    List<FieldError> faults = new ArrayList<>();
    if (lineIds.isEmpty()) {
      faults.add(new FieldError("lineIds", "are missing"));
    }
    if (to.course() == null && to.seats() == null) {
      faults.add(new FieldError("course", "or seat has to be given"));
    }
    if (to.course() != null && (to.course() < 0 || to.course() > 9)) {
      faults.add(new FieldError("course", "is 0 to 9"));
    }
    if (to.seats() != null
        && to.seats().all().stream().anyMatch(seat -> seat < 1 || seat > Caps.SEATS)) {
      faults.add(new FieldError("seat", "is 1 to " + Caps.SEATS));
    }
    return faults;
  }

  private OrderOutcome move(Order order, Collection<UUID> lineIds, To to) {
    List<OrderLine> lines = new ArrayList<>();
    for (UUID id : Set.copyOf(lineIds)) {
      Optional<OrderLine> line = order.line(id);
      if (line.isEmpty()) {
        return Refusals.missingLine(id);
      }
      if (line.get().state() == LineState.VOIDED) {
        return Refusals.line("line-voided", line.get());
      }
      if (to.course() != null && line.get().state().fired()) {
        return Refusals.line("line-fired", line.get());
      }
      lines.add(line.get());
    }
    List<OrderRecord.Line> before = OrderRecord.Line.of(lines);
    List<LineImage> images =
        lines.stream().filter(line -> line.state() == LineState.NEW).map(OrderLine::image).toList();
    Instant now = clock.instant();
    if (to.course() != null) {
      changeCourse(order, lines, to.course());
    }
    if (to.seats() != null) {
      seat(order, lines, to.seats());
    }
    order.touch(now);
    steps.took(order, OrderStep.Kind.MOVED, images);
    journal.record(
        "order.lines-moved", "order", order.id(), before, OrderRecord.Lines.of(order, lines));
    return new OrderOutcome.Done(order);
  }

  private void changeCourse(Order order, List<OrderLine> lines, int course) {
    String name = menus.current().courseName(course);
    List<OrderLine> held = lines.stream().filter(line -> line.state() == LineState.HELD).toList();
    // Parts of one line are one item to the kitchen, and go together.
    Set<UUID> known = held.stream().map(OrderLine::kitchenId).collect(Collectors.toSet());
    if (!known.isEmpty()) {
      // The kitchen locks its tickets before lines are touched, as it does when it bumps.
      kitchen.moveToCourse(order.id(), known, course, name);
    }
    Stream.concat(
            lines.stream(),
            order.knownAs(known).stream().filter(line -> line.state() == LineState.HELD))
        .distinct()
        .forEach(line -> line.serveWith(course, name));
  }

  private void seat(Order order, List<OrderLine> lines, Seats seats) {
    Set<UUID> known =
        lines.stream()
            .filter(line -> line.sentAt().isPresent())
            .map(OrderLine::kitchenId)
            .filter(id -> lines.containsAll(standing(order, id)))
            .collect(Collectors.toSet());
    if (!known.isEmpty()) {
      kitchen.moveToSeat(order.id(), known, seats.first());
    }
    lines.forEach(line -> line.sitAt(seats.first(), seats.others()));
  }

  private static List<OrderLine> standing(Order order, UUID kitchenId) {
    return order.knownAs(List.of(kitchenId)).stream()
        .filter(line -> line.state() != LineState.VOIDED)
        .toList();
  }
}
