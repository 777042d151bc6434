package brigade.kitchen.ws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The latest changes of one station, kept for all who follow it. Each follower takes from it at its
 * own pace; one that falls further behind than this reaches reads from the database instead, so
 * that nobody's slowness costs memory or holds up others.
 */
final class Feed {
  /** Changes kept. */
  private static final int KEPT = 256;

  /** A change as it goes out. */
  record Frame(long seq, String json) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Deque<Frame> kept = new ArrayDeque<>();

  /** Everything numbered above this and up to {@code published} is kept. */
  private long floor;

  private long published;

  /**
   * @param from where the station's numbers stand
   */
  Feed(long from) {
    this.floor = from;
    this.published = from;
  }

  long published() {
    lock.lock();
    try {
      return published;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds what is new, in the order of the numbers.
   *
   * @param upTo the station's highest number
   */
  void publish(List<Frame> frames, long upTo) {
    lock.lock();
    try {
      for (Frame frame : frames) {
        kept.addLast(frame);
        if (kept.size() > KEPT) {
          floor = kept.removeFirst().seq();
        }
      }
      published = Math.max(published, upTo);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what is kept, so that everybody reads from the database up to there. */
  void skip(long upTo) {
    lock.lock();
    try {
      kept.clear();
      floor = upTo;
      published = upTo;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all who wait, so that one who was called sees it. */
  void nudge() {
    lock.lock();
    try {
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * What came after a number; waits a while for something to come.
   *
   * @param called whether there is something else to do, so that it does not wait; whoever makes
   *     this true has to {@link #nudge} afterwards
   * @return empty when it is no longer kept
   */
  Optional<List<Frame>> after(long seq, long waitMillis, BooleanSupplier called)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (published <= seq && !called.getAsBoolean()) {
        news.await(waitMillis, TimeUnit.MILLISECONDS);
      }
      if (seq < floor) {
        return Optional.empty();
      }
      // From the end, since most lack only the last few.
      List<Frame> frames = new ArrayList<>();
      Iterator<Frame> latest = kept.descendingIterator();
      while (latest.hasNext()) {
        Frame frame = latest.next();
        if (frame.seq() <= seq) {
          break;
        }
        frames.add(frame);
      }
      return Optional.of(frames.reversed());
    } finally {
      lock.unlock();
    }
  }
}
