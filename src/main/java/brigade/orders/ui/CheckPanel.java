package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.kitchen.LineProgress;
import brigade.money.Money;
import brigade.orders.ui.Sheet.Line;
import brigade.orders.ui.Sheet.Look;
import brigade.screen.Amounts;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final transient Kept<Entry> sent;
  private final transient Kept<Entry> fresh;
  private final Div last = div("order-line last");
  private final NativeButton peek;
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
  private @Nullable UUID selected;
  private @Nullable Entry ghost;
  private transient @Nullable Sheet sheet;
  private transient List<AlarmWords> alarms = List.of();
  private String note = "";
  private transient @Nullable Line lastShown;
  private String lastState = "";
  private List<String> peekShown = List.of();

  CheckPanel(Amounts amounts, Acts acts) {
    super("section");
    this.amounts = amounts;
    this.acts = acts;
    getElement().setAttribute("class", "check-panel");
    named(this, Texts.of("orders.ui.check"));
    sent = new Kept<>(lines, Entry::key, this::row);
    Div freshLines = div("scroll");
    fresh = new Kept<>(freshLines, Entry::key, this::row);
    freshBox.add(
        div(
            "course-head",
            label("b", Texts.of("orders.ui.check.not-sent")),
            freshCount,
            freshWhere),
        holds,
        freshLines);
    peek = named(button("peek", acts::openCheck), Texts.of("orders.ui.check.open"));
    NativeButton grip =
        named(button("grip", acts::openCheck, mark()), Texts.of("orders.ui.check.close"));
    parts.getElement().setAttribute("class", "parts");
    Div grand = div("grand", label("", Texts.of("orders.ui.total")));
    grand.getElement().appendChild(total);
    live.getElement().setAttribute("aria-live", "polite");
    add(grip, last, peek, head(), lines, freshBox, div("totals", parts, grand), live);
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
    return div("check-head", new H2(Texts.of("orders.ui.check")), span("grow"), ways);
  }

  /**
   * Shows the order with this line selected, below what its server has to know at once and what the
   * guests said before they sat down.
   *
   * @param guestNote empty for nothing
   */
  void show(Sheet shown, @Nullable UUID selectedLine, String guestNote, List<AlarmWords> toKnow) {
    sheet = shown;
    note = guestNote;
    alarms = toKnow;
    selected = selectedLine;
    draw();
  }

  /** Shows the line that is being put together, or none. */
  void choosing(@Nullable Draft draft) {
    ghost =
        draft == null
            ? null
            : new Entry.Ghost(
                seatText(draft.seat()),
                draft.seat() != null,
                quantified(draft.quantity(), draft.item().name()),
                draft.priced().stream()
                    .flatMap(priced -> priced.chosen().stream())
                    .map(
                        chosen ->
                            new Sheet.Mod(
                                chosen.prefix() == null ? null : chosen.prefix().name(),
                                chosen.name()))
                    .toList(),
                amounts.plain(draft.total()));
    if (sheet != null) {
      drawFresh(sheet);
    }
  }

  /** Says aloud what was added, and what it comes to. */
  void announce(String words) {
    live.setText(words);
  }

  private void draw() {
    Sheet now = sheet;
    if (now == null) {
      return;
    }
    List<Entry> entries = new ArrayList<>();
    alarms.forEach(alarm -> entries.add(new Entry.Warning(alarm)));
    List<String> ready = ready(now);
    if (!ready.isEmpty()) {
      // Also of an order that is paid: its food has to be carried or handed over all the same.
      entries.add(new Entry.Up(ready));
    }
    if (!note.isEmpty()) {
      entries.add(new Entry.Said(note));
    }
    if (now.owed().stale() && now.open()) {
      entries.add(new Entry.Stale());
    }
    entries.addAll(bySeat ? bySeat(now) : byCourse(now));
    if (now.lines().isEmpty() && ghost == null) {
      entries.add(new Entry.Nothing());
    }
    sent.show(entries);
    // Until something is sent, what is new has the whole height.
    lines.setVisible(!entries.isEmpty());
    freshBox
        .getElement()
        .getStyle()
        .set("max-height", entries.isEmpty() ? "none" : null)
        .set("flex", entries.isEmpty() ? "1" : null)
        .set("min-height", entries.isEmpty() ? "0" : null);
    drawFresh(now);
    drawTotals(now);
    drawLast(now);
    drawPeek(now);
  }

  /** What is ready, each course by itself: they were called one by one. */
  private static List<String> ready(Sheet now) {
    Map<Integer, List<Line>> courses =
        now.lines().stream()
            .filter(line -> line.look() == Look.READY)
            .collect(Collectors.groupingBy(Line::course, TreeMap::new, Collectors.toList()));
    return courses.values().stream()
        .map(
            lines -> Texts.of("orders.ui.check.up", lines.getFirst().courseName(), portions(lines)))
        .toList();
  }

  private List<Entry> byCourse(Sheet now) {
    Map<Integer, List<Line>> courses =
        now.lines().stream()
            .filter(line -> !line.fresh())
            .collect(Collectors.groupingBy(Line::course, TreeMap::new, Collectors.toList()));
    List<Entry> entries = new ArrayList<>();
    courses.forEach(
        (course, lines) -> {
          boolean served =
              lines.stream().allMatch(line -> line.look() == Look.SERVED || line.voided())
                  && lines.stream().anyMatch(line -> line.look() == Look.SERVED);
          String name = lines.getFirst().courseName();
          if (served) {
            boolean open = unfolded.contains(course);
            entries.add(
                new Entry.Fold(
                    course,
                    name,
                    Texts.of("orders.ui.check.served", portions(lines)),
                    amounts.plain(sum(lines)),
                    open));
            if (!open) {
              return;
            }
          } else {
            entries.add(courseHead(course, name, lines));
          }
          lines.forEach(line -> add(entries, line, false));
        });
    return entries;
  }

  private Entry courseHead(int course, String name, List<Line> lines) {
    int held = lines.stream().filter(l -> l.look() == Look.HELD).mapToInt(Line::quantity).sum();
    Optional<Instant> sentAt =
        lines.stream()
            .filter(line -> line.look().inKitchen())
            .map(Line::at)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    if (held > 0) {
      return new Entry.Head(
          "course " + course, name, "pause", Texts.of("orders.ui.check.held", held));
    }
    return new Entry.Head(
        "course " + course,
        name,
        sentAt.isPresent() ? "sent" : "",
        sentAt.map(at -> Texts.of("orders.ui.check.sent", amounts.time(at))).orElse(""));
  }

  private List<Entry> bySeat(Sheet now) {
    Map<Integer, List<Line>> seats =
        now.lines().stream()
            .filter(line -> !line.fresh())
            .collect(
                Collectors.groupingBy(
                    line -> Objects.requireNonNullElse(line.seat(), 0),
                    TreeMap::new,
                    Collectors.toList()));
    List<Entry> entries = new ArrayList<>();
    seats.forEach(
        (seat, lines) -> {
          entries.add(
              new Entry.Head(
                  "seat " + seat,
                  seat == 0
                      ? Texts.of("orders.ui.seat.table")
                      : Texts.of("orders.ui.seat.number", seat),
                  "",
                  amounts.plain(sum(lines))));
          lines.stream()
              .sorted(Comparator.comparingInt(Line::course))
              .forEach(line -> add(entries, line, true));
        });
    return entries;
  }

  private void add(List<Entry> entries, Line line, boolean courseAsWord) {
    boolean on = line.id().equals(selected);
    entries.add(
        new Entry.Written(
            line,
            on,
            courseAsWord,
            seatText(line.seat()),
            amounts.plain(line.amount()),
            state(line)));
    if (on) {
      entries.add(
          new Entry.Keys(line.id(), line.name(), line.fresh(), line.voided(), line.comped()));
    }
  }

  private String state(Line line) {
    if (line.comped() && !line.voided()) {
      return Texts.of("orders.ui.look.COMPED");
    }
    if (line.fresh() && line.hold()) {
      return Texts.of("orders.ui.look.HOLD");
    }
    Instant at = line.at();
    if (line.look() == Look.LATE) {
      return Texts.of("orders.ui.look.LATE", LineProgress.LATE_AFTER.toSeconds());
    }
    if (line.look() == Look.SENT && at != null) {
      return Texts.of("orders.ui.check.sent", amounts.time(at));
    }
    return Texts.of("orders.ui.look." + line.look().name());
  }

  private void drawFresh(Sheet now) {
    List<Line> lines = now.fresh();
    List<Entry> entries = new ArrayList<>();
    lines.forEach(line -> add(entries, line, false));
    if (ghost != null) {
      entries.add(ghost);
    }
    fresh.show(entries);
    freshBox.setVisible(!entries.isEmpty());
    freshCount.setText(Texts.of("orders.ui.check.items", now.freshCount()));
    drawHolds(lines);
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

  /** The line under the thumb on a phone: the selected one if it is new, else the newest. */
  private void drawLast(Sheet now) {
    Optional<Line> line =
        now.line(selected)
            .filter(Line::fresh)
            .or(
                () ->
                    now.fresh().isEmpty() ? Optional.empty() : Optional.of(now.fresh().getLast()));
    last.setVisible(line.isPresent());
    String state = line.map(this::state).orElse("");
    if (Objects.equals(line.orElse(null), lastShown) && state.equals(lastState)) {
      // A thumb may lie on the stepper.
      return;
    }
    lastShown = line.orElse(null);
    lastState = state;
    last.removeAll();
    line.ifPresent(
        shown ->
            last.add(
                badge(shown.seat()),
                div(
                    "grow",
                    with(text("name cut", shown.name()), "dir", "auto"),
                    div("mods tn row", label("", amounts.plain(shown.amount())), mark(shown))),
                new Stepper(
                    shown.quantity(), 0, Draft.MOST, count -> acts.count(shown.id(), count))));
  }

  private void drawPeek(Sheet now) {
    List<String> wanted =
        List.of(
            String.valueOf(now.count(Look.LATE)),
            String.valueOf(now.count(Look.READY)),
            String.valueOf(now.count(Look.HELD)),
            String.valueOf(now.count(Look.NEW)),
            note,
            amounts.signed(now.owed().total()));
    if (wanted.equals(peekShown)) {
      return;
    }
    peekShown = wanted;
    peek.removeAll();
    count(now, Look.LATE, "orders.ui.peek.late");
    count(now, Look.READY, "orders.ui.peek.ready");
    if (now.count(Look.LATE) == 0) {
      // Side by side they would push the total off a phone.
      count(now, Look.HELD, "orders.ui.peek.held");
    }
    count(now, Look.NEW, "orders.ui.peek.new");
    if (!note.isEmpty()) {
      peek.add(named(span("st new", icon("info s")), note));
    }
    Element sum = new Element("b");
    sum.setAttribute("class", "tn");
    sum.setText(amounts.signed(now.owed().total()));
    peek.add(span("grow"));
    peek.getElement().appendChild(sum);
    peek.add(icon("up"));
  }

  private void count(Sheet now, Look look, String key) {
    int portions = now.count(look);
    if (portions > 0) {
      peek.add(
          span("st " + look.tone(), icon(look.icon() + " xs"), label("", Texts.of(key, portions))));
    }
  }

  private Component mark(Line line) {
    return span(
        "st " + line.look().tone(),
        icon((line.fresh() && line.hold() ? "pause" : line.look().icon()) + " xs"),
        label("", state(line)));
  }

  private static Span badge(@Nullable Integer seat) {
    Span badge = label(seat == null ? "seatno t" : "seatno", seatText(seat));
    return named(
        badge,
        seat == null ? Texts.of("orders.ui.seat.shared") : Texts.of("orders.ui.seat.number", seat));
  }

  private static String seatText(@Nullable Integer seat) {
    return seat == null ? Texts.of("orders.ui.seat.letter") : String.valueOf(seat);
  }

  private static String quantified(int quantity, String name) {
    return quantity == 1 ? name : quantity + " × " + name;
  }

  private static Money sum(List<Line> lines) {
    return lines.stream()
        .filter(line -> !line.voided())
        .map(Line::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  private static int portions(List<Line> lines) {
    return lines.stream().filter(line -> !line.voided()).mapToInt(Line::quantity).sum();
  }

  private Kept.Row<Entry> row(Entry entry) {
    return switch (entry) {
      case Entry.Nothing nothing -> new NothingRow();
      case Entry.Stale stale -> new StaleRow();
      case Entry.Warning warning -> new WarningRow();
      case Entry.Up up -> new UpRow();
      case Entry.Said said -> new SaidRow();
      case Entry.Head head -> new HeadRow();
      case Entry.Fold fold -> new FoldRow(fold.course());
      case Entry.Written written -> new LineRow(written.line().id());
      case Entry.Keys keys -> new KeysRow(keys.lineId());
      case Entry.Ghost none -> new GhostRow();
    };
  }

  private static Div mods(List<Sheet.Mod> mods) {
    Div line = div("mods");
    boolean first = true;
    for (Sheet.Mod mod : mods) {
      if (!first) {
        line.add(label("", " · "));
      }
      first = false;
      if (mod.prefix() != null) {
        Element word = new Element("b");
        word.setText(Texts.of("orders.ui.prefix." + mod.prefix()) + " ");
        line.getElement().appendChild(word);
      }
      line.add(isolated("", mod.name()));
    }
    return line;
  }

  /** What a row of the list shows. */
  private sealed interface Entry {
    Object key();

    record Nothing() implements Entry {
      @Override
      public Object key() {
        return "nothing";
      }
    }

    record Stale() implements Entry {
      @Override
      public Object key() {
        return "stale";
      }
    }

    record Warning(AlarmWords alarm) implements Entry {
      @Override
      public Object key() {
        return "warning " + alarm.key();
      }
    }

    record Up(List<String> courses) implements Entry {
      @Override
      public Object key() {
        return "up";
      }
    }

    record Said(String words) implements Entry {
      @Override
      public Object key() {
        return "said";
      }
    }

    record Head(String id, String title, String icon, String end) implements Entry {
      @Override
      public Object key() {
        return id;
      }
    }

    record Fold(int course, String title, String count, String amount, boolean open)
        implements Entry {
      @Override
      public Object key() {
        return "fold " + course;
      }
    }

    record Written(
        Line line, boolean on, boolean courseAsWord, String seat, String amount, String state)
        implements Entry {
      @Override
      public Object key() {
        return line.id();
      }
    }

    record Keys(UUID lineId, String name, boolean fresh, boolean voided, boolean comped)
        implements Entry {
      @Override
      public Object key() {
        return "keys " + lineId;
      }
    }

    record Ghost(String seat, boolean seated, String name, List<Sheet.Mod> mods, String amount)
        implements Entry {
      @Override
      public Object key() {
        return "ghost";
      }
    }
  }

  private static final class NothingRow implements Kept.Row<Entry> {
    private final Div root =
        div(
            "empty",
            icon("utensils xl"),
            label("b", Texts.of("orders.ui.check.empty")),
            label("small", Texts.of("orders.ui.check.empty-detail")));

    NothingRow() {
      root.getElement().getStyle().set("margin", "var(--s3)");
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(Entry content) {
      // It always says the same.
    }
  }

  private static final class StaleRow implements Kept.Row<Entry> {
    private final Div root =
        with(
            div(
                "banner warn small",
                icon("receipt s"),
                label("grow", Texts.of("orders.ui.check.stale"))),
            "role",
            "status");

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(Entry content) {
      // It always says the same.
    }
  }

  private final class WarningRow implements Kept.Row<Entry> {
    private final Span icon = icon("alert");
    private final Span words = isolated("grow", "");
    private final Div root;
    private List<UUID> subjects = List.of();

    WarningRow() {
      root =
          with(
              div(
                  "banner warn small alarm",
                  icon,
                  words,
                  button(
                      "btn",
                      () -> acts.noted(subjects),
                      label("", Texts.of("orders.ui.alarm.noted")))),
              "role",
              "alert");
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(Entry content) {
      AlarmWords alarm = ((Entry.Warning) content).alarm();
      icon.getElement().setAttribute("class", "ic ic-" + alarm.icon());
      words.setText(alarm.words());
      subjects = alarm.subjects();
    }
  }

  private final class UpRow implements Kept.Row<Entry> {
    private final Div words = div("grow");
    private final Div root =
        div(
            "banner solid",
            icon("bell"),
            words,
            button(
                "btn",
                acts::pickedUp,
                icon("check s"),
                label("", Texts.of("orders.ui.calls.picked-up"))));

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(Entry content) {
      words.removeAll();
      ((Entry.Up) content).courses().forEach(course -> words.add(text("", course)));
    }
  }

  private static final class SaidRow implements Kept.Row<Entry> {
    private final Span words = isolated("grow", "");
    private final Div root = div("banner info small", icon("info"), words);

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(Entry content) {
      words.setText(((Entry.Said) content).words());
    }
  }

  private static final class HeadRow implements Kept.Row<Entry> {
    private final Div root = div("course-head");

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(Entry content) {
      Entry.Head head = (Entry.Head) content;
      root.removeAll();
      Element title = new Element("b");
      title.setText(head.title());
      root.getElement().appendChild(title);
      Span end = span("end");
      if (!head.icon().isEmpty()) {
        end.add(icon(head.icon() + " xs"));
      }
      end.add(label("", head.end()));
      root.add(end);
    }
  }

  private final class FoldRow implements Kept.Row<Entry> {
    private final NativeButton root;

    FoldRow(int course) {
      root =
          button(
              "course-head fold",
              () -> {
                if (!unfolded.remove(course)) {
                  unfolded.add(course);
                }
                draw();
              });
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(Entry content) {
      Entry.Fold fold = (Entry.Fold) content;
      root.removeAll();
      Element title = new Element("b");
      title.setText(fold.title());
      root.add(icon("next s"));
      root.getElement().appendChild(title);
      root.add(label("", fold.count()), label("end tn", fold.amount()));
      root.getElement().setAttribute("aria-expanded", String.valueOf(fold.open()));
    }
  }

  private final class LineRow implements Kept.Row<Entry> {
    private final NativeButton root;

    LineRow(UUID lineId) {
      root = button("order-line", () -> acts.select(lineId));
      root.getElement().setAttribute("data-line", lineId.toString());
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(Entry content) {
      Entry.Written written = (Entry.Written) content;
      Line line = written.line();
      root.removeAll();
      Div words =
          div("", with(text("name", quantified(line.quantity(), line.name())), "dir", "auto"));
      if (written.courseAsWord()) {
        words.add(isolated("mods", line.courseName()));
      }
      if (!line.mods().isEmpty()) {
        words.add(mods(line.mods()));
      }
      if (!line.note().isEmpty()) {
        words.add(div("mods", isolated("", "“" + line.note() + "”")));
      }
      if (!line.remark().isEmpty()) {
        words.add(div("mods", isolated("", line.remark())));
      }
      root.add(badge(line.seat()), words, div("amt", label("price", written.amount()), mark(line)));
      root.getElement()
          .setAttribute(
              "class",
              "order-line" + (line.voided() ? " voided" : "") + (written.on() ? " sel" : ""));
      root.getElement().setAttribute("aria-expanded", String.valueOf(written.on()));
      if (written.on()) {
        root.getElement()
            .executeJs("(this.nextElementSibling ?? this).scrollIntoView({block: 'nearest'})");
      }
    }
  }

  private final class KeysRow implements Kept.Row<Entry> {
    private final UUID lineId;
    private final Div root = div("line-keys");

    KeysRow(UUID lineId) {
      this.lineId = lineId;
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(Entry content) {
      Entry.Keys keys = (Entry.Keys) content;
      root.removeAll();
      if (keys.fresh()) {
        root.add(
            named(
                button("btn icon", () -> acts.step(lineId, -1), icon("minus")),
                Texts.of("orders.ui.step.fewer")),
            named(
                button("btn icon", () -> acts.step(lineId, 1), icon("plus")),
                Texts.of("orders.ui.step.more")),
            button(
                "btn",
                () -> acts.change(lineId),
                icon("sliders s"),
                label("", Texts.of("orders.ui.line.change"))),
            button(
                "btn",
                () -> acts.reseat(lineId),
                icon("move s"),
                label("", Texts.of("orders.ui.line.seat"))),
            named(
                button("btn icon", () -> acts.remove(lineId), icon("trash")),
                Texts.of("orders.ui.line.remove", keys.name())));
        return;
      }
      // A void or a comp is not taken back; what was a mistake is ordered again.
      root.add(
          button(
              "btn",
              () -> acts.again(lineId),
              icon("repeat s"),
              label("", Texts.of("orders.ui.line.again"))));
      if (!keys.voided() && !keys.comped()) {
        root.add(
            button(
                "btn",
                () -> acts.comp(lineId),
                icon("gift s"),
                label("", Texts.of("orders.ui.line.comp"))));
      }
      if (!keys.voided()) {
        root.add(
            button(
                "btn danger",
                () -> acts.voidLine(lineId),
                icon("ban s"),
                label("", Texts.of("orders.ui.line.void"))));
      }
    }
  }

  private static final class GhostRow implements Kept.Row<Entry> {
    private final Div root = div("order-line ghost");

    GhostRow() {
      root.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(Entry content) {
      Entry.Ghost ghost = (Entry.Ghost) content;
      root.removeAll();
      Div words = div("", with(text("name", ghost.name()), "dir", "auto"));
      if (!ghost.mods().isEmpty()) {
        words.add(mods(ghost.mods()));
      }
      root.add(
          label(ghost.seated() ? "seatno" : "seatno t", ghost.seat()),
          words,
          div(
              "amt",
              label("price", ghost.amount()),
              span("st late", icon("alert xs"), label("", Texts.of("orders.ui.check.choosing")))));
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

    /** Gives a new line to the seat chosen next. */
    void reseat(UUID lineId);

    void remove(UUID lineId);

    /** The same once more, as a new line. */
    void again(UUID lineId);

    void comp(UUID lineId);

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
