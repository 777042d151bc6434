package brigade.orders;

import brigade.changes.Changes;
import brigade.changes.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every command on an open order has in common: commands on one order take turns, so that two
 * servers' edits both count; a stale version, a closed order and a payment under way refuse it; a
 * refusal undoes what was begun.
 */
@ApplicationScoped
class Amending {
  private final Orders orders;
  private final Instance<ChecksOfOrder> checks;
  private final Changes changes;

  Amending(Orders orders, Instance<ChecksOfOrder> checks, Changes changes) {
    this.orders = orders;
    this.checks = checks;
    this.changes = changes;
  }

  /**
   * Runs one command within the caller's transaction.
   *
   * @param version what the client knew, or null to change whatever is there
   * @param command what is to be done; anything but {@link OrderOutcome.Done} is undone
   */
  OrderOutcome amend(UUID orderId, @Nullable Long version, Function<Order, OrderOutcome> command) {
    return run(orderId, version, command, Allowed.NOT_WHILE_PAYING);
  }

  /** The same for a command that leaves what is owed as it is, so that no payment minds it. */
  OrderOutcome rearrange(
      UUID orderId, @Nullable Long version, Function<Order, OrderOutcome> command) {
    return run(orderId, version, command, Allowed.WHILE_OPEN);
  }

  /** The same for what may still happen once it is paid, such as carrying food to the table. */
  OrderOutcome carry(UUID orderId, @Nullable Long version, Function<Order, OrderOutcome> command) {
    return run(orderId, version, command, Allowed.ALWAYS);
  }

  /** Until when a command may be given. */
  private enum Allowed {
    NOT_WHILE_PAYING,
    WHILE_OPEN,
    ALWAYS
  }

  private OrderOutcome run(
      UUID orderId,
      @Nullable Long version,
      Function<Order, OrderOutcome> command,
      Allowed allowed) {
    OrderOutcome outcome = begin(orderId, version, command, allowed);
    if (outcome instanceof OrderOutcome.Done(Order order)) {
      changed(order);
    } else {
      QuarkusTransaction.setRollbackOnly();
    }
    return outcome;
  }

  /** Writes what changed about an order and tells whoever looks at it. */
  void changed(Order order) {
    orders.flush();
    changes.announce(Topic.ORDERS, order.id());
  }

  /** Why what the order owes must stand still now; empty when it need not. */
  Optional<OrderOutcome.Refused> whilePaying(Order order) {
    return checks.isResolvable()
        ? checks.get().refusal(order).map(why -> new OrderOutcome.Refused("payment-under-way", why))
        : Optional.empty();
  }

  /**
   * Why lines must neither leave an order nor come to it: it is split, or something on it is paid
   * or being paid. Names who did what.
   */
  Optional<OrderOutcome.Refused> fixed(Order order) {
    return checks.isResolvable()
        ? checks.get().fixed(order).map(why -> new OrderOutcome.Refused("checks-fixed", why))
        : Optional.empty();
  }

  /**
   * Why lines of one order must not go to the other: one of them is fixed, or they are reckoned
   * differently, so that a guest's lines would get the staff's discount or another's exemption.
   */
  Optional<OrderOutcome.Refused> apart(Order from, Order to) {
    return fixed(to)
        .or(() -> fixed(from))
        .or(
            () ->
                from.typeDiscount().equals(to.typeDiscount())
                    ? Optional.empty()
                    : Optional.of(
                        OrderOutcome.Refused.of(
                            "prices-apart",
                            String.valueOf(from.number()),
                            String.valueOf(to.number()))))
        .or(
            () ->
                checks.isResolvable()
                    ? checks
                        .get()
                        .apart(from, to)
                        .map(why -> new OrderOutcome.Refused("taxes-apart", why))
                    : Optional.empty());
  }

  private OrderOutcome begin(
      UUID orderId,
      @Nullable Long version,
      Function<Order, OrderOutcome> command,
      Allowed allowed) {
    Optional<Order> found = orders.lock(orderId);
    if (found.isEmpty()) {
      return new OrderOutcome.Missing("order", orderId);
    }
    Order order = found.get();
    if (version != null && version != order.version()) {
      return new OrderOutcome.Stale(order.version());
    }
    if (!order.isOpen() && allowed != Allowed.ALWAYS) {
      return OrderOutcome.Refused.of("order-closed", String.valueOf(order.number()));
    }
    Optional<OrderOutcome.Refused> refusal =
        allowed == Allowed.NOT_WHILE_PAYING ? whilePaying(order) : Optional.empty();
    return refusal.<OrderOutcome>map(why -> why).orElseGet(() -> command.apply(order));
  }
}
