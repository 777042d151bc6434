package brigade.reports;

import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.Paper.Style;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.reports.DayReport.Reductions;
import brigade.reports.DayReport.SalesRow;
import brigade.reports.DayReport.ShiftCash;
import brigade.reports.DayReport.TaxRow;
import brigade.reports.DayReport.TenderRow;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.venue.VenueSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paper of an X or Z report, in the venue's language: the same figures as on the screen. */
final class DayReportPaper {
  private static final int INDENT = 2;

  private final VenueSettings venue;
  private final Amounts amounts;
  private final DayReport report;
  private final Paper.Builder paper = Paper.builder();

  private DayReportPaper(VenueSettings venue, DayReport report) {
    this.venue = venue;
    this.amounts = new Amounts(venue);
    this.report = report;
  }

  static Paper of(VenueSettings venue, DayReport report) {
    return new DayReportPaper(venue, report).compose();
  }

  private Paper compose() {
    head();
    sales();
    tenders();
    taxes();
    rows("reports.categories", report.categories());
    rows("reports.servers", report.servers());
    reductions();
    cash();
    more();
    return paper.blank().cut().build();
  }

  private void head() {
    paper.centre(Style.DOUBLED, venue.name()).blank();
    if (!venue.taxNumber().isBlank()) {
      paper.centre(venue.taxNumber());
    }
    paper.centre(
        Style.BOLD,
        report.number() == null
            ? text("reports.x-of", amounts.day(report.businessDate()))
            : text(
                "reports.z-of",
                String.valueOf(report.number()),
                amounts.day(report.businessDate())));
    paper.blank();
    paper.pair(text("reports.paper.opened"), when(report.openedAt()));
    paper.pair(
        text(report.number() == null ? "reports.paper.as-of" : "reports.paper.closed"),
        when(report.at()));
    paper.pair(text("reports.paper.by"), report.by());
  }

  private void sales() {
    Totals totals = report.totals();
    section("reports.sales");
    amount("reports.gross", totals.gross());
    amount("reports.discounts", -totals.discounts());
    amount("reports.net", totals.net());
    amount("reports.service-charges", totals.serviceCharges());
    amount("reports.taxes", totals.taxes());
    if (totals.rounding() != 0) {
      amount("reports.rounding", totals.rounding());
    }
    paper.pair(
        Style.BOLD,
        text("reports.total") + " " + report.currency(),
        amounts.plain(Money.of(totals.total())));
    amount("reports.tips", report.tips());
    paper.pair(
        text("reports.orders-checks-items"),
        totals.orders() + " / " + totals.checks() + " / " + totals.items().toPlainString());
  }

  private void tenders() {
    if (report.tenders().isEmpty()) {
      return;
    }
    section("reports.tenders");
    for (TenderRow tender : report.tenders()) {
      paper.pair(
          tender.count() + " x " + text("reports.tender." + tender.tender()),
          amounts.plain(Money.of(tender.amount())));
      within("reports.tips", tender.tips());
      within("reports.refunds", tender.refunds());
    }
  }

  private void taxes() {
    if (report.taxes().isEmpty()) {
      return;
    }
    section("reports.taxes");
    for (TaxRow tax : report.taxes()) {
      paper.pair(
          tax.name() + " " + amounts.percent(new Rate(tax.ppm())),
          amounts.plain(Money.of(tax.amount())));
      within("reports.base", tax.base());
    }
  }

  private void rows(String title, List<SalesRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    section(title);
    for (SalesRow row : rows) {
      paper.triple(row.label(), row.items().toPlainString(), amounts.plain(Money.of(row.net())));
    }
  }

  private void reductions() {
    section("reports.reductions");
    reduction("reports.what.VOID", report.voids());
    reduction("reports.what.COMP", report.comps());
    reduction("reports.what.DISCOUNT", report.discounts());
  }

  private void reduction(String what, Reductions reductions) {
    paper.triple(
        text(what),
        String.valueOf(reductions.count()),
        amounts.plain(Money.of(reductions.amount())));
  }

  private void cash() {
    if (report.cash().shifts().isEmpty()) {
      return;
    }
    section("reports.cash");
    for (ShiftCash shift : report.cash().shifts()) {
      paper.bold(shift.name());
      cash("reports.expected", shift.expected());
      cash("reports.counted", shift.counted());
      cash("reports.over-short", shift.overShort());
    }
  }

  private void cash(String what, @Nullable Long amount) {
    paper.pair(
        INDENT, Style.PLAIN, text(what), amount == null ? "-" : amounts.plain(Money.of(amount)));
  }

  private void more() {
    section("reports.more");
    paper.pair(
        text("reports.rolled-over", report.rolledOver().count()),
        amounts.plain(Money.of(report.rolledOver().amount())));
    amount("reports.paid-ahead", report.paidAhead());
    amount("reports.paid-earlier", report.paidEarlier());
    amount("reports.perpetual", report.perpetual());
  }

  private void section(String title) {
    paper.rule().bold(text(title));
  }

  private void amount(String what, long amount) {
    paper.pair(text(what), amounts.plain(Money.of(amount)));
  }

  private void within(String what, long amount) {
    if (amount != 0) {
      paper.pair(INDENT, Style.PLAIN, text(what), amounts.plain(Money.of(amount)));
    }
  }

  private String when(Instant at) {
    return amounts.day(at.atZone(venue.zone()).toLocalDate()) + " " + amounts.time(at);
  }

  private String text(String key, Object... arguments) {
    return Texts.in(venue.locale(), key, arguments);
  }
}
