package brigade.app.bench;

import org.HdrHistogram.Histogram;

/**
 * How long after an order something came, counted from two moments. The commit lies between: what
 * passes from it is less than either.
 *
 * @param due from when the order was due at the client, in microseconds: whatever holds it up
 *     counts
 * @param taken from when the server had read it and began to write it, in microseconds
 */
record Since(Histogram due, Histogram taken) {
  Since() {
    this(Measured.histogram(), Measured.histogram());
  }

  /**
   * Something came.
   *
   * @param at when, as {@link System#nanoTime} counts; so are the others
   */
  synchronized void came(Ordered order, long at) {
    due.recordValue(micros(at - order.due()));
    taken.recordValue(micros(at - order.taken()));
  }

  private static long micros(long nanos) {
    return Math.clamp(nanos / 1_000, 0, Measured.LONGEST_MICROS);
  }

  /**
   * When an order was due, and when the server took it.
   *
   * @param takenMillis the latter as the server tells it, in epoch milliseconds
   */
  record Ordered(long due, long taken, long takenMillis) {}
}
