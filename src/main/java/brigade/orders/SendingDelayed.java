package brigade.orders;

import brigade.venue.Relaying;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends at its time what was put off. The lines themselves say what is due, so that nothing is
 * forgotten over a restart, and a line that was sent is due no more: of several servers on one
 * database the one that holds the order sends it, the others pass it by.
 */
@ApplicationScoped
class SendingDelayed {
  private static final Logger LOG = Logger.getLogger(SendingDelayed.class);

  /** Orders looked up together. */
  static final int TOGETHER = 50;

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

  /**
   * Looks once at every order that is due. What can't be sent yet, such as while its check is being
   * paid, stays due for the next round and keeps nothing behind it from the kitchen.
   */
  void sendDue() {
    Instant now = clock.instant();
    Orders.Due last = Orders.Due.BEFORE_ALL;
    List<Orders.Due> due;
    do {
      Orders.Due after = last;
      due = QuarkusTransaction.requiringNew().call(() -> orders.due(now, after, TOGETHER));
      due.forEach(this::send);
      last = due.isEmpty() ? last : due.getLast();
    } while (due.size() == TOGETHER);
  }

  private void send(Orders.Due due) {
    try {
      QuarkusTransaction.requiringNew()
          .run(() -> orders.lockUnlessHeld(due.order()).ifPresent(sendingOrder::sendDue));
    } catch (RuntimeException e) {
      // The others must not wait for one that can't be sent; it is tried again with the next.
      LOG.errorf(e, "The order %s was due and can't be sent", due.order());
    }
  }
}
