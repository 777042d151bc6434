package brigade.orders;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.floorplan.FloorPlan;
import brigade.floorplan.Stage;
import brigade.journal.Journal;
import brigade.rest.Problem;
import brigade.screen.Phrase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Closing an order that is settled, and opening it again with its check. Whoever settles calls this
 * within the settling transaction and has asked for the permission.
 */
@ApplicationScoped
public class ClosingOrder {
  private final Orders orders;
  private final FloorPlan floorPlan;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;
  private final Instance<ChecksOfOrder> checks;
  private final Event<OrderClosed> closedEvent;

  ClosingOrder(
      Orders orders,
      FloorPlan floorPlan,
      Journal journal,
      Changes changes,
      Clock clock,
      Instance<ChecksOfOrder> checks,
      Event<OrderClosed> closedEvent) {
    this.orders = orders;
    this.floorPlan = floorPlan;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
    this.checks = checks;
    this.closedEvent = closedEvent;
  }

  /**
   * Closes the order; its table is to be cleared once the party has no open order left. False when
   * there is no such order, it is closed already, or something on it is not sent yet.
   */
  @Transactional(TxType.MANDATORY)
  public boolean close(UUID orderId) {
    Optional<Order> found =
        orders.lock(orderId).filter(Order::isOpen).filter(order -> order.unsent().isEmpty());
    found.ifPresent(this::close);
    return found.isPresent();
  }

  private void close(Order order) {
    order.close(clock.instant());
    orders.flush();
    journal.record("order.closed", "order", order.id(), null, Map.of("number", order.number()));
    closed(order.id(), order.seatingId());
  }

  /**
   * Tells the house that a statement of the caller's closed the order and recorded it.
   *
   * @param seatingId null where nobody sits
   */
  @Transactional(TxType.MANDATORY)
  public void closedByStatement(UUID orderId, @Nullable UUID seatingId) {
    closed(orderId, Optional.ofNullable(seatingId));
  }

  private void closed(UUID orderId, Optional<UUID> seating) {
    if (seating.isPresent() && orders.openOf(List.of(seating.get())).isEmpty()) {
      floorPlan.progress(seating.get(), Stage.TO_CLEAR);
    }
    changes.announce(Topic.ORDERS, orderId);
    closedEvent.fire(new OrderClosed(orderId, seating.orElse(null)));
  }

  /** Closes an order that went into another one with all it had. */
  void closeMerged(Order order) {
    close(order);
  }

  /**
   * Closes what is left of a party that was let go without owing anything.
   *
   * @throws Problem 409 if money was paid that has to be given back first
   */
  void closeEmpty(UUID seatingId) {
    for (UUID id : orders.lockOpenOf(seatingId)) {
      orders.lock(id).filter(Order::isEmpty).ifPresent(this::closeEmpty);
    }
  }

  private void closeEmpty(Order order) {
    if (isPaidOn(order)) {
      throw Problem.conflict(
          "paid-on", Phrase.of("orders.refused.paid-on", String.valueOf(order.number())).english());
    }
    close(order);
  }

  /** With nothing on an order nothing is owed, so that what is due below zero was paid. */
  boolean isPaidOn(Order empty) {
    return checks.isResolvable()
        && checks.get().of(empty).stream().anyMatch(check -> !check.due().isZero());
  }

  /** Opens a closed order again. False when there is no such order, or it is open. */
  @Transactional(TxType.MANDATORY)
  public boolean reopen(UUID orderId) {
    Optional<Order> found = orders.lock(orderId).filter(order -> !order.isOpen());
    found.ifPresent(
        order -> {
          order.reopen(clock.instant());
          journal.record(
              "order.reopened", "order", orderId, null, Map.of("number", order.number()));
          changes.announce(Topic.ORDERS, orderId);
        });
    return found.isPresent();
  }
}
