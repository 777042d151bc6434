package brigade.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The two ways to put a load on the server. */
final class Load {
  /** Requests under way at once in an open loop; beyond it the server has long lost. */
  private static final int OPEN_LIMIT = 2_000;

  private Load() {}

  /** One request. */
  @FunctionalInterface
  interface Step {
    /**
     * Makes the request.
     *
     * @return the answer, or null when there is nothing left to ask
     */
    Connection.@Nullable Answer ask(Connection connection) throws IOException;
  }

  /** One request that knows when it was due, so that what comes of it can be timed from then. */
  @FunctionalInterface
  interface DueStep {
    /**
     * Makes the request.
     *
     * @param due as {@link System#nanoTime} counts
     * @param counts whether it is measured
     */
    Connection.@Nullable Answer ask(Connection connection, long due, boolean counts)
        throws IOException;
  }

  /** Opens a connection for a client, counted from 0. */
  @FunctionalInterface
  interface Opening {
    Connection open(int client) throws IOException;
  }

  /**
   * So many clients, each with one request after the other: how much the server can take. Ends
   * early when a step has nothing left to ask.
   *
   * @param warmUp seconds that are not counted
   * @param seconds seconds that are
   */
  static Measured closed(Opening opening, Step step, int clients, int warmUp, int seconds)
      throws InterruptedException {
    long from = System.nanoTime() + warmUp * 1_000_000_000L;
    long until = from + seconds * 1_000_000_000L;
    AtomicLong lastAnswer = new AtomicLong(from);
    Tally all = new Tally();
    run(
        clients,
        client -> {
          Tally tally = new Tally();
          Connection connection = opening.open(client);
          try {
            for (long asked = System.nanoTime(); asked < until; asked = System.nanoTime()) {
              Connection.Answer answer;
              String trouble = null;
              try {
                answer = step.ask(connection);
                if (answer == null) {
                  break;
                }
                trouble = answer.isDone() ? null : answer.text();
              } catch (IOException e) {
                trouble = e.toString();
                connection.close();
                connection = opening.open(client);
              }
              long answered = System.nanoTime();
              if (answered >= from && answered < until) {
                tally.count(answered - asked, trouble);
                lastAnswer.accumulateAndGet(answered, Math::max);
              }
            }
          } finally {
            connection.close();
          }
          synchronized (all) {
            all.add(tally);
          }
        });
    return all.over(Math.min(until, lastAnswer.get()) - from);
  }

  /**
   * So many requests a second, whether the server keeps up or not: how long a guest waits. Each is
   * timed from when it was due, so that a stall counts for all who would have come meanwhile.
   *
   * @param rate requests a second
   * @param warmUp seconds that are not counted
   * @param seconds seconds that are
   */
  static Measured open(Opening opening, DueStep step, int rate, int warmUp, int seconds)
      throws InterruptedException {
    Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    Semaphore room = new Semaphore(OPEN_LIMIT);
    Tally all = new Tally();
    long gap = 1_000_000_000L / rate;
    long start = System.nanoTime();
    int uncounted = rate * warmUp;
    try (ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < uncounted + rate * seconds; i++) {
        long due = start + i * gap;
        boolean counts = i >= uncounted;
        int client = i;
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
          LockSupport.parkNanos(due - now);
        }
        if (!room.tryAcquire()) {
          synchronized (all) {
            all.count(System.nanoTime() - due, "more than " + OPEN_LIMIT + " requests wait");
          }
          continue;
        }
        guests.submit(
            () -> {
              String trouble = null;
              Connection connection = idle.poll();
              try {
                if (connection == null) {
                  connection = opening.open(client);
                }
                Connection.Answer answer = step.ask(connection, due, counts);
                trouble =
                    answer == null ? "nothing to ask" : answer.isDone() ? null : answer.text();
                idle.add(connection);
              } catch (IOException e) {
                trouble = e.toString();
                if (connection != null) {
                  connection.close();
                }
              } finally {
                room.release();
              }
              long took = System.nanoTime() - due;
              if (counts) {
                synchronized (all) {
                  all.count(took, trouble);
                }
              }
            });
      }
    }
    idle.forEach(Connection::close);
    return all.over(seconds * 1_000_000_000L);
  }

  /**
   * So many requests, spread over the clients, with nothing measured.
   *
   * @return how many were refused
   */
  static long all(int count, int clients, Opening opening, Step step) throws InterruptedException {
    AtomicLong left = new AtomicLong(count);
    AtomicLong refused = new AtomicLong();
    run(
        clients,
        client -> {
          try (Connection connection = opening.open(client)) {
            while (left.getAndDecrement() > 0) {
              Connection.Answer answer = step.ask(connection);
              if (answer == null || !answer.isDone()) {
                refused.incrementAndGet();
              }
            }
          }
        });
    return refused.get();
  }

  /** Work of one client. */
  @FunctionalInterface
  interface Work {
    void run(int client) throws IOException;
  }

  /** Runs so many clients at once and waits for all. */
  static void run(int clients, Work work) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        running.add(
            threads.submit(
                () -> {
                  work.run(client);
                  return client;
                }));
      }
      for (Future<?> one : running) {
        try {
          one.get();
        } catch (ExecutionException e) {
          failure.compareAndSet(null, e.getCause());
        }
      }
      Throwable first = failure.get();
      if (first != null) {
        throw new IllegalStateException(first.toString(), first);
      }
    }
  }

  /** What one client, or all of them, saw. */
  private static final class Tally {
    private final Histogram micros = Measured.histogram();
    private long errors;
    private @Nullable String firstError;

    void count(long nanos, @Nullable String trouble) {
      if (trouble == null) {
        micros.recordValue(Math.min(Math.max(0, nanos / 1_000), Measured.LONGEST_MICROS));
        return;
      }
      errors++;
      if (firstError == null) {
        firstError = trouble.length() > 300 ? trouble.substring(0, 300) : trouble;
      }
    }

    void add(Tally other) {
      micros.add(other.micros);
      errors += other.errors;
      firstError = firstError == null ? other.firstError : firstError;
    }

    Measured over(long nanos) {
      return new Measured(
          micros.getTotalCount() * 1e9 / Math.max(1, nanos), micros, errors, firstError);
    }
  }
}
