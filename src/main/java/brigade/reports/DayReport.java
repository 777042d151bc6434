package brigade.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The X or Z report of a trading date; the Z is the same with a number, frozen. Amounts are minor
 * units of {@code currency}.
 *
 * @param number of the Z, gapless from 1; null on an X
 * @param openedAt when the day opened
 * @param at when the report was made
 * @param by who made it
 * @param totals the sales
 * @param perpetual all sales since the first day, this one included: the sum of every day's total
 * @param paidAhead paid on this day for checks that are still open
 * @param paidEarlier paid on earlier days for checks that closed on this one
 * @param rolledOver open checks that go on to the next day
 */
public record DayReport(
    @Nullable Integer number,
    LocalDate businessDate,
    Instant openedAt,
    Instant at,
    String by,
    String currency,
    Totals totals,
    List<TaxRow> taxes,
    List<TenderRow> tenders,
    List<SalesRow> categories,
    List<SalesRow> servers,
    Reductions voids,
    Reductions comps,
    Reductions discounts,
    long tips,
    Cash cash,
    long paidAhead,
    long paidEarlier,
    OpenChecks rolledOver,
    int awaitingCapture,
    long perpetual) {
  public DayReport {
    taxes = List.copyOf(taxes);
    tenders = List.copyOf(tenders);
    categories = List.copyOf(categories);
    servers = List.copyOf(servers);
  }

  /** The same as the Z of that number. */
  DayReport numbered(int z) {
    return new DayReport(
        z,
        businessDate,
        openedAt,
        at,
        by,
        currency,
        totals,
        taxes,
        tenders,
        categories,
        servers,
        voids,
        comps,
        discounts,
        tips,
        cash,
        paidAhead,
        paidEarlier,
        rolledOver,
        awaitingCapture,
        perpetual);
  }

  /**
   * One tax rate.
   *
   * @param base what it was computed on, without the tax
   */
  public record TaxRow(String code, String name, int ppm, long base, long amount) {}

  /**
   * One tender.
   *
   * @param amount towards checks
   * @param tips on top
   * @param refunds given back, tips included
   */
  public record TenderRow(String tender, long count, long amount, long tips, long refunds) {}

  /** Sales of one category or server. */
  public record SalesRow(
      String key,
      String label,
      BigDecimal items,
      long gross,
      long discounts,
      long net,
      long tips) {}

  /** How often, how much, by whom and why. */
  public record Reductions(long count, long amount, List<ReductionRow> rows) {
    public Reductions {
      rows = List.copyOf(rows);
    }
  }

  public record ReductionRow(String who, String reason, long count, long amount) {}

  /**
   * The cash of the day.
   *
   * @param expected in all counted shifts together
   * @param counted in them
   * @param overShort counted less expected
   * @param uncounted shifts that go on without a count
   */
  public record Cash(
      long expected, long counted, long overShort, int uncounted, List<ShiftCash> shifts) {
    public Cash {
      shifts = List.copyOf(shifts);
    }
  }

  /**
   * One shift's cash.
   *
   * @param counted null where it was not counted
   */
  public record ShiftCash(
      UUID shiftId,
      String name,
      String staff,
      boolean open,
      @Nullable Long expected,
      @Nullable Long counted,
      @Nullable Long overShort) {}

  /** Checks that are not paid. */
  public record OpenChecks(long count, long amount, List<String> numbers) {
    public OpenChecks {
      numbers = List.copyOf(numbers);
    }
  }
}
