package brigade.floorplan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The guests that come in within a quarter of an hour, seated or promised.
 *
 * @param from when the quarter begins
 */
public record LoadBar(Instant from, int covers) {
  static final Duration QUARTER = Duration.ofMinutes(15);
  static final int QUARTERS = 5;

  /** The quarter that runs and the hour after it. */
  public static List<LoadBar> nextHour(
      Instant now, List<ReservationView> reservations, List<TableView> tables) {
    long quarter = QUARTER.toMillis();
    Instant first = Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), quarter) * quarter);
    List<LoadBar> bars = new ArrayList<>();
    for (int i = 0; i < QUARTERS; i++) {
      Instant from = first.plus(QUARTER.multipliedBy(i));
      Instant to = from.plus(QUARTER);
      int promised =
          reservations.stream()
              .filter(r -> r.state().holdsTable() && isWithin(r.startsAt(), from, to))
              .mapToInt(ReservationView::covers)
              .sum();
      int seated =
          tables.stream()
              .map(TableView::seating)
              .filter(Objects::nonNull)
              .distinct()
              .filter(party -> isWithin(party.seatedAt(), from, to))
              .mapToInt(SeatingSummary::covers)
              .sum();
      bars.add(new LoadBar(from, promised + seated));
    }
    return List.copyOf(bars);
  }

  private static boolean isWithin(Instant instant, Instant from, Instant to) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
