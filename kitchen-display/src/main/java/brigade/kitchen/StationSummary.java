package brigade.kitchen;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A station in service.
 *
 * @param id its id
 * @param code what menu items name
 * @param name as shown
 * @param kind whether it makes or assembles
 * @param warnSeconds the age at which a ticket turns amber
 * @param lateSeconds the age at which it turns red
 * @param throughExpo whether its plates are put together at expo
 * @param closed whether nobody works there at present, so that others get its work
 * @param coveredBy the station that gets it then; null is expo, with a warning
 * @param screen how its screen shows its tickets
 */
public record StationSummary(
    UUID id,
    String code,
    String name,
    StationKind kind,
    int warnSeconds,
    int lateSeconds,
    boolean throughExpo,
    boolean closed,
    @Nullable UUID coveredBy,
    ScreenSettings screen) {

  /**
   * Says whether it is as somebody read it. Words have the same hash in every process, which
   * constants have not.
   */
  public long version() {
    return Integer.toUnsignedLong(toString().hashCode());
  }

  public boolean isExpo() {
    return kind == StationKind.EXPO;
  }
}
