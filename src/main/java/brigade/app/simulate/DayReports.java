package brigade.app.simulate;

import brigade.app.simulate.PlayingDay.ZReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Reading what a business day came to, and closing it. */
final class DayReports {
  private DayReports() {}

  /** What was sold on the open business day so far; a day is opened if none is. */
  static Figures soldToday(Caller manager) {
    return totals(manager.get("business-days/current/x-report").path("totals"));
  }

  /**
   * Closes the business day.
   *
   * @param before what had been sold before
   */
  static ZReport close(Caller manager, Figures before) {
    JsonNode z = manager.post("business-days/current/close");
    Figures whole = totals(z.path("totals"));
    return new ZReport(
        Answers.number(z, "number"),
        LocalDate.parse(Answers.text(z, "businessDate")),
        whole,
        whole.minus(before));
  }

  private static BigDecimal items(JsonNode totals) {
    JsonNode items = totals.path("items");
    if (!items.isNumber()) {
      throw new IllegalStateException("No number \"items\" in the answer " + totals);
    }
    return items.decimalValue();
  }

  private static Figures totals(JsonNode totals) {
    return new Figures(
        Answers.number(totals, "orders"), items(totals), Answers.number(totals, "net"));
  }
}
