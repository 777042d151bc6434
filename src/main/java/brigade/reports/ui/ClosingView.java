package brigade.reports.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.changes.Topic;
import brigade.money.Money;
import brigade.reports.ClosingDay;
import brigade.reports.DayReport;
import brigade.reports.ui.ClosingDesk.Drawn;
import brigade.reports.ui.ClosingDesk.Reading;
import brigade.screen.Rail;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.TopBar;
import brigade.shifts.ClosingShift;
import brigade.shifts.ClosingShift.Counted;
import brigade.shifts.DrawerCount;
import brigade.shifts.OpeningShift;
import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Closing the day, step by step: open checks, tips, drawers counted blind, the card batch, the
 * review, the Z. Everything done is kept, so one may leave and go on.
 */
@Route("closing")
@Requires(Permission.CLOSE_DAY)
public class ClosingView extends Screen {
  private static final long serialVersionUID = 1L;

  /** The most pieces of one kind that fit the field. */
  private static final int PIECES_LIMIT = 99_999;

  private final transient ClosingDesk desk;
  private final TopBar topBar;
  private final Inline steps = Inline.ordered();
  private final Section work = new Section();

  private Step step = Step.OPEN;
  private transient @Nullable Reading reading;
  private @Nullable UUID shiftId;
  private boolean counting;
  private int field;
  private final transient Map<Long, Integer> pieces = new HashMap<>();
  private transient @Nullable DayReport closed;
  private boolean closing;

  private enum Step {
    OPEN,
    TIPS,
    DRAWERS,
    BATCH,
    REVIEW,
    CLOSE
  }

  ClosingView(ScreenKit kit, ClosingDesk desk) {
    super("closing", kit, Topic.SHIFTS, Topic.CHECKS);
    this.desk = desk;
    addClassNames("app", "dining-room");
    topBar = new TopBar(kit);
    topBar.acting(span("chip line", icon("lock"), label("", text("reports.closing.offline"))));
    work.getElement().setAttribute("class", "work");
    Aside side = new Aside();
    side.getElement().setAttribute("class", "steps");
    side.add(
        steps,
        span("grow"),
        div("note info", icon("clock"), label("", text("reports.closing.kept"))));
    Main main = new Main();
    main.getElement().setAttribute("class", "cl");
    main.add(side, work);
    add(new Rail(kit, "closing"), topBar, main);
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    for (int digit = 0; digit <= 9; digit++) {
      int typed = digit;
      Shortcuts.addShortcutListener(this, () -> digit(typed), Key.of(String.valueOf(digit)));
    }
    Shortcuts.addShortcutListener(this, this::nextField, Key.ENTER);
    Shortcuts.addShortcutListener(this, this::erase, Key.BACKSPACE);
  }

  @Override
  protected void refresh() {
    Reading now = desk.read();
    reading = now;
    topBar.titled(
        text("reports.closing"),
        now.date() == null
            ? ""
            : text(
                "reports.closing.day",
                amounts().day(now.date()),
                String.format(java.util.Locale.ROOT, "%02d:00", amounts().venue().cutOffHour())));
    drawSteps(now);
    drawWork(now);
  }

  private void go(Step next) {
    step = next;
    refresh();
  }

  private void drawSteps(Reading now) {
    steps.removeAll();
    for (Step each : Step.values()) {
      boolean current = each == step;
      boolean before = each.ordinal() < step.ordinal() || closed != null;
      Span number =
          before && !current
              ? span("sn ok", icon("check"))
              : label(current ? "sn now" : "sn", String.valueOf(each.ordinal() + 1));
      ListItem item = new ListItem();
      item.getElement().setAttribute("class", current ? "on" : "");
      if (current) {
        item.getElement().setAttribute("aria-current", "step");
      }
      Div words =
          div(
              "grow",
              Inline.bold("", text("reports.closing." + each)),
              div("small mute tn", label("", about(each, now))));
      item.add(number, words);
      if (each.ordinal() < step.ordinal() && closed == null) {
        with(with(item, "role", "button"), "tabindex", "0");
        item.addClickListener(tapped -> go(each));
      }
      steps.add(item);
    }
  }

  private String about(Step each, Reading now) {
    return switch (each) {
      case OPEN -> text("reports.closing.about.OPEN", now.open().count());
      case TIPS ->
          text(
              "reports.closing.about.TIPS",
              now.tips().size(),
              amounts().signed(Money.of(now.tipSum())));
      case DRAWERS ->
          text(
              "reports.closing.about.DRAWERS",
              now.shifts().stream().filter(drawn -> !drawn.shift().isOpen()).count(),
              now.shifts().size());
      case BATCH -> text("reports.closing.about.BATCH", now.toCapture());
      case REVIEW -> text("reports.closing.about.REVIEW");
      case CLOSE -> text("reports.closing.about.CLOSE", String.valueOf(now.nextNumber()));
    };
  }

  private void drawWork(Reading now) {
    work.removeAll();
    DayReport z = closed;
    if (z != null) {
      head(text("reports.closing.done", String.valueOf(z.number())), "");
      Div pane = div("pane review");
      ReportDialog.parts(z, amounts()).forEach(pane::add);
      work.add(
          pane,
          actions(
              null,
              null,
              button(
                  "btn primary",
                  this::leave,
                  icon("check"),
                  label("", text("reports.closing.leave")))));
      return;
    }
    switch (step) {
      case OPEN -> drawOpen(now);
      case TIPS -> drawTips(now);
      case DRAWERS -> drawDrawers(now);
      case BATCH -> drawBatch(now);
      case REVIEW -> drawReview();
      case CLOSE -> drawClose(now);
    }
  }

  private void leave() {
    closed = null;
    step = Step.OPEN;
    UI.getCurrent().navigate("today");
  }

  private void head(String title, String beside) {
    Div row = div("row", new H2(title), span("grow"), label("small mute", beside));
    row.getElement().getStyle().set("align-items", "baseline");
    work.add(row);
  }

  private Div actions(@Nullable Step back, @Nullable Component middle, Component forward) {
    Div bar = div("actions");
    if (back != null) {
      bar.add(
          button(
              "btn quiet",
              () -> go(back),
              icon("back"),
              label("", text("reports.closing." + back))));
    }
    bar.add(span("grow"));
    if (middle != null) {
      bar.add(middle);
    }
    bar.add(forward);
    return bar;
  }

  private NativeButton forward(Step next) {
    return button(
        "btn primary",
        () -> go(next),
        icon("check"),
        label("", text("reports.closing.next", text("reports.closing." + next))));
  }

  private void drawOpen(Reading now) {
    head(text("reports.closing.OPEN"), text("reports.closing.open.hint"));
    Div pane = div("pane");
    now.unsettled()
        .forEach(
            payment ->
                pane.add(
                    div(
                        "note warn",
                        icon("alert"),
                        label("grow", text("reports.closing.unsettled", payment.checkNumber())),
                        button(
                            "btn",
                            () -> UI.getCurrent().navigate("orders/" + payment.orderId() + "/pay"),
                            label("", text("reports.closing.to-check"))))));
    if (now.open().count() == 0) {
      pane.add(div("note good", icon("check"), label("", text("reports.closing.none-open"))));
    } else {
      pane.add(
          div(
              "note info",
              icon("info"),
              label(
                  "",
                  text(
                      "reports.closing.roll-over",
                      now.open().count(),
                      amounts().signed(Money.of(now.open().amount())),
                      String.join(", ", now.open().numbers())))));
    }
    work.add(
        pane,
        actions(
            null,
            button(
                "btn",
                () -> UI.getCurrent().navigate("tables"),
                label("", text("reports.closing.to-tables"))),
            forward(Step.TIPS)));
  }

  private void drawTips(Reading now) {
    head(text("reports.closing.TIPS"), text("reports.closing.tips.hint"));
    Grid table =
        new Grid(
            text("reports.server"),
            text("reports.number") + ">",
            text("reports.closing.tips.card") + ">",
            text("reports.tips") + ">");
    table.addClassName("touch");
    table.show(
        now.tips().stream()
            .map(
                row ->
                    List.<Component>of(
                        isolated("", row.server()),
                        label("tn", String.valueOf(row.count())),
                        label("tn", amounts().plain(Money.of(row.byCard()))),
                        label("tn", amounts().plain(Money.of(row.amount())))))
            .toList());
    work.add(div("pane", div("panel", table)), actions(Step.OPEN, null, forward(Step.DRAWERS)));
  }

  private void drawDrawers(Reading now) {
    Optional<Drawn> chosen = chosen(now);
    head(
        text("reports.closing.DRAWERS"),
        chosen
            .map(drawn -> text("reports.closing.count-number", drawn.counts().size() + 1))
            .orElse(""));
    Div drawers = div("drs");
    for (Drawn drawn : now.shifts()) {
      boolean on = chosen.isPresent() && chosen.get().shift().id().equals(drawn.shift().id());
      drawers.add(
          button(
              on ? "drw on" : "drw",
              () -> choose(drawn.shift().id()),
              span(
                  "row",
                  isolated("b", drawn.name()),
                  span("grow"),
                  drawn.shift().isOpen()
                      ? drawn.counts().isEmpty()
                          ? span(
                              on ? "chip info" : "chip",
                              icon(on ? "pencil" : "clock"),
                              label(
                                  "",
                                  text(
                                      on ? "reports.closing.counting" : "reports.closing.waiting")))
                          : span(
                              "chip warn",
                              icon("clock"),
                              label("", text("reports.closing.to-confirm")))
                      : span(
                          "chip good",
                          icon("check"),
                          label("", text("reports.closing.counted"))))));
    }
    work.add(drawers);
    if (chosen.isEmpty()) {
      work.add(
          div(
              "pane",
              div("note good", icon("check"), label("", text("reports.closing.all-counted")))),
          actions(Step.TIPS, null, forward(Step.BATCH)));
      return;
    }
    Drawn drawn = chosen.get();
    if (!drawn.shift().isOpen() || (!drawn.counts().isEmpty() && !counting)) {
      drawCounted(now, drawn);
    } else {
      drawCounting(now, drawn);
    }
  }

  private Optional<Drawn> chosen(Reading now) {
    return now.shifts().stream()
        .filter(drawn -> drawn.shift().id().equals(shiftId))
        .findFirst()
        .or(() -> now.shifts().stream().filter(drawn -> drawn.shift().isOpen()).findFirst());
  }

  private void choose(UUID id) {
    shiftId = id;
    counting = false;
    pieces.clear();
    field = 0;
    refresh();
  }

  /** What a count came to: only now is the expected sum told. */
  private void drawCounted(Reading now, Drawn drawn) {
    Div pane = div("pane review");
    for (DrawerCount count : drawn.counts()) {
      Header head = new Header();
      head.add(
          new H2(text("reports.closing.count-of", count.number(), drawn.name())),
          span("grow"),
          label(
              "small mute",
              text("reports.closing.counted-by", count.staffName(), amounts().time(count.at()))));
      pane.add(
          div(
              "panel",
              head,
              new Grid("", ">")
                  .show(
                      List.of(
                          line("reports.counted", count.counted()),
                          line("reports.expected", count.expected()),
                          line(
                              count.overShort().isNegative() ? "reports.short" : "reports.over",
                              count.overShort())))));
    }
    NativeButton accept =
        button(
            "btn primary",
            () -> shiftClosed(desk.shift().closeOnLastCount(drawn.shift().id())),
            icon("check"),
            label("", text("reports.closing.accept", drawn.name())));
    work.add(
        pane,
        drawn.shift().isOpen()
            ? actions(
                Step.TIPS,
                button("btn", this::countAgain, label("", text("reports.closing.again"))),
                accept)
            : actions(Step.TIPS, null, forward(Step.BATCH)));
  }

  private List<Component> line(String words, Money amount) {
    return List.of(label("", text(words)), label("tn", amounts().plain(amount)));
  }

  private void countAgain() {
    counting = true;
    pieces.clear();
    field = 0;
    refresh();
  }

  private void drawCounting(Reading now, Drawn drawn) {
    Denominations money = Denominations.of(amounts().venue().currency());
    List<Long> all = fields();
    Div counts =
        div(
            "cnt",
            pieceList("reports.closing.notes", money.notes(), all, drawn),
            pieceList("reports.closing.coins", money.coins(), all, drawn),
            padColumn(drawn, all));
    work.add(
        counts,
        actions(
            Step.TIPS,
            button(
                "btn",
                () -> {
                  pieces.clear();
                  field = 0;
                  refresh();
                },
                label("", text("reports.closing.from-zero"))),
            button(
                "btn primary",
                () -> confirm(drawn),
                icon("check"),
                label("", text("reports.closing.submit", drawn.name())))));
  }

  private List<Long> fields() {
    Denominations money = Denominations.of(amounts().venue().currency());
    List<Long> all = new ArrayList<>(money.notes());
    all.addAll(money.coins());
    return all;
  }

  private Section pieceList(String title, List<Long> values, List<Long> all, Drawn drawn) {
    Section panel = new Section();
    panel.getElement().setAttribute("class", "panel");
    H3 head = new H3();
    head.add(label("", text(title)), label("tn", amounts().plain(sum(values))));
    panel.add(head);
    for (long value : values) {
      int place = all.indexOf(value);
      Integer count = pieces.get(value);
      boolean on = place == field;
      panel.add(
          with(
              button(
                  on ? "dn on" : "dn",
                  () -> {
                    field = place;
                    refresh();
                  },
                  Inline.bold(
                      "tn", amounts().signed(Money.of(value)).replaceFirst("[.,]00(?=\\D*$)", "")),
                  label("mute", "×"),
                  label(on ? "in num on" : "in num", count == null ? "" : String.valueOf(count)),
                  label(
                      count == null ? "num mute" : "num",
                      count == null ? "-" : amounts().plain(Money.of(value).times(count)))),
              "aria-label",
              text(
                  "reports.closing.pieces",
                  amounts().signed(Money.of(value)),
                  count == null ? 0 : count)));
    }
    return panel;
  }

  private Money sum(List<Long> values) {
    return values.stream()
        .map(value -> Money.of(value).times(pieces.getOrDefault(value, 0)))
        .reduce(Money.ZERO, Money::plus);
  }

  private Div padColumn(Drawn drawn, List<Long> all) {
    Div pad = div("pad");
    for (int digit : new int[] {7, 8, 9, 4, 5, 6, 1, 2, 3}) {
      pad.add(button("key", () -> digit(digit), label("", String.valueOf(digit))));
    }
    pad.add(
        named(button("key", this::clear, label("", "C")), text("reports.closing.clear")),
        button("key", () -> digit(0), label("", "0")),
        named(button("key", this::erase, icon("back")), text("reports.closing.erase")));
    String following =
        field + 1 < all.size()
            ? text("reports.closing.next-field", amounts().signed(Money.of(all.get(field + 1))))
            : text("reports.closing.last-field");
    pad.add(button("key next", this::nextField, label("", following), icon("down")));
    return div(
        "padcol",
        div(
            "tot",
            label("lbl", text("reports.closing.cash-in", drawn.name())),
            Inline.bold("tn", amounts().signed(sum(all))),
            label("small mute", text("reports.closing.float-included"))),
        pad,
        div("note info", icon("lock"), label("", text("reports.closing.blind"))));
  }

  private void digit(int digit) {
    if (step != Step.DRAWERS || closed != null) {
      return;
    }
    long value = fields().get(field);
    long typed = pieces.getOrDefault(value, 0) * 10L + digit;
    if (typed <= PIECES_LIMIT) {
      pieces.put(value, (int) typed);
      redrawCounting();
    }
  }

  private void erase() {
    if (step == Step.DRAWERS && closed == null) {
      long value = fields().get(field);
      int left = pieces.getOrDefault(value, 0) / 10;
      if (left == 0) {
        pieces.remove(value);
      } else {
        pieces.put(value, left);
      }
      redrawCounting();
    }
  }

  private void clear() {
    pieces.remove(fields().get(field));
    redrawCounting();
  }

  private void nextField() {
    if (step == Step.DRAWERS && closed == null) {
      field = Math.min(field + 1, fields().size() - 1);
      redrawCounting();
    }
  }

  /** Typing changes nothing in the database, so nothing is read again for it. */
  private void redrawCounting() {
    Reading now = reading;
    if (now != null) {
      drawWork(now);
    }
  }

  private void confirm(Drawn drawn) {
    Money total = sum(fields());
    if (total.minor() > OpeningShift.AMOUNT_LIMIT) {
      return;
    }
    ConfirmDialog ask =
        new ConfirmDialog(
            text("reports.closing.submit", drawn.name()),
            text("reports.closing.sure", amounts().signed(total)),
            text("reports.closing.submit-it"),
            confirmed -> submit(drawn));
    ask.setCancelable(true);
    ask.setCancelText(text("reports.closing.not-yet"));
    ask.open();
  }

  private void submit(Drawn drawn) {
    counting = false;
    shiftId = drawn.shift().id();
    desk.shift().count(drawn.shift().id(), Counted.ofPieces(pieces, null));
    pieces.clear();
    field = 0;
    refresh();
  }

  private void shiftClosed(ClosingShift.Outcome outcome) {
    switch (outcome) {
      case ClosingShift.Outcome.ShiftClosed done -> shiftId = null;
      case ClosingShift.Outcome.MovedSince moved -> countAgain();
      case ClosingShift.Outcome.NotCounted none -> countAgain();
      case ClosingShift.Outcome.ClosedAlready already -> shiftId = null;
      case ClosingShift.Outcome.Counts counts -> {}
      case ClosingShift.Outcome.SomebodyElses other -> {}
      case ClosingShift.Outcome.NoSuchShift none -> shiftId = null;
    }
    refresh();
  }

  private void drawBatch(Reading now) {
    head(text("reports.closing.BATCH"), "");
    work.add(
        div(
            "pane",
            div(
                "note info",
                icon("card"),
                label("", text("reports.closing.batch.hint", now.toCapture())))),
        actions(Step.DRAWERS, null, forward(Step.REVIEW)));
  }

  private void drawReview() {
    head(text("reports.closing.REVIEW"), "");
    Div pane = div("pane review");
    ReportDialog.parts(desk.x(), amounts()).forEach(pane::add);
    work.add(pane, actions(Step.BATCH, null, forward(Step.CLOSE)));
  }

  private void drawClose(Reading now) {
    head(text("reports.closing.CLOSE"), "");
    Div pane = div("pane");
    if (!now.allCounted()) {
      pane.add(div("note warn", icon("alert"), label("", text("reports.closing.uncounted"))));
    }
    if (!now.unsettled().isEmpty()) {
      pane.add(
          div(
              "note bad",
              icon("alert"),
              label(
                  "",
                  text(
                      "reports.closing.unsettled-all",
                      now.unsettled().stream()
                          .map(payment -> payment.checkNumber())
                          .distinct()
                          .collect(java.util.stream.Collectors.joining(", "))))));
    }
    pane.add(
        div(
            "note",
            icon("moon"),
            label("", text("reports.closing.final", String.valueOf(now.nextNumber())))));
    NativeButton close =
        button(
            "btn primary",
            this::closeDay,
            icon("moon"),
            label("", text("reports.closing.close", String.valueOf(now.nextNumber()))));
    close.setEnabled(!closing && now.unsettled().isEmpty() && now.date() != null);
    work.add(pane, actions(Step.REVIEW, null, close));
  }

  /** The batch talks to the terminals, so the screen does not wait for it. */
  private void closeDay() {
    closing = true;
    refresh();
    UI ui = UI.getCurrent();
    Actor actor = actor();
    Thread.ofVirtual()
        .name("closing-day")
        .start(
            () -> {
              ClosingDay.Outcome outcome =
                  kit().currentActor().call(actor, () -> desk.day().close());
              try {
                ui.access(() -> told(outcome));
              } catch (UIDetachedException gone) {
                // The day is closed or not, whoever looks; the Z is in the database.
                return;
              }
            });
  }

  private void told(ClosingDay.Outcome outcome) {
    closing = false;
    if (outcome instanceof ClosingDay.Outcome.Closed(DayReport z)) {
      closed = z;
    } else {
      step = Step.OPEN;
    }
    refresh();
  }
}
