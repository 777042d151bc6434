package brigade.reports;

/** A part of the trading day, by the clock on the wall. */
public enum Daypart {
  MORNING(0, 11),
  LUNCH(11, 16),
  DINNER(16, 22),
  LATE(22, 24);

  private final int from;
  private final int until;

  Daypart(int from, int until) {
    this.from = from;
    this.until = until;
  }

  /**
   * The part of an hour of the clock.
   *
   * @param hour 0 to 23
   * @param cutOffHour hours before it belong to the night before
   */
  public static Daypart of(int hour, int cutOffHour) {
    if (hour < cutOffHour) {
      return LATE;
    }
    for (Daypart part : values()) {
      if (hour >= part.from && hour < part.until) {
        return part;
      }
    }
    throw new IllegalArgumentException("No hour of the day: " + hour);
  }
}
