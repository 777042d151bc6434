package brigade.app.simulate;

import brigade.app.simulate.PlayingDay.ZReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/** Reading what a business day came to, and closing it. */
final class DayReports {
  private DayReports() {}

  /** What was sold on the open business day so far. */
  static Figures soldToday(Caller manager) {
    return totals(manager.get("reports/sales?by=hour").path("totals"));
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

  private static Figures totals(JsonNode totals) {
    return new Figures(
        Answers.number(totals, "orders"),
        Answers.number(totals, "items"),
        Answers.number(totals, "net"));
  }
}
