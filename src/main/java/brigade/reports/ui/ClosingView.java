package brigade.reports.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.span;
import static brigade.screen.Redraw.known;

import brigade.changes.Topic;
import brigade.money.Money;
import brigade.reports.ClosingDay;
import brigade.reports.DayReport;
import brigade.reports.ui.ClosingDesk.Drawn;
import brigade.reports.ui.ClosingDesk.Reading;
import brigade.screen.Approval;
import brigade.screen.Overlay;
import brigade.screen.Rail;
import brigade.screen.Redraw;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.screen.Toast;
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
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Closing the day, step by step: open checks, tips, drawers counted blind, the card batch, the
 * review, the Z. Everything done is kept, so one may leave and go on.
 */
@Route("closing")
@Requires(Permission.CLOSE_DAY)
public class ClosingView extends Screen {
  private static final long serialVersionUID = 1L;

  private static final int NUMBERS_NAMED = 20;

  private final transient ClosingDesk desk;
  private final TopBar topBar;
  private final OrderedList steps = new OrderedList();
  private final Section work = new Section();

  private Step step = Step.OPEN;
  private transient @Nullable Reading reading;
  private @Nullable UUID shiftId;

  private final Div kept =
      div("note info", icon("clock"), label("", Texts.of("reports.closing.kept")));

  /** A count that is recorded is kept for good, so one question stands at a time. */
  private @Nullable ConfirmDialog asked;

  private boolean counting;
  private final BlindCount count;
  private transient @Nullable DayReport closed;

  /** What the steps said when the day was closed; the next day has nothing to tell yet. */
  private transient @Nullable Reading shut;

  private boolean closing;
  private @Nullable Step drawnStep;

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
    count = new BlindCount(amounts().venue().currency(), this::redraw);
    topBar = new TopBar(kit);
    topBar.acting(span("chip line", icon("lock"), label("", text("reports.closing.offline"))));
    work.getElement().setAttribute("class", "work");
    Aside side = new Aside();
    side.getElement().setAttribute("class", "steps");
    side.add(steps, span("grow"), kept);
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
      Shortcuts.addShortcutListener(
          this, () -> key(() -> count.digit(typed)), Key.of(String.valueOf(digit)));
    }
    Shortcuts.addShortcutListener(this, () -> key(count::next), Key.ENTER);
    Shortcuts.addShortcutListener(this, () -> key(count::erase), Key.BACKSPACE);
  }

  @Override
  protected void refresh() {
    Reading now = desk.read();
    reading = now;
    Reading told = shut == null ? now : shut;
    topBar.titled(
        text("reports.closing"),
        told.date() == null
            ? ""
            : text(
                "reports.closing.day",
                amounts().day(told.date()),
                String.format(java.util.Locale.ROOT, "%02d:00", amounts().venue().cutOffHour())));
    drawSteps(told);
    drawWork(now);
  }

  private void go(Step next) {
    step = next;
    refresh();
  }

  private void drawSteps(Reading now) {
    List<Component> items = new ArrayList<>();
    for (Step each : Step.values()) {
      boolean current = each == step && closed == null;
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
              bold("", text("reports.closing." + each)),
              div("small mute tn", label("", about(each, now))));
      boolean done = each.ordinal() < step.ordinal() && closed == null;
      item.add(
          done
              ? known(button("step", () -> go(each), number, words), each)
              : div("step", number, words));
      items.add(item);
    }
    Redraw.into(steps, items);
    if (drawnStep != step) {
      drawnStep = step;
      // On a phone the steps lie side by side, and the current one has to be in view.
      steps
          .getElement()
          .executeJs(
              "this.querySelector('[aria-current]')"
                  + "?.scrollIntoView({block: 'nearest', inline: 'center'})");
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
    Redraw.into(work, work(now));
  }

  private List<Component> work(Reading now) {
    DayReport z = closed;
    if (z != null) {
      Div pane = div("pane review");
      ReportDialog.parts(z, amounts()).forEach(pane::add);
      return List.of(
          head(text("reports.closing.done", String.valueOf(z.number())), ""),
          pane,
          actions(
              null,
              button(
                  "btn",
                  () -> ReportDialog.said(desk.printing().printZ(z.businessDate())),
                  icon("printer"),
                  label("", text("reports.closing.print", String.valueOf(z.number())))),
              button(
                  "btn primary",
                  this::leave,
                  icon("check"),
                  label("", text("reports.closing.leave")))));
    }
    return switch (step) {
      case OPEN -> open(now);
      case TIPS -> tips(now);
      case DRAWERS -> drawers(now);
      case BATCH -> batch(now);
      case REVIEW -> review();
      case CLOSE -> close(now);
    };
  }

  private void leave() {
    closed = null;
    shut = null;
    step = Step.OPEN;
    UI.getCurrent().navigate("today");
  }

  private static Div head(String title, String beside) {
    Div row = div("row", new H2(title), span("grow"), label("small mute", beside));
    row.getElement().getStyle().set("align-items", "baseline");
    return row;
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

  private List<Component> open(Reading now) {
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
                      named(now.open().numbers())))));
    }
    return List.of(
        head(text("reports.closing.OPEN"), text("reports.closing.open.hint")),
        pane,
        actions(
            null,
            button(
                "btn",
                () -> UI.getCurrent().navigate("tables"),
                label("", text("reports.closing.to-tables"))),
            forward(Step.TIPS)));
  }

  /** The first of them; a long evening's are more than one reads. */
  private static String named(List<String> numbers) {
    return numbers.stream().limit(NUMBERS_NAMED).collect(Collectors.joining(", "))
        + (numbers.size() > NUMBERS_NAMED ? " …" : "");
  }

  private List<Component> tips(Reading now) {
    Grid table =
        new Grid(
            text("reports.server"),
            text("reports.number") + ">",
            text("reports.closing.tips.card") + ">",
            text("reports.tips") + ">");
    table.addClassName("touch");
    table.saying(text("reports.closing.tips.none"));
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
    return List.of(
        head(text("reports.closing.TIPS"), text("reports.closing.tips.hint")),
        div("pane", div("panel", table)),
        actions(Step.OPEN, null, forward(Step.DRAWERS)));
  }

  private List<Component> drawers(Reading now) {
    Optional<Drawn> chosen = chosen(now);
    Div drawers = div("drs");
    for (Drawn drawn : now.shifts()) {
      boolean on = chosen.isPresent() && chosen.get().shift().id().equals(drawn.shift().id());
      drawers.add(
          known(
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
                                          on
                                              ? "reports.closing.counting"
                                              : "reports.closing.waiting")))
                              : span(
                                  "chip warn",
                                  icon("clock"),
                                  label("", text("reports.closing.to-confirm")))
                          : span(
                              "chip good",
                              icon("check"),
                              label("", text("reports.closing.counted"))))),
              drawn.shift().id()));
    }
    List<Component> parts = new ArrayList<>();
    parts.add(
        head(
            text("reports.closing.DRAWERS"),
            chosen
                .filter(drawn -> !isTold(drawn))
                .map(drawn -> text("reports.closing.count-number", drawn.counts().size() + 1))
                .orElse("")));
    parts.add(drawers);
    if (chosen.isEmpty()) {
      parts.add(
          div(
              "pane",
              div("note good", icon("check"), label("", text("reports.closing.all-counted")))));
      parts.add(actions(Step.TIPS, null, forward(Step.BATCH)));
      return parts;
    }
    Drawn drawn = chosen.get();
    parts.addAll(isTold(drawn) ? counted(drawn) : counting(drawn));
    return parts;
  }

  /** Whether what it came to is shown, rather than the fields to count it anew. */
  private boolean isTold(Drawn drawn) {
    return !drawn.shift().isOpen() || (!drawn.counts().isEmpty() && !counting);
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
    count.clear();
    refresh();
  }

  /** What a count came to: only now is the expected sum told. */
  private List<Component> counted(Drawn drawn) {
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
            () -> shiftClosed(desk.shift().closeOnLastCount(drawn.shift().id(), null)),
            icon("check"),
            label("", text("reports.closing.accept", drawn.name())));
    return List.of(
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
    count.clear();
    refresh();
  }

  private List<Component> counting(Drawn drawn) {
    return List.of(
        count.drawn(drawn.name(), amounts()),
        actions(
            Step.TIPS,
            button("btn", count::restart, label("", text("reports.closing.from-zero"))),
            button(
                "btn primary",
                () -> confirm(drawn),
                icon("check"),
                label("", text("reports.closing.submit", drawn.name())))));
  }

  private void key(Runnable pressed) {
    if (step == Step.DRAWERS && closed == null) {
      pressed.run();
    }
  }

  /** Typing changes nothing in the database, so nothing is read again for it. */
  private void redraw() {
    Reading now = reading;
    if (now != null) {
      drawWork(now);
    }
  }

  private void confirm(Drawn drawn) {
    Money total = count.total();
    ConfirmDialog open = asked;
    boolean asking = open != null && open.isOpened();
    if (asking || total.minor() > OpeningShift.AMOUNT_LIMIT) {
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
    asked = ask;
    ask.open();
  }

  private void submit(Drawn drawn) {
    counting = false;
    shiftId = drawn.shift().id();
    shiftClosed(desk.shift().count(drawn.shift().id(), Counted.ofPieces(count.pieces(), null)));
    count.clear();
    refresh();
  }

  private void shiftClosed(ClosingShift.Outcome outcome) {
    switch (outcome) {
      case ClosingShift.Outcome.ShiftClosed done -> shiftId = null;
      case ClosingShift.Outcome.MovedSince moved -> {
        Toast.refuse(text("reports.closing.refused.moved-since"));
        countAgain();
      }
      case ClosingShift.Outcome.NotCounted none -> countAgain();
      case ClosingShift.Outcome.ClosedAlready already -> {
        Toast.refuse(
            text("reports.closing.refused.closed", already.shift().closedByName().orElse("")));
        shiftId = null;
      }
      case ClosingShift.Outcome.OpenChecks open -> askOverOpenChecks(open);
      case ClosingShift.Outcome.NotApproved no ->
          Toast.refuse(text("reports.closing.refused.not-approved"));
      case ClosingShift.Outcome.Counts counts -> {}
      case ClosingShift.Outcome.SomebodyElses other -> {}
      case ClosingShift.Outcome.NoSuchShift none -> shiftId = null;
    }
    refresh();
  }

  /** Whoever goes with open checks leaves them to a colleague, which a manager decides by PIN. */
  private void askOverOpenChecks(ClosingShift.Outcome.OpenChecks open) {
    String name = open.shift().staffName();
    Overlay over = new Overlay(text("reports.closing.over-open", name), "");
    Approval[] pad = new Approval[1];
    pad[0] =
        new Approval(
            text("reports.closing.over-open.approval", name),
            () -> {
              ClosingShift.Outcome outcome =
                  desk.shift().closeOnLastCount(open.shift().id(), pad[0].pin().orElse(null));
              if (outcome instanceof ClosingShift.Outcome.NotApproved) {
                over.refuse(text("reports.closing.refused.not-approved"));
                pad[0].ask();
              } else {
                over.close();
                shiftClosed(outcome);
              }
            });
    over.fill(
        div(
            "banner warn",
            icon("alert"),
            isolated(
                "grow",
                text(
                    "reports.closing.refused.open-checks",
                    name,
                    String.join(", ", open.checks())))),
        pad[0]);
    over.keys(button("btn grow", over::close, label("", text("reports.closing.not-yet"))));
    over.open();
  }

  private List<Component> batch(Reading now) {
    return List.of(
        head(text("reports.closing.BATCH"), ""),
        div(
            "pane",
            div(
                "note info",
                icon("card"),
                label("", text("reports.closing.batch.hint", now.toCapture())))),
        actions(Step.DRAWERS, null, forward(Step.REVIEW)));
  }

  private List<Component> review() {
    Div pane = div("pane review");
    ReportDialog.parts(desk.x(), amounts()).forEach(pane::add);
    return List.of(
        head(text("reports.closing.REVIEW"), ""),
        pane,
        actions(
            Step.BATCH,
            button(
                "btn",
                () -> ReportDialog.said(desk.printing().printX()),
                icon("printer"),
                label("", text("reports.print"))),
            forward(Step.CLOSE)));
  }

  private List<Component> close(Reading now) {
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
                          .collect(Collectors.joining(", "))))));
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
    return List.of(
        head(text("reports.closing.CLOSE"), ""), pane, actions(Step.REVIEW, null, close));
  }

  /** The batch talks to the terminals, so the screen does not wait for it. */
  private void closeDay() {
    closing = true;
    refresh();
    Reading before = reading;
    UI ui = UI.getCurrent();
    Actor actor = actor();
    Thread.ofVirtual()
        .name("closing-day")
        .start(
            () -> {
              ClosingDay.Outcome outcome =
                  kit().currentActor().call(actor, () -> desk.day().close());
              try {
                ui.access(() -> told(outcome, before));
              } catch (UIDetachedException gone) {
                // The day is closed or not, whoever looks; the Z is in the database.
                return;
              }
            });
  }

  private void told(ClosingDay.Outcome outcome, @Nullable Reading before) {
    closing = false;
    switch (outcome) {
      case ClosingDay.Outcome.Closed(DayReport z) -> {
        closed = z;
        shut = before;
      }
      case ClosingDay.Outcome.Unsettled(var checks, int refunds) -> {
        step = Step.OPEN;
        Toast.refuse(text("reports.closing.refused.unsettled"));
      }
      case ClosingDay.Outcome.NoOpenDay() ->
          Toast.refuse(text("reports.closing.refused.no-open-day"));
    }
    refresh();
  }
}
