package brigade.orders;

import brigade.venue.Relaying;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends at its time what was put off. The lines themselves say what is due, so that nothing is
 * forgotten over a restart, and a line that was sent is due no more: of several servers on one
 * database the one that holds the order sends it, the others pass it by.
 */
@ApplicationScoped
class SendingDelayed {
  private static final Logger LOG = Logger.getLogger(SendingDelayed.class);

  /** Orders looked at in one round; what is left waits for the next. */
  private static final int TOGETHER = 50;

  private final Orders orders;
  private final SendingOrder sendingOrder;
  private final Relaying relaying;
  private final Clock clock;

  SendingDelayed(Orders orders, SendingOrder sendingOrder, Relaying relaying, Clock clock) {
    this.orders = orders;
    this.sendingOrder = sendingOrder;
    this.relaying = relaying;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    relaying.unlessRelaid(this::sendDue);
  }

  void sendDue() {
    List<UUID> due =
        QuarkusTransaction.requiringNew().call(() -> orders.due(clock.instant(), TOGETHER));
    for (UUID id : due) {
      try {
        QuarkusTransaction.requiringNew().run(() -> send(id));
      } catch (RuntimeException e) {
        // The others must not wait for one that can't be sent; it is tried again with the next.
        LOG.errorf(e, "The order %s was due and can't be sent", id);
      }
    }
  }

  private void send(UUID id) {
    orders.lockUnlessHeld(id).ifPresent(sendingOrder::sendDue);
  }
}
