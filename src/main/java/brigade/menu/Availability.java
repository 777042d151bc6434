package brigade.menu;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an item can be had, and how many are left.
 *
 * @param available false when it is 86
 * @param remaining portions left, zero or more; null when nobody counts
 * @param date the trading date this holds for; null until changed by hand
 * @param by who said so; null when nobody did
 * @param at when they did
 */
public record Availability(
    boolean available,
    @Nullable Integer remaining,
    @Nullable LocalDate date,
    @Nullable String by,
    @Nullable Instant at) {

  /** Sold as long as the menu has it. */
  public static final Availability FREELY = new Availability(true, null, null, null, null);

  /** What holds on a trading date: a rule for one day is over when the day is. */
  public Availability on(LocalDate tradingDate) {
    return date != null && tradingDate.isAfter(date) ? FREELY : this;
  }

  /** Whether at least one portion can be ordered. */
  public boolean orderable() {
    return available && (remaining == null || remaining > 0);
  }

  /** Portions left, empty when nobody counts. */
  public Optional<Integer> left() {
    return Optional.ofNullable(remaining);
  }

  Availability withRemaining(@Nullable Integer count) {
    return new Availability(available, count, date, by, at);
  }
}
