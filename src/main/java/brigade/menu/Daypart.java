package brigade.menu;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/**
 * Hours of some days of the week, such as a happy hour. They are read off the clock on the venue's
 * wall: an hour that the wall shows twice belongs to it twice, one that it skips never comes.
 *
 * @param code stable, such as {@code HAPPY}
 * @param days on which it begins; empty for every day
 * @param from the first minute
 * @param until the minute it is over; at or before {@code from} it is over on the day after
 */
public record Daypart(
    String code, String name, Set<DayOfWeek> days, LocalTime from, LocalTime until) {
  public Daypart {
    days = Set.copyOf(days);
  }

  /** Whether the wall clock shows a time within it. */
  public boolean covers(LocalDateTime wall) {
    LocalTime time = wall.toLocalTime();
    boolean later = !time.isBefore(from);
    boolean earlier = time.isBefore(until);
    if (from.isBefore(until)) {
      return later && earlier && begins(wall.getDayOfWeek());
    }
    return (later && begins(wall.getDayOfWeek()))
        || (earlier && begins(wall.getDayOfWeek().minus(1)));
  }

  private boolean begins(DayOfWeek day) {
    return days.isEmpty() || days.contains(day);
  }
}
