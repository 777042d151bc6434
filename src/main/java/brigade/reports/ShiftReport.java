package brigade.reports;

import brigade.reports.DayReport.TenderRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shift as it stands, the X report, or at its close. Amounts are minor units of {@code currency}.
 *
 * @param tenders what its owner took while it was open
 * @param sales net sales of the checks its owner closed in that time
 * @param movements the drawer's entries by kind
 * @param expected what should be in the drawer; null while that is kept from whoever counts it
 * @param counts each count, the last of which closed it
 */
public record ShiftReport(
    UUID shiftId,
    @Nullable String drawer,
    String staff,
    String state,
    LocalDate businessDate,
    Instant openedAt,
    @Nullable Instant closedAt,
    String currency,
    long checks,
    long sales,
    long tips,
    List<TenderRow> tenders,
    @com.fasterxml.jackson.annotation.JsonProperty("float") long cash,
    List<MovementRow> movements,
    @Nullable Long expected,
    @Nullable Long counted,
    @Nullable Long overShort,
    List<CountRow> counts) {
  public ShiftReport {
    tenders = List.copyOf(tenders);
    movements = List.copyOf(movements);
    counts = List.copyOf(counts);
  }

  /** Entries of one kind; the amount is negative where cash left. */
  public record MovementRow(String kind, long count, long amount) {}

  /** One count. */
  public record CountRow(
      int number, Instant at, String by, long counted, long expected, long overShort) {}
}
