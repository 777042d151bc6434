package brigade.app.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The server's time of day as this process counts nanoseconds, which is one clock as long as both
 * run on one machine.
 */
final class SameClock {
  private final Instant wall = Instant.now();
  private final long nanos = System.nanoTime();

  /** A moment the server told, as {@link System#nanoTime} counts. */
  long nanos(Instant told) {
    return nanos + ChronoUnit.NANOS.between(wall, told);
  }
}
