package brigade.menu;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an item or a modifier can be had, and how many are left. What was set is over at the end
 * of a trading date, at a time, or only by hand; then there are {@code resetTo} portions again, or
 * nobody counts.
 *
 * @param available false when it is 86
 * @param remaining portions left, zero or more; null when nobody counts
 * @param date the trading date this holds for; null when the day's end does not matter
 * @param until when it is over; null when no time is set
 * @param resetTo how many there are again each day once this is over; null when nobody counts then
 * @param by who said so; null when nobody did
 * @param at when they did
 */
public record Availability(
    boolean available,
    @Nullable Integer remaining,
    @Nullable LocalDate date,
    @Nullable Instant until,
    @Nullable Integer resetTo,
    @Nullable String by,
    @Nullable Instant at) {

  /** Sold as long as the menu has it. */
  public static final Availability FREELY = new Availability(true, null, null, null, null);

  /** Without a time it is over, and nothing to begin again with. */
  public Availability(
      boolean available,
      @Nullable Integer remaining,
      @Nullable LocalDate date,
      @Nullable String by,
      @Nullable Instant at) {
    this(available, remaining, date, null, null, by, at);
  }

  /** Whether this is over on a trading date. */
  boolean isOver(LocalDate tradingDate) {
    return date != null && tradingDate.isAfter(date);
  }

  /** Whether this is over on a trading date or by a time. */
  boolean isOver(LocalDate tradingDate, Instant now) {
    return isOver(tradingDate) || (until != null && !now.isBefore(until));
  }

  /** What holds on a trading date: a rule for one day is over when the day is. */
  public Availability on(LocalDate tradingDate) {
    return isOver(tradingDate) ? reset(tradingDate) : this;
  }

  /** What holds now. */
  public Availability on(LocalDate tradingDate, Instant now) {
    return isOver(tradingDate, now) ? reset(tradingDate) : this;
  }

  /** What comes after it. */
  Availability reset(LocalDate tradingDate) {
    return resetTo == null
        ? FREELY
        : new Availability(true, resetTo, tradingDate, null, resetTo, by, at);
  }

  /** Whether at least one portion can be ordered. */
  public boolean orderable() {
    return available && (remaining == null || remaining > 0);
  }

  /** Portions left, empty when nobody counts. */
  public Optional<Integer> left() {
    return Optional.ofNullable(remaining);
  }

  /** The same, said by somebody. */
  Availability saidBy(String name, Instant when) {
    return equals(FREELY)
        ? this
        : new Availability(available, remaining, date, until, resetTo, name, when);
  }

  Availability withRemaining(@Nullable Integer count) {
    return new Availability(available, count, date, until, resetTo, by, at);
  }
}
