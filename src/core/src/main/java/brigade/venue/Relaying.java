package brigade.venue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps what works by itself off the database while the house is laid anew: its tables are gone for
 * a moment then, and what stood in them is of no use to anybody.
 */
@ApplicationScoped
public class Relaying {
  private final ReadWriteLock house = new ReentrantReadWriteLock();

  /** Work that comes again by itself. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws E;
  }

  /** Lays the house anew, once all work is done that runs by itself; none begins meanwhile. */
  public void anew(Runnable laying) {
    house.writeLock().lock();
    try {
      laying.run();
    } finally {
      house.writeLock().unlock();
    }
  }

  /**
   * Does work that comes again by itself, unless the house is being laid anew. Many do theirs at
   * the same time. The work must end its transactions within.
   */
  public <E extends Exception> void unlessRelaid(Work<E> work) throws E {
    if (house.readLock().tryLock()) {
      try {
        work.run();
      } finally {
        house.readLock().unlock();
      }
    }
  }
}
