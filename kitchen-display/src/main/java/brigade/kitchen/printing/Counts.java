package brigade.kitchen.printing;

import java.util.concurrent.atomic.LongAdder;

/** What this process' printers came to since it started. */
final class Counts {
  private static final LongAdder PRINTED = new LongAdder();
  private static final LongAdder FAILED = new LongAdder();
  private static final LongAdder UNKNOWN = new LongAdder();

  private Counts() {}

  static void over(JobState state) {
    switch (state) {
      case PRINTED -> PRINTED.increment();
      case FAILED -> FAILED.increment();
      case UNKNOWN -> UNKNOWN.increment();
      case QUEUED, SENDING -> {}
    }
  }

  static long printed() {
    return PRINTED.sum();
  }

  static long failed() {
    return FAILED.sum();
  }

  static long unknown() {
    return UNKNOWN.sum();
  }
}
