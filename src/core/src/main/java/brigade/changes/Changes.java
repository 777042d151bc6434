package brigade.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Announces changes after commit and tells the listeners of this process.
 *
 * <p>Announcements of one transaction are collected, freed of duplicates and sent over the channel
 * {@code changes} as one message once the commit is through; a rolled-back transaction announces
 * nothing. A lost wake-up loses no data: listeners read the database, and screens read it again
 * whenever they attach.
 */
@ApplicationScoped
public class Changes {
  private static final Logger LOG = Logger.getLogger(Changes.class);

  /** Wake-ups waiting for the dispatcher; beyond that the oldest listeners are simply late. */
  private static final int WAITING_LIMIT = 65_536;

  private final Emitter<Set<Changed>> outgoing;
  private final TransactionSynchronizationRegistry transaction;
  private final List<Consumer<Changed>> listeners = new CopyOnWriteArrayList<>();

  Changes(
      @Channel("changes")
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING_LIMIT)
          Emitter<Set<Changed>> outgoing,
      TransactionSynchronizationRegistry transaction) {
    this.outgoing = outgoing;
    this.transaction = transaction;
  }

  /** Announces a change once the current transaction commits, or at once when there is none. */
  public void announce(Topic topic, UUID id) {
    announce(Set.of(new Changed(topic, id)));
  }

  /** Announces several changes at once, as {@link #announce(Topic, UUID)} does one. */
  public void announce(Set<Changed> changes) {
    if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
      pending().addAll(changes);
    } else if (!changes.isEmpty()) {
      outgoing.send(changes);
    }
  }

  @SuppressWarnings("unchecked") // Only this class writes under its own key.
  private Set<Changed> pending() {
    Set<Changed> pending = (Set<Changed>) transaction.getResource(Changes.class);
    if (pending != null) {
      return pending;
    }
    Set<Changed> fresh = new LinkedHashSet<>();
    transaction.putResource(Changes.class, fresh);
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              outgoing.send(fresh);
            }
          }
        });
    return fresh;
  }

  /**
   * Listens until the returned handle is closed. The listener is called on the dispatcher's thread
   * and must hand longer work on.
   */
  public Listening listen(Consumer<Changed> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Incoming("changes")
  void dispatch(Set<Changed> together) {
    for (Changed changed : together) {
      listeners.forEach(listener -> tell(listener, changed));
    }
  }

  private static void tell(Consumer<Changed> listener, Changed changed) {
    try {
      listener.accept(changed);
    } catch (RuntimeException e) {
      LOG.warnf(e, "A listener failed on %s", changed);
    }
  }

  /** A listener's registration. */
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
