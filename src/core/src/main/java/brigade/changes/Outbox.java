package brigade.changes;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Changes that wait to be told elsewhere, together and each once. */
final class Outbox {
  /** Beyond so many only their topics are kept, as when the database is away for long. */
  static final int LIMIT = 5_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Set<Changed> waiting = new LinkedHashSet<>();
  private boolean closed;

  void add(Collection<Changed> changes) {
    lock.lock();
    try {
      waiting.addAll(changes);
      if (waiting.size() > LIMIT) {
        Set<Changed> topics = new LinkedHashSet<>();
        waiting.forEach(change -> topics.add(Changed.allOf(change.topic())));
        waiting = topics;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets the taker go on with what is left, and end. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes all that waits once there is something, with what follows it closely.
   *
   * @param gatherMillis how long it waits for more
   * @return nothing when it is closed and empty
   */
  Set<Changed> take(long gatherMillis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.await();
      }
      rest(gatherMillis);
      Set<Changed> taken = waiting;
      waiting = new LinkedHashSet<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Waits so long, or until it is closed; whether it is not. */
  boolean rest(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }
}
