package brigade.venue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;

/**
 * What the owner sets once for the whole house.
 *
 * @param name as on the receipt
 * @param address one line, may be empty
 * @param phone may be empty
 * @param taxNumber may be empty
 * @param currency every amount is in its minor units
 * @param locale how dates and amounts are written, and the language of the screens
 * @param zone the clock on the wall
 * @param cutOffHour the hour, 0 to 11, at which a new trading date begins
 * @param pricesIncludeTax whether menu prices are what the guest pays
 * @param receiptFooter printed below the total, may be empty
 */
public record VenueSettings(
    String name,
    String address,
    String phone,
    String taxNumber,
    Currency currency,
    Locale locale,
    ZoneId zone,
    int cutOffHour,
    boolean pricesIncludeTax,
    String receiptFooter) {

  public VenueSettings {
    if (cutOffHour < 0 || cutOffHour > 11) {
      throw new IllegalArgumentException("The cut-off hour is 0 to 11, not " + cutOffHour);
    }
  }

  /** The trading date of an instant: the local date, or the day before until the cut-off hour. */
  public LocalDate tradingDate(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    LocalDate date = local.toLocalDate();
    return local.getHour() < cutOffHour ? date.minusDays(1) : date;
  }
}
