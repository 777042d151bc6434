package brigade.orders;

import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asking the kitchen to make an order, or some of it, before its turn. */
@ApplicationScoped
public class RushingLines {
  private final Amending amending;
  private final Kitchen kitchen;
  private final Journal journal;
  private final Clock clock;

  RushingLines(Amending amending, Kitchen kitchen, Journal journal, Clock clock) {
    this.amending = amending;
    this.kitchen = kitchen;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Asks for it, or takes that back. What is sent later is at its own turn.
   *
   * @param lineIds which lines that were sent; empty is all that the kitchen has and is not done
   * @param on false to take it back
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome rush(
      UUID orderId, Collection<UUID> lineIds, boolean on, @Nullable Long version) {
    return amending.rearrange(
        orderId,
        version,
        order -> {
          Set<UUID> known = new HashSet<>();
          for (UUID id : lineIds) {
            Optional<OrderLine> line = order.line(id);
            if (line.isEmpty()) {
              return Refusals.missingLine(id);
            }
            if (line.get().sentAt().isEmpty()) {
              return Refusals.line("line-not-sent", line.get());
            }
            known.add(line.get().kitchenId());
          }
          if (!kitchen.rush(orderId, known, on)) {
            return OrderOutcome.Refused.of(on ? "nothing-to-rush" : "nothing-rushed");
          }
          order.touch(clock.instant());
          journal.record(
              on ? "order.rushed" : "order.rush-withdrawn",
              "order",
              orderId,
              null,
              new Rushed(order.number(), known));
          return new OrderOutcome.Done(order);
        });
  }

  /** For the journal; no lines are all of the order. */
  record Rushed(int number, Set<UUID> lines) {}
}
