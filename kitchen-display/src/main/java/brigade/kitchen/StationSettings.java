package brigade.kitchen;

import org.jspecify.annotations.Nullable;

/**
 * What a house says of a station.
 *
 * @param name 1 to {@link #NAME_LIMIT} characters, as shown
 * @param warnSeconds the age at which a ticket turns amber, 1 or more
 * @param lateSeconds the age at which it turns red, above that and at most {@link #LATE_LIMIT}
 * @param throughExpo whether its plates are put together at expo
 * @param closed whether nobody works there at present
 * @param coveredBy the code of the station that gets its work then; null is expo, with a warning
 * @param screen how its screen shows its tickets; null leaves that as it is
 */
public record StationSettings(
    String name,
    int warnSeconds,
    int lateSeconds,
    boolean throughExpo,
    boolean closed,
    @Nullable String coveredBy,
    @Nullable ScreenSettings screen) {
  /** What fits on a key. */
  public static final int NAME_LIMIT = 40;

  /** Two hours: nothing is later than that. */
  public static final int LATE_LIMIT = 7_200;
}
