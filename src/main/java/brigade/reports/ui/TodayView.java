package brigade.reports.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.mark;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.changes.Topic;
import brigade.money.Money;
import brigade.reports.ClosingDay;
import brigade.reports.PrintingReport;
import brigade.reports.SalesReport;
import brigade.reports.Totals;
import brigade.reports.ui.TodayDesk.Behind;
import brigade.reports.ui.TodayDesk.CheckRow;
import brigade.reports.ui.TodayDesk.FeedRow;
import brigade.reports.ui.TodayDesk.Reading;
import brigade.reports.ui.TodayDesk.ReductionLine;
import brigade.reports.ui.TodayDesk.StationRow;
import brigade.screen.Rail;
import brigade.screen.Redraw;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.TopBar;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Today at a glance: six figures, the hours, what happens now, and who sold what. */
@Route("today")
@Requires(Permission.VIEW_REPORTS)
public class TodayView extends Screen {
  private static final long serialVersionUID = 1L;

  /** Items of the product mix; the export has all. */
  private static final int MIX_LENGTH = 60;

  private final transient TodayDesk desk;
  private final transient ClosingDay closingDay;
  private final transient PrintingReport printing;
  private final TopBar topBar;
  private final Div figures = div("kpis");
  private final SalesChart chart = new SalesChart();
  private final Div plot = div("plot");
  private final Div unsold =
      div(
          "empty",
          icon("chart xl"),
          label("b", text("reports.unsold")),
          label("small", text("reports.unsold.detail")));
  private final Span thenWord = label("", "");
  private final UnorderedList feed = new UnorderedList();
  private final Grid stations;
  private final Grid reductions;
  private final Grid mix;
  private final NativeButton reduced;

  private transient @Nullable Reading reading;
  private transient List<FeedRow> fed = List.of();

  TodayView(ScreenKit kit, TodayDesk desk, ClosingDay closingDay, PrintingReport printing) {
    super("today", kit, Topic.CHECKS, Topic.ORDERS, Topic.KITCHEN, Topic.SHIFTS, Topic.FLOOR);
    this.desk = desk;
    this.closingDay = closingDay;
    this.printing = printing;
    addClassNames("app", "wide", "dining-room");
    topBar = new TopBar(kit);
    topBar.acting(export(), button("btn", this::showX, label("", text("reports.x-report"))));
    stations =
        new Grid(
            text("reports.station"),
            text("reports.median") + ">",
            text("reports.nine-in-ten") + ">",
            text("reports.open") + ">",
            text("reports.now") + ">");
    reductions =
        new Grid(
            text("reports.who"),
            text("reports.what"),
            text("reports.reason"),
            text("reports.number") + ">",
            amounts().venue().currency().getSymbol(amounts().venue().locale()) + ">");
    reductions.saying(text("reports.reductions.none"));
    mix =
        new Grid(
            text("reports.item"),
            text("reports.sold") + ">",
            amounts().venue().currency().getSymbol(amounts().venue().locale()) + ">",
            text("reports.share") + ">");
    mix.saying(text("reports.mix.none"));
    reduced = button("n b tn", () -> showReduced(null));
    chart.speak(
        amounts().venue().locale(),
        digits(),
        text("reports.today"),
        text("reports.before"),
        text("reports.hour-so-far"),
        text("reports.net-by-hour"));
    chart.onHour(picked -> showHour(picked.key()));
    named(feed, text("reports.live"));
    plot.add(chart, unsold);
    Main main = new Main();
    main.getElement().setAttribute("class", "dash");
    main.add(
        figures,
        panel(
            "p-chart",
            text("reports.net-by-hour"),
            plot,
            key("", text("reports.today")),
            key("h", text("reports.hour-so-far")),
            span("ckey", mark("l"), thenWord)),
        panel("p-feed feed", text("reports.live"), feed),
        panel("p-kitchen", text("reports.kitchen-times"), stations),
        panel("p-voids", text("reports.reductions"), reductions, reduced),
        panel("p-mix", text("reports.mix"), mix));
    add(new Rail(kit, "today"), topBar, main);
  }

  private static Span key(String look, String words) {
    return span("ckey", mark(look), label("", words));
  }

  private int digits() {
    return Math.max(0, amounts().venue().currency().getDefaultFractionDigits());
  }

  private static Section panel(String classes, String title, Component body, Component... beside) {
    Section panel = new Section();
    panel.getElement().setAttribute("class", "panel " + classes);
    Header head = new Header();
    head.add(new H2(title), span("grow"));
    head.add(beside);
    panel.add(head, body instanceof UnorderedList ? body : div("body", body));
    return panel;
  }

  @Override
  protected void refresh() {
    Reading now = desk.read();
    reading = now;
    topBar.titled(
        text("reports.today"), amounts().venue().name() + ", " + amounts().day(now.date()));
    drawFigures(now);
    drawChart(now);
    drawFeed(now);
    drawStations(now.stations());
    drawReductions(now.reductions());
    drawMix(now);
  }

  private void drawFigures(Reading now) {
    Totals totals = now.totals();
    String weekday = amounts().date(now.before());
    long thenNet = now.sameTimeBefore()[0];
    long thenCovers = now.sameTimeBefore()[1];
    Redraw.into(
        figures,
        figure(
            text("reports.net-sales"),
            amounts().signed(Money.of(totals.net())),
            compared(totals.net(), thenNet, true),
            thenNet == 0 ? text("reports.none-on", weekday) : text("reports.on-same-time", weekday),
            () -> desk.behind(now.date(), Behind.ALL, null)),
        figure(
            text("reports.covers"),
            String.valueOf(totals.covers()),
            compared(totals.covers(), thenCovers, false),
            thenCovers == 0 ? "" : text("reports.before-figure", thenCovers, weekday),
            () -> desk.behind(now.date(), Behind.ALL, null)),
        figure(
            text("reports.average-check"),
            amounts().signed(per(totals.net(), totals.checks())),
            "",
            totals.covers() == 0
                ? ""
                : text("reports.per-cover", amounts().plain(per(totals.net(), totals.covers()))),
            () -> desk.behind(now.date(), Behind.ALL, null)),
        figure(
            text("reports.turns"),
            now.turns().tables() == 0
                ? "0"
                : written(
                    BigDecimal.valueOf(now.turns().parties())
                        .divide(BigDecimal.valueOf(now.turns().tables()), 1, RoundingMode.HALF_UP)),
            "",
            now.turns().minutes() == 0
                ? text("reports.parties", now.turns().parties())
                : text("reports.turn-minutes", now.turns().minutes()),
            () -> desk.behind(now.date(), Behind.ALL, null)),
        figure(
            text("reports.open-checks"),
            String.valueOf(now.open().count()),
            "",
            text("reports.not-yet-paid", amounts().signed(Money.of(now.open().amount()))),
            desk::openOrders),
        figure(
            text("reports.tips"),
            amounts().signed(Money.of(totals.tips())),
            "",
            totals.net() == 0 ? "" : text("reports.of-net", share(totals.tips(), totals.net())),
            () -> desk.behind(now.date(), Behind.TIPPED, null)));
  }

  private static Money per(long amount, long count) {
    return count == 0
        ? Money.ZERO
        : Money.of(
            BigDecimal.valueOf(amount)
                .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
                .longValueExact());
  }

  private String share(long part, long whole) {
    return whole == 0
        ? ""
        : written(
                BigDecimal.valueOf(part)
                    .movePointRight(2)
                    .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP))
            + "%";
  }

  /** A figure that is no money, with one decimal as the venue writes it. */
  private String written(BigDecimal figure) {
    return String.format(amounts().venue().locale(), "%,.1f", figure);
  }

  /** How much more or less, in words with a sign that is not only colour. */
  private String compared(long now, long then, boolean percent) {
    if (then == 0 || now == then) {
      return "";
    }
    String sign = now > then ? "▲ " : "▼ ";
    return sign
        + (percent ? share(Math.abs(now - then), then) : String.valueOf(Math.abs(now - then)));
  }

  private NativeButton figure(
      String title, String value, String change, String small, Supplier<List<CheckRow>> behind) {
    NativeButton key =
        button(
            "kpi",
            () -> Behinds.show(title, behind.get(), amounts()),
            label("lbl", title),
            icon("next"),
            bold("tn", value),
            span(
                "small tn",
                bold(change.startsWith("▼") ? "down" : "up", change),
                label("", " " + small)));
    return known(key, title);
  }

  private void drawChart(Reading now) {
    Map<Integer, Long> then = byHour(now.hoursBefore());
    Map<Integer, Long> today = byHour(now.hours());
    thenWord.setText(amounts().date(now.before()));
    int hourNow = kit().clock().instant().atZone(amounts().venue().zone()).getHour();
    Map<Integer, String> keys = new LinkedHashMap<>();
    now.hours().rows().forEach(row -> keys.put(hour(row.key()), row.key()));
    List<Integer> hours = new ArrayList<>();
    int cutOff = amounts().venue().cutOffHour();
    for (int i = 0; i < 24; i++) {
      hours.add((cutOff + i) % 24);
    }
    int first = 24;
    int last = -1;
    for (int i = 0; i < 24; i++) {
      if (today.containsKey(hours.get(i))
          || then.containsKey(hours.get(i))
          || hours.get(i) == hourNow) {
        first = Math.min(first, i);
        last = Math.max(last, i);
      }
    }
    List<SalesChart.Hour> shown = new ArrayList<>();
    int running = -1;
    for (int i = first; i <= last; i++) {
      int hour = hours.get(i);
      if (hour == hourNow) {
        running = shown.size();
      }
      boolean past = (hour - cutOff + 24) % 24 <= (hourNow - cutOff + 24) % 24;
      shown.add(
          new SalesChart.Hour(
              keys.getOrDefault(hour, ""),
              String.format(Locale.ROOT, "%02d:00", hour),
              past ? Long.valueOf(today.getOrDefault(hour, 0L)) : null,
              then.get(hour)));
    }
    // Axes without a figure on them say nothing.
    boolean sold =
        today.values().stream().anyMatch(net -> net != 0)
            || then.values().stream().anyMatch(net -> net != 0);
    chart.setVisible(sold);
    unsold.setVisible(!sold);
    chart.show(shown, running, digits());
  }

  private static Map<Integer, Long> byHour(SalesReport report) {
    Map<Integer, Long> nets = new LinkedHashMap<>();
    report
        .rows()
        .forEach(
            row -> nets.merge(hour(row.key()), row.net() == null ? 0L : row.net(), Math::addExact));
    return nets;
  }

  private static int hour(String key) {
    return OffsetDateTime.parse(key).getHour();
  }

  private void showHour(String key) {
    Reading now = reading;
    if (now != null && !key.isEmpty()) {
      Instant from = OffsetDateTime.parse(key).toInstant();
      Behinds.show(
          text("reports.hour", amounts().time(from)),
          desk.behind(now.date(), Behind.HOUR, from.toString()),
          amounts());
    }
  }

  private void drawFeed(Reading now) {
    if (now.feed().isEmpty()) {
      feed.removeAll();
      feed.add(new ListItem(label("mute", text("reports.feed.none"))));
      return;
    }
    if (now.feed().equals(fed)) {
      return;
    }
    long known = fed.isEmpty() ? -1 : fed.getFirst().seq();
    List<ListItem> fresh =
        now.feed().stream().filter(row -> row.seq() > known).map(this::feedItem).toList();
    if (known < 0 || fresh.size() == now.feed().size()) {
      feed.removeAll();
    }
    for (int i = 0; i < fresh.size(); i++) {
      feed.addComponentAtIndex(i, fresh.get(i));
    }
    while (feed.getComponentCount() > now.feed().size()) {
      feed.remove(feed.getComponentAt(feed.getComponentCount() - 1));
    }
    fed = now.feed();
  }

  private ListItem feedItem(FeedRow row) {
    String look =
        switch (row.action()) {
          case "order.line-voided", "payment.voided", "payment.declined", "payment.refunded" ->
              "fi bad";
          case "payment.unanswered",
              "drawer.opened",
              "drawer.paid-out",
              "check.reopened",
              "discount.given",
              "order.line-comped" ->
              "fi warn";
          case "payment.taken", "payment.authorised" -> "fi good";
          default -> "fi";
        };
    String sign =
        switch (row.action().substring(0, row.action().indexOf('.'))) {
          case "payment" -> row.tender().equals("CASH") ? "cash" : "card";
          case "order" -> row.action().equals("order.sent") ? "send" : "x";
          case "discount" -> "percent";
          case "check" -> "receipt";
          case "shift", "drawer" -> "drawer";
          case "seating" -> "users";
          default -> "moon";
        };
    String words =
        text(
            "reports.feed." + row.action(),
            row.who(),
            row.place(),
            row.tender().isEmpty() ? "" : text("reports.tender." + row.tender()),
            row.reason());
    ListItem item = new ListItem();
    item.add(
        span(look, icon(sign)),
        div("grow", isolated("", words), div("tiny mute tn", label("", amounts().time(row.at())))));
    if (row.amount() != null) {
      item.add(
          row.orderId() == null
              ? label("tn", amounts().plain(Money.of(row.amount())))
              : link("orders/" + row.orderId(), amounts().plain(Money.of(row.amount()))));
    }
    return item;
  }

  private static Anchor link(String path, String words) {
    Anchor link = new Anchor(path, words);
    link.getElement().setAttribute("class", "n");
    link.getElement().setAttribute("router-link", "");
    return link;
  }

  private void drawStations(List<StationRow> rows) {
    stations.show(
        rows.stream()
            .map(
                row ->
                    List.<Component>of(
                        isolated("", row.name()),
                        label("tn", seconds(row.median())),
                        label(
                            row.nineInTen() != null && row.nineInTen() > row.lateSeconds()
                                ? "tn down b"
                                : "tn",
                            seconds(row.nineInTen())),
                        label("tn", String.valueOf(row.open())),
                        row.late() == 0
                            ? label("tn", "0")
                            : span(
                                "chip bad",
                                icon("alert"),
                                label("", text("reports.late", row.late())))))
            .toList());
  }

  private static String seconds(@Nullable Long seconds) {
    return seconds == null
        ? "-"
        : seconds / 60 + ":" + String.format(Locale.ROOT, "%02d", seconds % 60);
  }

  private void drawReductions(List<ReductionLine> rows) {
    long sum = rows.stream().mapToLong(ReductionLine::amount).sum();
    reduced.setText(amounts().plain(Money.of(sum)));
    reductions.show(
        rows.stream()
            .map(
                row ->
                    List.<Component>of(
                        isolated("", row.who()),
                        label("", text("reports.what." + row.what())),
                        isolated("", row.reason()),
                        label("tn", String.valueOf(row.count())),
                        known(
                            button(
                                "n",
                                () -> showReduced(row),
                                label("tn", amounts().plain(Money.of(row.amount())))),
                            row.who() + row.what() + row.reason())))
            .toList());
  }

  private void showReduced(@Nullable ReductionLine line) {
    Reading now = reading;
    if (now != null) {
      Behinds.show(
          line == null ? text("reports.reductions") : line.title(),
          desk.reduced(now.date(), line),
          amounts());
    }
  }

  private void drawMix(Reading now) {
    long net = now.items().totals().net();
    mix.show(
        now.items().rows().stream()
            .limit(MIX_LENGTH)
            .map(
                row -> {
                  long sold = row.net() == null ? 0 : row.net();
                  return List.<Component>of(
                      with(isolated("cut", row.label()), "title", row.label()),
                      label("tn", row.items() == null ? "" : row.items().toPlainString()),
                      known(
                          button(
                              "n",
                              () ->
                                  Behinds.show(
                                      row.label(),
                                      desk.behind(now.date(), Behind.ITEM, row.key()),
                                      amounts()),
                              label("tn", amounts().plain(Money.of(sold)))),
                          row.key()),
                      label("tn", share(sold, net)));
                })
            .toList());
  }

  private void showX() {
    ReportDialog.show(closingDay.xReport(), amounts(), () -> ReportDialog.said(printing.printX()));
  }

  private Anchor export() {
    Anchor link =
        new Anchor(
            DownloadHandler.fromInputStream(
                request -> {
                  Reading now = reading;
                  LocalDate date =
                      now == null
                          ? amounts().venue().tradingDate(kit().clock().instant())
                          : now.date();
                  byte[] csv =
                      SalesCsv.of(now == null ? List.of() : now.items().rows(), digits())
                          .getBytes(StandardCharsets.UTF_8);
                  return new DownloadResponse(
                      new ByteArrayInputStream(csv),
                      "sales-" + date + ".csv",
                      "text/csv",
                      csv.length);
                }),
            "");
    link.getElement().setAttribute("class", "btn");
    link.add(icon("download"), label("", text("reports.csv")));
    return link;
  }
}
