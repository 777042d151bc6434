package brigade.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Announces changes after commit and tells the listeners of this process, and by {@link Relay}
 * those of other processes on the same database.
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
  private final Map<Topic, List<Remembered<?>>> memory = new EnumMap<>(Topic.class);
  private volatile Consumer<Set<Changed>> elsewhere = changes -> {};

  Changes(
      @Channel("changes")
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING_LIMIT)
          Emitter<Set<Changed>> outgoing,
      TransactionSynchronizationRegistry transaction) {
    this.outgoing = outgoing;
    this.transaction = transaction;
    for (Topic topic : Topic.values()) {
      memory.put(topic, new CopyOnWriteArrayList<>());
    }
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
      send(changes);
    }
  }

  /** What is remembered is forgotten at once: the next command reads what this one wrote. */
  private void send(Set<Changed> changes) {
    forget(changes);
    outgoing.send(changes);
  }

  private void forget(Set<Changed> changes) {
    changes.stream()
        .map(Changed::topic)
        .distinct()
        .forEach(topic -> of(topic).forEach(Remembered::forget));
  }

  /**
   * Keeps in memory what is asked for often and changes rarely.
   *
   * @param topic what is announced when it changes
   * @param read reads it, in a transaction
   */
  public <T> Remembered<T> remember(Topic topic, Supplier<T> read) {
    Remembered<T> remembered = new Remembered<>(read, () -> isChanging(topic), this::isLookingBack);
    of(topic).add(remembered);
    return remembered;
  }

  private List<Remembered<?>> of(Topic topic) {
    return Objects.requireNonNull(memory.get(topic));
  }

  /**
   * Lets the current transaction see the database as of one moment, from its next statement on. By
   * the time it reads something else, that may have been changed, so that it remembers nothing.
   *
   * @param entities of the transaction, which has asked nothing yet
   */
  public void oneMoment(EntityManager entities) {
    transaction.putResource(Remembered.class, Boolean.TRUE);
    entities.createNativeQuery("set transaction isolation level repeatable read").executeUpdate();
  }

  private boolean isLookingBack() {
    return transaction.getTransactionStatus() == Status.STATUS_ACTIVE
        && transaction.getResource(Remembered.class) != null;
  }

  /** Whether the transaction of this thread announced a change of a topic. */
  private boolean isChanging(Topic topic) {
    return transaction.getTransactionStatus() == Status.STATUS_ACTIVE
        && transaction.getResource(Changes.class) instanceof Set<?> pending
        && pending.stream().anyMatch(one -> ((Changed) one).topic() == topic);
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
              send(fresh);
            }
          }
        });
    return fresh;
  }

  /**
   * Listens until the returned handle is closed. The listener is called on the thread of whoever
   * announces or brings word from elsewhere, and must hand longer work on.
   */
  public Listening listen(Consumer<Changed> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Incoming("changes")
  void dispatch(Set<Changed> together) {
    hear(together);
    elsewhere.accept(together);
  }

  /** Has what this process announces told elsewhere, too. */
  void tellElsewhere(Consumer<Set<Changed>> teller) {
    elsewhere = teller;
  }

  /** Tells the listeners of this process, and nobody else. */
  void hear(Set<Changed> together) {
    // Another server may have announced them.
    forget(together);
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
