package brigade.floorplan;

import java.time.Duration;

/** How long a party is expected to stay; the larger, the longer. */
public final class Turn {
  private Turn() {}

  /** Minutes from sitting down to a cleared table, for a party of so many covers. */
  public static int minutes(int covers) {
    if (covers <= 2) {
      return 75;
    }
    if (covers <= 4) {
      return 90;
    }
    return covers <= 6 ? 105 : 150;
  }

  /** The same as a duration. */
  public static Duration of(int covers) {
    return Duration.ofMinutes(minutes(covers));
  }
}
