package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.orders.ui.Sheet.Line;
import brigade.screen.Amounts;
import brigade.screen.OneOf;
import brigade.screen.Redraw;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order as a list: what was sent by course or by seat, what is not sent yet, and what it comes
 * to. On a phone it is one line and a row of counts that opens.
 */
final class CheckPanel extends HtmlContainer {
  private static final long serialVersionUID = 1L;

  private final transient Amounts amounts;
  private final transient Acts acts;
  private final transient CheckEntries entries;
  private final transient CheckPeek peek;
  private final transient Kept<CheckEntry> sent;
  private final transient Kept<CheckEntry> fresh;
  private final Div lines = div("scroll grow fade");
  private final Div freshBox = div("unsent");
  private final Div holds = div("holds strip");
  private final Span freshCount = label("", "");
  private final Span freshWhere = label("end", "");
  private final HtmlContainer parts = new HtmlContainer("dl");
  private final Element total = new Element("b");
  private final Span live = label("sr", "");
  private final Set<Integer> unfolded = new HashSet<>();
  private boolean bySeat;
  private final Div several = div("several");
  private final Span severalWords = label("b grow", "");
  private final NativeButton severalKey;
  private Set<UUID> selected = Set.of();
  private boolean selecting;
  private transient @Nullable CheckEntry ghost;
  private transient @Nullable Sheet sheet;
  private transient List<AlarmWords> alarms = List.of();
  private String note = "";

  CheckPanel(Amounts amounts, Acts acts) {
    super("section");
    this.amounts = amounts;
    this.acts = acts;
    getElement().setAttribute("class", "check-panel");
    named(this, Texts.of("orders.ui.check"));
    entries = new CheckEntries(amounts);
    CheckRows rows = new CheckRows(acts, this::fold);
    sent = new Kept<>(lines, CheckEntry::key, rows::row);
    Div freshLines = div("scroll");
    fresh = new Kept<>(freshLines, CheckEntry::key, rows::row);
    freshBox.add(
        div(
            "course-head",
            label("b", Texts.of("orders.ui.check.not-sent")),
            freshCount,
            freshWhere),
        holds,
        freshLines);
    peek = new CheckPeek(amounts, acts);
    NativeButton grip =
        named(button("grip", acts::openCheck, mark()), Texts.of("orders.ui.check.close"));
    parts.getElement().setAttribute("class", "parts");
    Div grand = div("grand", label("", Texts.of("orders.ui.total")));
    grand.getElement().appendChild(total);
    live.getElement().setAttribute("aria-live", "polite");
    severalKey =
        named(
            button("btn quiet icon", acts::selectSeveral, icon("check")),
            Texts.of("orders.ui.several.title"));
    several.setVisible(false);
    several.add(
        severalWords,
        act("pause", "orders.ui.several.hold", acts::holdSelected),
        act("flame", "orders.ui.several.fire", acts::fireSelected),
        act("move", "orders.ui.several.move", acts::moveSelected),
        named(
            button("btn quiet icon", acts::selectSeveral, icon("x")),
            Texts.of("orders.ui.several.done")));
    add(
        grip,
        peek.last(),
        peek.row(),
        head(),
        lines,
        freshBox,
        several,
        with(
            with(div("saving"), "data-word", Texts.of("orders.ui.check.saving")), "role", "status"),
        div("totals", parts, grand),
        live);
  }

  private static Component act(String icon, String words, Runnable act) {
    return button("btn", act, icon(icon + " s"), label("", Texts.of(words)));
  }

  private void drawSeveral(Sheet now) {
    severalKey.setVisible(now.open() && !now.lines().isEmpty());
    with(severalKey, "aria-pressed", String.valueOf(selecting));
    several.setVisible(selecting);
    severalWords.setText(Texts.of("orders.ui.several", selected.size()));
    several
        .getChildren()
        .filter(NativeButton.class::isInstance)
        .map(NativeButton.class::cast)
        .filter(key -> key.hasClassName("btn") && !key.hasClassName("icon"))
        .forEach(key -> key.setEnabled(!selected.isEmpty()));
  }

  private static Component mark() {
    return new HtmlContainer("i");
  }

  private Component head() {
    Span ways = span("seg plain");
    OneOf<Boolean> way =
        new OneOf<>(
            ways,
            "",
            seats -> {
              bySeat = seats;
              draw();
            });
    way.offer(false, label("", Texts.of("orders.ui.check.by-course")));
    way.offer(true, label("", Texts.of("orders.ui.check.by-seat")));
    way.choose(false);
    return div("check-head", new H2(Texts.of("orders.ui.check")), severalKey, span("grow"), ways);
  }

  /**
   * Shows the order with these lines selected, below what its server has to know at once and what
   * the guests said before they sat down.
   *
   * @param more whether each tap selects one more
   * @param guestNote empty for nothing
   */
  void show(
      Sheet shown,
      Set<UUID> selectedLines,
      boolean more,
      String guestNote,
      List<AlarmWords> toKnow) {
    sheet = shown;
    note = guestNote;
    alarms = toKnow;
    selected = selectedLines;
    selecting = more;
    draw();
  }

  /** Shows the line that is being put together, or none. */
  void choosing(@Nullable Draft draft) {
    ghost = draft == null ? null : entries.ghost(draft);
    if (sheet != null) {
      drawFresh(sheet);
    }
  }

  /** Says aloud what was added, and what it comes to. */
  void announce(String words) {
    live.setText(words);
  }

  private void fold(int course) {
    if (!unfolded.remove(course)) {
      unfolded.add(course);
    }
    draw();
  }

  private CheckEntries.Looking looking() {
    return new CheckEntries.Looking(bySeat, unfolded, selected, selecting);
  }

  private void draw() {
    Sheet now = sheet;
    if (now == null) {
      return;
    }
    List<CheckEntry> shown = entries.sent(now, looking(), alarms, note);
    if (now.lines().isEmpty() && ghost == null) {
      shown.add(new CheckEntry.Nothing());
    }
    sent.show(shown);
    // Until something is sent, what is new has the whole height.
    lines.setVisible(!shown.isEmpty());
    freshBox
        .getElement()
        .getStyle()
        .set("max-height", shown.isEmpty() ? "none" : null)
        .set("flex", shown.isEmpty() ? "1" : null)
        .set("min-height", shown.isEmpty() ? "0" : null);
    drawFresh(now);
    drawSeveral(now);
    drawTotals(now);
    Optional<Line> thumb =
        (selected.size() == 1 ? now.line(selected.iterator().next()) : Optional.<Line>empty())
            .filter(Line::fresh)
            .or(
                () ->
                    now.fresh().isEmpty() ? Optional.empty() : Optional.of(now.fresh().getLast()));
    peek.drawLast(thumb, thumb.map(entries::state).orElse(""));
    peek.drawRow(now, note);
  }

  private void drawFresh(Sheet now) {
    List<CheckEntry> shown = entries.fresh(now, looking());
    if (ghost != null) {
      shown.add(ghost);
    }
    fresh.show(shown);
    freshBox.setVisible(!shown.isEmpty());
    freshCount.setText(Texts.of("orders.ui.check.items", now.freshCount()));
    drawHolds(now.fresh());
  }

  /** With several courses among what is new, each has a key that holds it. */
  private void drawHolds(List<Line> lines) {
    Map<Integer, List<Line>> courses =
        lines.stream()
            .collect(Collectors.groupingBy(Line::course, TreeMap::new, Collectors.toList()));
    freshWhere.setText(courses.size() == 1 ? lines.getFirst().courseName() : "");
    holds.setVisible(courses.size() > 1);
    List<Component> keys = new ArrayList<>();
    keys.add(label("lbl", Texts.of("orders.ui.key.hold")));
    courses.forEach(
        (course, of) -> {
          boolean held = of.stream().allMatch(Line::hold);
          String name = of.getFirst().courseName();
          NativeButton key =
              button("pick", () -> acts.hold(course), icon("pause s"), isolated("", name));
          with(key, "aria-pressed", String.valueOf(held));
          keys.add(known(named(key, Texts.of("orders.ui.key.hold-line", name)), "hold " + course));
        });
    Redraw.into(holds, keys);
  }

  private void drawTotals(Sheet now) {
    parts.removeAll();
    for (Sheet.Part part : now.owed().parts()) {
      HtmlContainer words = new HtmlContainer("dt");
      words.setText(part.words());
      HtmlContainer amount = new HtmlContainer("dd");
      amount.setText(amounts.plain(part.amount()));
      parts.add(words, amount);
    }
    String sum = amounts.signed(now.owed().total());
    if (!sum.equals(total.getText())) {
      total.setText(sum);
    }
  }

  /** What the person does to lines. */
  interface Acts {
    void select(UUID lineId);

    /** One more or one fewer of a new line. */
    void step(UUID lineId, int by);

    /** So many of a new line; 0 removes it. */
    void count(UUID lineId, int quantity);

    /** Opens the questions of a new line again. */
    void change(UUID lineId);

    /** Asks where a line goes: a seat, a course, another table or order. */
    void move(UUID lineId);

    /** So many of a line that the kitchen knows. */
    void recount(UUID lineId, int quantity);

    /** Sends what waits for this time at once. */
    void sendNow(Instant at);

    /** Lets what waits for this time go with the next send again. */
    void cancelDelay(Instant at);

    /** Fires a line that is held, alone. */
    void fire(UUID lineId);

    /** Shows what became of it in the kitchen. */
    void follow(UUID lineId);

    /** Has the kitchen make it before its turn. */
    void rush(UUID lineId);

    /** Begins to select several lines, or is done with it. */
    void selectSeveral();

    void holdSelected();

    void fireSelected();

    void moveSelected();

    void remove(UUID lineId);

    /** The same once more, as a new line. */
    void again(UUID lineId);

    void comp(UUID lineId);

    /** Charges again for what was on the house. */
    void charge(UUID lineId);

    void voidLine(UUID lineId);

    /** What is ready was carried to the table. */
    void pickedUp();

    /** Holds what is new of a course, or lets it go with the next send when all of it is held. */
    void hold(int course);

    /** Alarms were read. */
    void noted(List<UUID> subjects);

    /** Opens or closes the whole check on a phone. */
    void openCheck();
  }
}
