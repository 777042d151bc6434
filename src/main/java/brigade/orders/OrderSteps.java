package brigade.orders;

import brigade.staff.CurrentActor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps people took on orders, so that each can take back their own last one. */
@ApplicationScoped
class OrderSteps implements PanacheRepositoryBase<OrderStep, UUID> {
  /** An order that is not sent by then is nobody's last step any more. */
  private static final Duration KEPT = Duration.ofDays(2);

  private final CurrentActor currentActor;
  private final Clock clock;

  OrderSteps(CurrentActor currentActor, Clock clock) {
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /** Notes that lines were added. */
  void added(Order order, List<OrderLine> lines) {
    persist(adding(order, lines));
  }

  /** The step of lines being added, for whoever writes it in a statement of their own. */
  OrderStep adding(Order order, List<OrderLine> lines) {
    return step(order, OrderStep.Kind.ADDED, ids(lines), List.of());
  }

  /** Notes what lines were before a step; sent ones have none, and are left out. */
  void took(Order order, OrderStep.Kind kind, List<LineImage> before) {
    if (!before.isEmpty()) {
      note(order, kind, before.stream().map(LineImage::id).toList(), before);
    }
  }

  void noted(Order order, List<SeatAllergy> before) {
    note(order, OrderStep.Kind.ALLERGIES, List.of(), before);
  }

  private void note(Order order, OrderStep.Kind kind, List<UUID> lines, Object before) {
    persist(step(order, kind, lines, before));
  }

  private OrderStep step(Order order, OrderStep.Kind kind, List<UUID> lines, Object before) {
    return new OrderStep(order.id(), currentActor.get(), kind, lines, before, clock.instant());
  }

  private static List<UUID> ids(List<OrderLine> lines) {
    return lines.stream().map(OrderLine::id).toList();
  }

  /** The last step of this person on the order that stands. */
  Optional<OrderStep> last(UUID orderId, UUID staffId) {
    return find(
            "orderId = ?1 and staffId = ?2 and undoneAt is null order by id desc", orderId, staffId)
        .firstResultOptional();
  }

  /** A later step that stands and touched one of the same lines, or the allergies too. */
  Optional<OrderStep> onTopOf(UUID orderId, OrderStep step, Collection<UUID> lines) {
    return find("orderId = ?1 and id > ?2 and undoneAt is null order by id", orderId, step.id())
        .stream()
        .filter(
            later ->
                step.kind() == OrderStep.Kind.ALLERGIES
                    ? later.kind() == OrderStep.Kind.ALLERGIES
                    : later.lineIds().stream().anyMatch(lines::contains))
        .findFirst();
  }

  /**
   * Forgets the steps on lines that go, in part or whole, to another order: undone here they would
   * put portions back that are there now.
   */
  void forget(Order order, Collection<UUID> lines) {
    if (!lines.isEmpty()) {
      list("orderId", order.id()).stream()
          .filter(step -> step.lineIds().stream().anyMatch(lines::contains))
          .forEach(this::delete);
    }
  }

  /** Forgets the steps on allergies where the notes they would put back are no longer right. */
  void forgetAllergies(Order order) {
    delete("orderId = ?1 and kind = ?2", order.id(), OrderStep.Kind.ALLERGIES);
  }

  /**
   * Notes what came along with guests from another order. It is nobody's step here, and an earlier
   * one that is undone would take off what came since.
   */
  void cameAlong(Order order, List<SeatAllergy> now) {
    if (!now.equals(order.allergies())) {
      forgetAllergies(order);
      order.note(now, clock.instant());
    }
  }

  @Scheduled(every = "6h", delayed = "7m", concurrentExecution = ConcurrentExecution.SKIP)
  @Transactional
  void forgetOld() {
    delete("at < ?1", clock.instant().minus(KEPT));
  }
}
