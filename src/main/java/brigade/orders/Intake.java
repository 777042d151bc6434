package brigade.orders;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes orders that come at the same moment together, in one commit. The writer takes whatever
 * waits when it is free, so nobody waits for company: one order alone is written at once, and the
 * busier the house, the less each order costs. One writer does more than two, since two share what
 * waits and make smaller commits of it.
 *
 * <p>Orders that were written together stand or fall alone: when one of them can't be written, they
 * are written one by one, and only the one that can't is told so.
 */
@ApplicationScoped
class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);

  /** Orders in one commit. */
  private static final int TOGETHER = 32;

  private static final long LOOK_EVERY_MILLIS = 500;

  private final OrderWriter writer;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private volatile boolean open = true;
  private volatile boolean closed;
  private @Nullable Thread thread;

  Intake(OrderWriter writer) {
    this.writer = writer;
  }

  private record Waiting(NewOrder order, CompletableFuture<Void> done) {
    void refuse() {
      done.completeExceptionally(new IllegalStateException("No more orders are taken"));
    }
  }

  void start(@Observes StartupEvent started) {
    thread = Thread.ofVirtual().name("order-intake").start(this::run);
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    open = false;
    if (thread != null) {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    }
    closed = true;
    refuse();
  }

  /** Nobody is left to write what still waits. */
  private void refuse() {
    Waiting left = waiting.poll();
    while (left != null) {
      left.refuse();
      left = waiting.poll();
    }
  }

  /**
   * Writes an order whose party the caller does not change, and returns when it is on the disk.
   *
   * @throws StaleOrder as {@link OrderWriter#writeAlone} does
   * @throws KeyTaken as {@link OrderWriter#writeAlone} does
   */
  void write(NewOrder order) {
    Waiting mine = new Waiting(order, new CompletableFuture<>());
    waiting.add(mine);
    if (closed) {
      refuse();
    }
    try {
      mine.done().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException refused ? refused : e;
    }
  }

  private void run() {
    List<Waiting> taken = new ArrayList<>(TOGETHER);
    try {
      while (open || !waiting.isEmpty()) {
        Waiting first = waiting.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          taken.add(first);
          waiting.drainTo(taken, TOGETHER - 1);
          write(taken);
          taken.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (open) {
        LOG.error("Orders without a table can't be taken any more; the server must be restarted");
      }
      closed = true;
      taken.forEach(Waiting::refuse);
      refuse();
    }
  }

  private void write(List<Waiting> together) {
    try {
      writer.writeAlone(together.stream().map(Waiting::order).toList());
      together.forEach(one -> one.done().complete(null));
    } catch (StaleOrder | KeyTaken | OrderWriter.Refused e) {
      if (together.size() == 1) {
        together.getFirst().done().completeExceptionally(e);
      } else {
        together.forEach(one -> write(List.of(one)));
      }
    } catch (RuntimeException e) {
      // It is the database that fails and none of the orders, so there is no use in trying each.
      together.forEach(one -> one.done().completeExceptionally(e));
    }
  }
}
