package brigade.floorplan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a party will wait, as it is told at the door: the moment at which enough fitting tables
 * will have come free for everybody who waits for the same and for this party too.
 */
public final class Quote {
  /** Clearing and laying a table. */
  static final Duration LAYING = Duration.ofMinutes(5);

  /** Quotes are in steps of so many minutes. */
  static final int STEP = 5;

  /** Nobody is told to wait longer; it is also what is said when no table will do. */
  public static final int LONGEST = 180;

  private Quote() {}

  /**
   * Minutes to wait, a multiple of {@link #STEP} up to {@link #LONGEST}.
   *
   * @param covers of the party
   * @param tables the room
   * @param ahead covers of the parties that wait already
   */
  public static int minutes(int covers, List<TableView> tables, List<Integer> ahead, Instant now) {
    List<Duration> free =
        tables.stream()
            .filter(table -> fits(table, covers))
            .map(table -> until(table, now))
            .sorted()
            .toList();
    // Those who wait for a larger table than this party needs may still take one of these.
    long before =
        ahead.stream()
            .filter(other -> tables.stream().anyMatch(t -> fits(t, other) && fits(t, covers)))
            .count();
    if (before >= free.size()) {
      return LONGEST;
    }
    long minutes = free.get((int) before).plusSeconds(59).toMinutes();
    return (int) Math.min(LONGEST, (minutes + STEP - 1) / STEP * STEP);
  }

  private static boolean fits(TableView table, int covers) {
    return table.state() != TableState.BLOCKED
        && table.shape() != Shape.BAR_STOOL
        && table.minCovers() <= covers
        && table.seats() >= covers;
  }

  private static Duration until(TableView table, Instant now) {
    SeatingSummary party = table.seating();
    if (party == null) {
      return table.state() == TableState.RESERVED && table.next() != null
          ? Duration.between(now, table.next().startsAt().plus(Turn.of(table.next().covers())))
          : Duration.ZERO;
    }
    if (party.stage() == Stage.TO_CLEAR) {
      return LAYING;
    }
    Duration left = Duration.between(now, party.expectedEnd());
    return (left.isNegative() ? Duration.ZERO : left).plus(LAYING);
  }
}
