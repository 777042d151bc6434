package brigade.reports.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import brigade.money.Money;
import brigade.money.Rate;
import brigade.reports.DayReport;
import brigade.reports.PrintingReport;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import java.util.ArrayList;
import java.util.List;

/** An X or Z report to read. */
final class ReportDialog {
  private ReportDialog() {}

  /**
   * Opens it.
   *
   * @param print puts it on paper
   */
  static void show(DayReport report, Amounts amounts, Runnable print) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(
        report.number() == null
            ? Texts.of("reports.x-of", amounts.day(report.businessDate()))
            : Texts.of("reports.z-of", report.number(), amounts.day(report.businessDate())));
    dialog
        .getHeader()
        .add(named(button("btn quiet icon", dialog::close, icon("x")), Texts.of("reports.close")));
    Div body = div("sheet-body");
    parts(report, amounts).forEach(body::add);
    dialog.add(body);
    dialog
        .getFooter()
        .add(button("btn primary", print, icon("printer"), label("", Texts.of("reports.print"))));
    dialog.open();
  }

  /** Says what came of printing a report. */
  static void said(PrintingReport.Outcome outcome) {
    switch (outcome) {
      case PRINTING -> Toast.say(Texts.of("reports.printing"));
      case NO_PRINTER -> Toast.refuse(Texts.of("reports.no-printer"));
      case NO_REPORT -> Toast.refuse(Texts.of("reports.no-report"));
    }
  }

  /** The report in parts, each a heading with its table. */
  static List<Div> parts(DayReport report, Amounts amounts) {
    List<Div> parts = new ArrayList<>();
    parts.add(
        part(
            "reports.sales",
            new Grid("", ">"),
            List.of(
                row("reports.gross", report.totals().gross(), amounts),
                row("reports.discounts", -report.totals().discounts(), amounts),
                row("reports.net", report.totals().net(), amounts),
                row("reports.service-charges", report.totals().serviceCharges(), amounts),
                row("reports.taxes", report.totals().taxes(), amounts),
                row("reports.total", report.totals().total(), amounts),
                row("reports.tips", report.tips(), amounts),
                List.of(
                    label("", Texts.of("reports.orders-checks-items")),
                    label(
                        "tn",
                        report.totals().orders()
                            + " / "
                            + report.totals().checks()
                            + " / "
                            + report.totals().items().toPlainString())))));
    parts.add(
        part(
            "reports.tenders",
            new Grid(
                "",
                Texts.of("reports.number") + ">",
                Texts.of("reports.amount") + ">",
                Texts.of("reports.tips") + ">",
                Texts.of("reports.refunds") + ">"),
            report.tenders().stream()
                .map(
                    tender ->
                        List.<Component>of(
                            label("", Texts.of("reports.tender." + tender.tender())),
                            label("tn", String.valueOf(tender.count())),
                            figure(tender.amount(), amounts),
                            figure(tender.tips(), amounts),
                            figure(tender.refunds(), amounts)))
                .toList()));
    parts.add(
        part(
            "reports.taxes",
            new Grid("", Texts.of("reports.base") + ">", Texts.of("reports.amount") + ">"),
            report.taxes().stream()
                .map(
                    tax ->
                        List.<Component>of(
                            isolated("", tax.name() + " " + amounts.percent(new Rate(tax.ppm()))),
                            figure(tax.base(), amounts),
                            figure(tax.amount(), amounts)))
                .toList()));
    parts.add(
        part(
            "reports.categories",
            new Grid("", Texts.of("reports.sold") + ">", Texts.of("reports.net") + ">"),
            report.categories().stream().map(row -> sales(row, amounts).subList(0, 3)).toList()));
    parts.add(
        part(
            "reports.servers",
            sales(),
            report.servers().stream().map(row -> sales(row, amounts)).toList()));
    parts.add(
        part(
            "reports.reductions",
            new Grid("", Texts.of("reports.number") + ">", Texts.of("reports.amount") + ">"),
            List.of(
                reduction("reports.what.VOID", report.voids(), amounts),
                reduction("reports.what.COMP", report.comps(), amounts),
                reduction("reports.what.DISCOUNT", report.discounts(), amounts))));
    parts.add(
        part(
            "reports.cash",
            new Grid(
                "",
                Texts.of("reports.expected") + ">",
                Texts.of("reports.counted") + ">",
                Texts.of("reports.over-short") + ">"),
            report.cash().shifts().stream()
                .map(
                    shift ->
                        List.<Component>of(
                            isolated("", shift.name()),
                            optional(shift.expected(), amounts),
                            optional(shift.counted(), amounts),
                            optional(shift.overShort(), amounts)))
                .toList()));
    parts.add(
        part(
            "reports.more",
            new Grid("", ">"),
            List.of(
                List.of(
                    label("", Texts.of("reports.rolled-over", report.rolledOver().count())),
                    figure(report.rolledOver().amount(), amounts)),
                row("reports.paid-ahead", report.paidAhead(), amounts),
                row("reports.paid-earlier", report.paidEarlier(), amounts),
                row("reports.perpetual", report.perpetual(), amounts))));
    return parts;
  }

  private static Grid sales() {
    return new Grid(
        "",
        Texts.of("reports.sold") + ">",
        Texts.of("reports.net") + ">",
        Texts.of("reports.tips") + ">");
  }

  private static List<Component> sales(DayReport.SalesRow row, Amounts amounts) {
    return List.of(
        isolated("", row.label()),
        label("tn", row.items().toPlainString()),
        figure(row.net(), amounts),
        figure(row.tips(), amounts));
  }

  private static List<Component> reduction(
      String words, DayReport.Reductions reductions, Amounts amounts) {
    return List.of(
        label("", Texts.of(words)),
        label("tn", String.valueOf(reductions.count())),
        figure(reductions.amount(), amounts));
  }

  private static Div part(String title, Grid table, List<List<Component>> rows) {
    Header head = new Header();
    head.add(new H2(Texts.of(title)));
    Div part = div("panel", head, table.show(rows));
    part.setVisible(!rows.isEmpty());
    return part;
  }

  private static List<Component> row(String words, long amount, Amounts amounts) {
    return List.of(label("", Texts.of(words)), figure(amount, amounts));
  }

  private static Component figure(long amount, Amounts amounts) {
    return label("tn", amounts.plain(Money.of(amount)));
  }

  private static Component optional(
      @org.jspecify.annotations.Nullable Long amount, Amounts amounts) {
    return label("tn", amount == null ? "-" : amounts.plain(Money.of(amount)));
  }
}
