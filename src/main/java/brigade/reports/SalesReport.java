package brigade.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sales from one trading date to another, both included, by one side of them.
 *
 * @param rows by that side; their nets sum to the totals' net, to the cent
 */
public record SalesReport(
    LocalDate from, LocalDate to, By by, String currency, List<Row> rows, Totals totals) {
  public SalesReport {
    rows = List.copyOf(rows);
  }

  /** The side. */
  public enum By {
    /** The clock hour in which checks were paid; the hour repeated in autumn is two hours. */
    HOUR,
    /** The trading date. */
    DAY,
    ITEM,
    CATEGORY,
    SERVER,
    TENDER,
    DAYPART
  }

  /**
   * One row.
   *
   * @param key the hour's first instant, the date, the sku, the server's id, the tender
   * @param label for people
   * @param orders orders in it; null where a row is about lines or payments
   * @param checks checks in it, or payments where it is about tenders
   * @param items portions; null where a row is about payments
   * @param amount what was paid with a tender, without tips; null elsewhere
   */
  public record Row(
      String key,
      String label,
      @Nullable Long orders,
      @Nullable Long checks,
      @Nullable BigDecimal items,
      @Nullable Long gross,
      @Nullable Long discounts,
      @Nullable Long net,
      @Nullable Long taxes,
      @Nullable Long tips,
      @Nullable Long amount,
      @Nullable Long refunds) {}
}
