package brigade.menu;

import brigade.venue.VenueSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When and where something is ordered: what decides what is on sale and for how much.
 *
 * @param zone of the clock on the venue's wall, by which dayparts go
 * @param tradingDate by which future prices and the dates of price rules go
 * @param orderType such as {@code DINE_IN}
 * @param areaId of the table; null where there is none
 */
public record Moment(
    Instant instant, ZoneId zone, LocalDate tradingDate, String orderType, @Nullable UUID areaId) {

  /** The moment as the venue reckons it. */
  public static Moment of(
      Instant instant, VenueSettings venue, String orderType, @Nullable UUID areaId) {
    return new Moment(instant, venue.zone(), venue.tradingDate(instant), orderType, areaId);
  }
}
