package brigade.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The clock of the house. Everything that asks the time is given this one. */
@ApplicationScoped
class Clocks {
  /**
   * PostgreSQL keeps microseconds; a clock of the same grain makes what was written equal to what
   * is read.
   */
  private static final Duration GRAIN = Duration.ofNanos(1_000);

  @Produces
  @ApplicationScoped
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), GRAIN);
  }
}
