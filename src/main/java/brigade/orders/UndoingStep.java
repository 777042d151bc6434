package brigade.orders;

import brigade.journal.Journal;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Undoing one's own last step on an order: what the person who asks added, changed, removed, moved,
 * held or noted last, as long as it is not sent. What others did stays; a step that somebody else
 * built on is refused and says who did.
 */
@ApplicationScoped
public class UndoingStep {
  private final Amending amending;
  private final OrderSteps steps;
  private final Menus menus;
  private final Portions portions;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;

  UndoingStep(
      Amending amending,
      OrderSteps steps,
      Menus menus,
      Portions portions,
      Journal journal,
      CurrentActor currentActor,
      Clock clock) {
    this.amending = amending;
    this.steps = steps;
    this.menus = menus;
    this.portions = portions;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /** Undoes it; asked again, it undoes the one before. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome undo(UUID orderId, @Nullable Long version) {
    return amending.amend(
        orderId,
        version,
        order ->
            steps
                .last(orderId, currentActor.get().staffId())
                .map(step -> undo(order, step))
                .orElseGet(() -> OrderOutcome.Refused.of("nothing-to-undo")));
  }

  /**
   * What an undo would take back.
   *
   * @param kind as {@link OrderStep.Kind} says it
   */
  public record Last(String kind, List<UUID> lineIds) {}

  /** What the person's next undo takes back; empty when there is nothing, or it can't be. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public Optional<Last> last(Order order) {
    return steps
        .last(order.id(), currentActor.get().staffId())
        .filter(step -> order.isOpen() && refusal(order, step).isEmpty())
        .map(step -> new Last(step.kind().name(), step.lineIds()));
  }

  private OrderOutcome undo(Order order, OrderStep step) {
    Optional<OrderOutcome> refusal = refusal(order, step);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Instant now = clock.instant();
    if (step.kind() == OrderStep.Kind.ALLERGIES) {
      order.note(step.allergies(), now);
    } else {
      Map<UUID, Integer> more = restore(order, step, now);
      Optional<Portions.Shortage> shortage = portions.exchange(menus.current(), more);
      if (shortage.isPresent()) {
        return Refusals.of(shortage.get());
      }
    }
    step.undo(now);
    order.touch(now);
    journal.record(
        "order.step-undone",
        "order",
        order.id(),
        null,
        new OrderRecord.Undone(
            order.number(), step.kind().name(), OrderRecord.Line.of(lines(order, step))));
    return new OrderOutcome.Done(order);
  }

  private Optional<OrderOutcome> refusal(Order order, OrderStep step) {
    if (step.kind() == OrderStep.Kind.ALLERGIES
        && order.lines().stream().anyMatch(line -> line.sentAt().isPresent())) {
      return Optional.of(OrderOutcome.Refused.of("undo-allergy-sent"));
    }
    for (UUID id : step.lineIds()) {
      Optional<OrderLine> line = order.line(id);
      if (line.isEmpty()) {
        return Optional.of(OrderOutcome.Refused.of("undo-gone"));
      }
      if (line.get().sentAt().isPresent()) {
        return Optional.of(Refusals.line("undo-sent", line.get()));
      }
    }
    return steps
        .onTopOf(order.id(), step, step.lineIds())
        .map(later -> OrderOutcome.Refused.of("undo-built-on", later.staffName()));
  }

  private static List<OrderLine> lines(Order order, OrderStep step) {
    return step.lineIds().stream().flatMap(id -> order.line(id).stream()).toList();
  }

  /** Puts the lines back; gives how many more portions of each item and modifier that takes. */
  private Map<UUID, Integer> restore(Order order, OrderStep step, Instant now) {
    Actor actor = currentActor.get();
    Map<UUID, Integer> more = new LinkedHashMap<>();
    if (step.kind() == OrderStep.Kind.ADDED) {
      for (OrderLine line : lines(order, step)) {
        if (line.state() == LineState.NEW) {
          count(more, line, -1);
          line.takeBack(now, actor.name(), null, false, null);
        }
      }
      return more;
    }
    for (LineImage before : step.lines()) {
      OrderLine line = order.line(before.id()).orElseThrow();
      if (line.state() == LineState.NEW) {
        count(more, line, -1);
      }
      line.restore(before, now);
      count(more, line, 1);
    }
    return more;
  }

  private static void count(Map<UUID, Integer> more, OrderLine line, int sign) {
    line.portions(line.quantity())
        .forEach((id, count) -> more.merge(id, sign * count, Integer::sum));
  }
}
