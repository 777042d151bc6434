package brigade.billing.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.billing.BilledOrder;
import brigade.billing.CheckView;
import brigade.billing.Division;
import brigade.billing.Division.Planned;
import brigade.billing.Figures;
import brigade.billing.PrintingCheck;
import brigade.billing.Share;
import brigade.billing.SplitSheet;
import brigade.billing.SplittingCheck;
import brigade.billing.SplittingCheck.Taken;
import brigade.billing.ui.PartColumn.Shown;
import brigade.changes.Changed;
import brigade.changes.Topic;
import brigade.money.Money;
import brigade.screen.Markup;
import brigade.screen.Redraw;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.Toast;
import brigade.screen.TopBar;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.ShortcutRegistration;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Dividing a check: by seat, by item, evenly, by amount. The plan is put together on the screen,
 * with what each part owes at every step, and written down when it is saved, printed or paid.
 */
@Route("orders/:id/split")
@Requires(Permission.SETTLE)
public class SplitView extends Screen implements BeforeEnterObserver, PartColumn.Acts, Mover.Acts {
  private static final long serialVersionUID = 1L;

  /** Steps back that are kept. */
  private static final int UNDO_LIMIT = 50;

  /** Parts whose sums still fit the proof line. */
  private static final int SUMS_LIMIT = 6;

  private static final List<Key> DIGITS =
      List.of(
          Key.DIGIT_1,
          Key.DIGIT_2,
          Key.DIGIT_3,
          Key.DIGIT_4,
          Key.DIGIT_5,
          Key.DIGIT_6,
          Key.DIGIT_7,
          Key.DIGIT_8,
          Key.DIGIT_9);

  private enum Mode {
    SEAT("seat", "chair"),
    ITEMS("items", "utensils"),
    EVEN("even", "users"),
    AMOUNT("amount", "cash");

    private final String key;
    private final String icon;

    Mode(String key, String icon) {
      this.key = key;
      this.icon = icon;
    }
  }

  /** The line in hand. */
  private record Picked(int place, UUID lineId) {}

  private final transient SplittingCheck splitting;
  private final transient PrintingCheck printing;
  private final TopBar topBar;
  private final Span modes = span("seg");
  private final Map<Mode, NativeButton> modeKeys = new EnumMap<>(Mode.class);
  private final Span hint = label("small mute", "");
  private final NativeButton undoKey;
  private final NativeButton mergeKey;
  private final Div ways;
  private final Main parts = new Main();
  private final Map<Integer, PartColumn> columns = new HashMap<>();
  private final NativeButton newPart;
  private final EvenPanel even;
  private final AmountPanel byAmount;
  private final Mover mover = new Mover(this);
  private final Footer foot = new Footer();
  private final Div nothing = div("message");
  private final Div drifted = with(div("banner info drifted"), "role", "status");

  private @Nullable UUID orderId;
  private transient @Nullable SplitSheet sheet;
  private transient @Nullable Object base;
  private transient SplitPlan plan = SplitPlan.of(List.of());
  private final transient Deque<SplitPlan> before = new ArrayDeque<>();
  private Mode mode = Mode.SEAT;
  private boolean panelOpen;

  /** Whether amounts are being typed: all that is typed in one go is one step back. */
  private boolean typing;

  private transient @Nullable Picked picked;
  private transient @Nullable Picked dragged;
  private boolean onePortion;
  private transient @Nullable TreeSet<Integer> sharing;
  private final transient List<ShortcutRegistration> keys = new ArrayList<>();

  SplitView(ScreenKit kit, SplittingCheck splitting, PrintingCheck printing) {
    super("split", kit, Topic.CHECKS, Topic.ORDERS, Topic.VENUE);
    this.splitting = splitting;
    this.printing = printing;
    addClassName("dining-room");
    topBar = new TopBar(kit);
    with(modes, "role", "radiogroup");
    named(modes, text("billing.ways"));
    for (Mode each : Mode.values()) {
      NativeButton key =
          button(
              "",
              () -> enter(each),
              icon(each.icon + " s"),
              label("", text("billing.way." + each.key)));
      with(key, "role", "radio");
      modeKeys.put(each, key);
      modes.add(key);
    }
    undoKey = button("btn", this::undo, icon("undo s"), label("", text("billing.undo")));
    mergeKey = button("btn", this::mergeBack, icon("merge s"), label("", text("billing.merge")));
    drifted.setVisible(false);
    ways = div("modes", modes, hint, span("grow"), undoKey, mergeKey, drifted);
    newPart =
        button("newpart", this::toNewPart, icon("plus l"), bold("", text("billing.new-part")));
    newPart.add(label("small mute", text("billing.new-part.hint")));
    DropTarget.create(newPart).addDropListener(dropped -> dropOn(plan.parts().size()));
    parts.addClassName("parts");
    parts.add(newPart);
    even = new EvenPanel(this::even, this::showParts);
    even.setVisible(false);
    byAmount = new AmountPanel(amounts(), this::byAmounts, this::showParts);
    byAmount.setVisible(false);
    nothing.setVisible(false);
    foot.addClassName("keybar");
    add(topBar, ways, parts, even, byAmount, nothing, mover, foot);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    try {
      orderId = entering.getRouteParameters().get("id").map(UUID::fromString).orElse(null);
    } catch (IllegalArgumentException notAnId) {
      orderId = null;
    }
  }

  @Override
  protected boolean concerns(Changed changed) {
    return switch (changed.topic()) {
      case CHECKS, ORDERS -> changed.concerns(orderId);
      default -> true;
    };
  }

  @Override
  protected void refresh() {
    Optional<SplitSheet> read = orderId == null ? Optional.empty() : splitting.sheet(orderId);
    if (read.isEmpty()) {
      sheet = null;
      topBar.backTo("tables", text("billing.unknown.title"));
      say(text("billing.unknown.title"), text("billing.unknown.text"));
      return;
    }
    SplitSheet now = read.get();
    Object seen = List.of(now.seen(), now.open(), now.order().lines(), now.owed());
    boolean first = sheet == null;
    boolean changed = !seen.equals(base);
    boolean working = !before.isEmpty() && !isSaved();
    sheet = now;
    base = seen;
    if (first || changed) {
      begin(now);
      if (!first && working) {
        Toast.refuse(text("billing.toast.changed"));
      }
    }
    drawTop(now);
    draw();
  }

  /** Starts from what is saved, or from seats where nothing is divided yet. */
  private void begin(SplitSheet now) {
    before.clear();
    drop();
    panelOpen = false;
    typing = false;
    if (now.divisible().size() > 1 || !now.locked().isEmpty()) {
      plan = SplitPlan.of(now.asPlanned());
      mode =
          now.divisible().stream().anyMatch(check -> !check.seats().isEmpty())
              ? Mode.SEAT
              : Mode.ITEMS;
      return;
    }
    List<Planned> seats = Division.bySeat(now.open());
    if (seats.size() > 1) {
      mode = Mode.SEAT;
      plan = SplitPlan.of(seats);
    } else {
      mode = Mode.ITEMS;
      plan = SplitPlan.loose(now.open());
    }
  }

  private boolean isSaved() {
    SplitSheet now = sheet;
    return now != null && plan.complete() && plan.filled().parts().equals(now.asPlanned());
  }

  // What the person does.

  private void enter(Mode chosen) {
    SplitSheet now = sheet;
    if (now == null || now.open().isEmpty()) {
      return;
    }
    drop();
    typing = false;
    mode = chosen;
    panelOpen = chosen == Mode.EVEN || chosen == Mode.AMOUNT;
    switch (chosen) {
      case SEAT -> become(SplitPlan.of(Division.bySeat(now.open())));
      case ITEMS -> become(SplitPlan.loose(now.open()));
      case EVEN -> {
        int covers = Math.clamp(now.order().covers(), 2, Division.PART_LIMIT);
        become(SplitPlan.of(Division.evenly(now.open(), covers)));
      }
      case AMOUNT -> {
        byAmount.begin();
        become(SplitPlan.of(Division.evenly(now.open(), 1)));
      }
    }
    draw();
  }

  private void become(SplitPlan next) {
    if (next.equals(plan)) {
      return;
    }
    before.push(plan);
    while (before.size() > UNDO_LIMIT) {
      before.removeLast();
    }
    plan = next;
  }

  private void undo() {
    if (!before.isEmpty()) {
      typing = false;
      plan = before.pop();
      panelOpen = false;
      drop();
      draw();
    }
  }

  @Override
  public void pick(int place, UUID lineId) {
    Picked now = new Picked(place, lineId);
    if (now.equals(picked)) {
      drop();
    } else {
      drop();
      picked = now;
      listen();
    }
    draw();
  }

  @Override
  public void drag(int place, UUID lineId) {
    dragged = new Picked(place, lineId);
  }

  @Override
  public void dropOn(int place) {
    Picked moving = dragged;
    dragged = null;
    if (moving != null) {
      drop();
      become(plan.move(moving.lineId(), moving.place(), place, null));
      draw();
    }
  }

  private void toNewPart() {
    if (picked != null) {
      moveTo(plan.parts().size());
    } else if (plan.parts().size() < Division.PART_LIMIT) {
      become(plan.extended());
      draw();
    }
  }

  @Override
  public void moveTo(int place) {
    Picked moving = picked;
    SplitSheet now = sheet;
    if (moving == null || now == null || place >= Division.PART_LIMIT) {
      return;
    }
    if (sharing != null) {
      if (place < plan.parts().size() && !sharing.remove(place)) {
        sharing.add(place);
      }
      drawMover();
      return;
    }
    if (place > plan.parts().size()) {
      return;
    }
    Share only =
        onePortion
            ? now.line(moving.lineId()).map(line -> Share.of(1, line.quantity())).orElse(null)
            : null;
    SplitPlan next = plan.move(moving.lineId(), moving.place(), place, only);
    drop();
    become(next);
    draw();
  }

  @Override
  public void shareNow() {
    Picked moving = picked;
    TreeSet<Integer> between = sharing;
    if (moving != null && between != null && !between.isEmpty()) {
      SplitPlan next = plan.share(moving.lineId(), between);
      drop();
      become(next);
      draw();
    }
  }

  @Override
  public void letGo() {
    drop();
    draw();
  }

  private void drop() {
    picked = null;
    onePortion = false;
    sharing = null;
    keys.forEach(ShortcutRegistration::remove);
    keys.clear();
  }

  /** Digits move the line in hand, and Escape lets it go; only while there is one. */
  private void listen() {
    for (int i = 0; i < DIGITS.size(); i++) {
      int place = i;
      keys.add(Shortcuts.addShortcutListener(this, () -> moveToNumber(place + 1), DIGITS.get(i)));
    }
    keys.add(Shortcuts.addShortcutListener(this, this::letGo, Key.ESCAPE));
  }

  private void moveToNumber(int number) {
    SplitSheet now = sheet;
    if (now != null) {
      int place = now.numbers(plan.parts().size() + 1).indexOf(number);
      if (place >= 0) {
        moveTo(place);
      }
    }
  }

  @Override
  public void more(PartColumn.Shown part) {
    SplitSheet now = sheet;
    if (now == null) {
      return;
    }
    Question question = new Question(text("billing.part", part.number()), "");
    question.answer("pick", text("billing.explain"), () -> explain(part.number()));
    if (part.standing() == PartColumn.Standing.OPEN && part.mergeable()) {
      offerMerging(question, part.place(), now.numbers(plan.parts().size()));
    }
    question.open();
  }

  private void offerMerging(Question question, int place, List<Integer> numbers) {
    for (int i = 0; i < plan.parts().size(); i++) {
      int into = i;
      if (into != place) {
        question.answer(
            "pick",
            text("billing.merge.with", numbers.get(into)),
            () -> {
              drop();
              become(plan.merge(place, into));
              draw();
            });
      }
    }
  }

  private void explain(int number) {
    SplitSheet now = sheet;
    if (now != null && (isLocked(now, number) || saved())) {
      if (printing.explain(now.checkId(number)).isPresent()) {
        Toast.say(text("billing.toast.explained"));
      } else {
        Toast.refuse(text("billing.unknown.title"));
      }
    }
  }

  private void mergeBack() {
    SplitSheet now = sheet;
    if (now == null || orderId == null) {
      return;
    }
    long printed = now.divisible().stream().filter(check -> check.printedAt() != null).count();
    if (now.divisible().size() < 2) {
      drop();
      become(SplitPlan.of(now.asPlanned()));
      panelOpen = false;
      draw();
    } else if (printed == 0) {
      merge(orderId);
    } else {
      UUID order = orderId;
      new Question(text("billing.merge.ask.title"), text("billing.merge.ask.text", printed))
          .answer("btn", text("billing.merge.ask.no"), () -> {})
          .answer("btn primary", text("billing.merge.ask.yes"), () -> merge(order))
          .open();
    }
  }

  private void merge(UUID order) {
    SplitPlan undone = plan;
    if (done(splitting.merge(order, List.of(), null))) {
      reread();
      mode = Mode.ITEMS;
      plan = sheet == null ? plan : SplitPlan.of(sheet.asPlanned());
      before.push(undone);
      draw();
    }
  }

  private void save() {
    if (saved()) {
      draw();
    }
  }

  /** Saves the plan if it is not; false when that was refused. */
  private boolean saved() {
    SplitSheet now = sheet;
    UUID order = orderId;
    if (now == null || order == null || !plan.complete()) {
      return false;
    }
    if (isSaved()) {
      return true;
    }
    List<Planned> wanted = plan.filled().parts();
    boolean taken =
        done(splitting.split(order, new SplittingCheck.Way.Planned(wanted, now.seen()), null));
    reread();
    return taken;
  }

  /** Reads what is saved now; what was in hand is let go. */
  private void reread() {
    Mode kept = mode;
    base = null;
    before.clear();
    refresh();
    if (plan.complete() && plan.parts().size() > 1) {
      mode = kept;
    }
    draw();
  }

  private boolean done(SplittingCheck.Outcome outcome) {
    switch (outcome) {
      case SplittingCheck.Outcome.Done ok -> {
        return true;
      }
      case SplittingCheck.Outcome.NoSuchOrder() -> Toast.refuse(text("billing.unknown.title"));
      case SplittingCheck.Outcome.NothingOpen(Taken by) -> Toast.refuse(words(by));
      case SplittingCheck.Outcome.Locked(Taken by) -> Toast.refuse(words(by));
      case SplittingCheck.Outcome.Stale(long version) -> Toast.refuse(text("billing.toast.stale"));
      case SplittingCheck.Outcome.NothingSent() -> Toast.refuse(text("billing.nothing.title"));
      case SplittingCheck.Outcome.TooManyParts(String field) ->
          Toast.refuse(text("billing.toast.too-many", Division.PART_LIMIT));
      case SplittingCheck.Outcome.Invalid(String field, String reason) ->
          Toast.refuse(text("billing.toast.stale"));
    }
    return false;
  }

  private String words(Taken by) {
    String who = by.who() == null ? "" : by.who();
    String since = by.since() == null ? "" : amounts().time(by.since());
    return switch (by.state()) {
      case PAID -> text("billing.toast.taken.paid", by.number(), who, since);
      case PAYMENT_PENDING -> text("billing.toast.taken.pending", by.number(), who, since);
      case OPEN -> text("billing.toast.taken.partly", by.number());
    };
  }

  @Override
  public void print(int number) {
    SplitSheet now = sheet;
    if (now != null && (isLocked(now, number) || saved())) {
      printed(printing.print(now.checkId(number)));
    }
  }

  private void printAll() {
    UUID order = orderId;
    if (order != null && saved()) {
      printed(printing.printAll(order));
    }
  }

  private void printed(PrintingCheck.Outcome outcome) {
    switch (outcome) {
      case PrintingCheck.Outcome.Printed(List<UUID> jobs, List<CheckView> checks) ->
          Toast.say(text("billing.toast.printed", jobs.size()));
      case PrintingCheck.Outcome.Unknown() -> Toast.refuse(text("billing.unknown.title"));
      case PrintingCheck.Outcome.Empty() -> Toast.refuse(text("billing.toast.empty"));
    }
  }

  @Override
  public void pay(int number) {
    SplitSheet now = sheet;
    UUID order = orderId;
    if (now != null && order != null && (isLocked(now, number) || saved())) {
      UI.getCurrent()
          .navigate(
              "orders/" + order + "/pay",
              QueryParameters.of("check", now.checkId(number).toString()));
    }
  }

  private static boolean isLocked(SplitSheet now, int number) {
    return now.locked().stream().anyMatch(check -> check.part() == number);
  }

  // What is drawn.

  private void drawTop(SplitSheet now) {
    BilledOrder order = now.order();
    String place =
        order.tableLabel() != null
            ? text("billing.table", order.tableLabel())
            : Optional.ofNullable(order.guestName()).orElse(order.label());
    topBar.backTo(
        "orders/" + order.id(),
        text("billing.title", place),
        covers(order),
        label("sub tn", text("billing.order", String.valueOf(order.number()))));
  }

  private static Component covers(BilledOrder order) {
    return order.covers() == 0
        ? span("")
        : span("sub tn", icon("users s"), label("", text("billing.covers", order.covers())));
  }

  private void say(String title, String words) {
    HtmlContainer heading = new HtmlContainer("h1");
    heading.setText(title);
    HtmlContainer paragraph = new HtmlContainer("p");
    paragraph.setText(words);
    Redraw.into(nothing, icon("split"), heading, paragraph);
    nothing.setVisible(true);
    ways.setVisible(false);
    parts.setVisible(false);
    even.setVisible(false);
    byAmount.setVisible(false);
    mover.setVisible(false);
    foot.setVisible(false);
  }

  private void draw() {
    SplitSheet now = sheet;
    if (now == null) {
      return;
    }
    if (now.order().lines().isEmpty()) {
      say(text("billing.nothing.title"), text("billing.nothing.text"));
      return;
    }
    nothing.setVisible(false);
    ways.setVisible(true);
    foot.setVisible(true);
    parts.setVisible(!panelOpen);
    even.setVisible(panelOpen && mode == Mode.EVEN);
    byAmount.setVisible(panelOpen && mode == Mode.AMOUNT);
    List<Figures> figures = figures(now);
    drawWays(now);
    drawDrift(now);
    if (panelOpen) {
      drawPanel(now, figures);
    } else {
      drawParts(now, figures);
    }
    drawMover();
    drawFoot(now, figures);
  }

  /** What each part owes, and last what is on none of them. */
  private List<Figures> figures(SplitSheet now) {
    List<Planned> all = new ArrayList<>(plan.parts());
    if (!plan.complete()) {
      all.add(new Planned(List.of(), plan.loose()));
    }
    return now.figures(all);
  }

  private void drawWays(SplitSheet now) {
    boolean open = !now.open().isEmpty();
    modeKeys.forEach(
        (each, key) -> {
          key.setClassName("on", each == mode);
          with(key, "aria-checked", String.valueOf(each == mode));
          key.setEnabled(open);
        });
    long seats = now.open().stream().flatMap(line -> line.seats().stream()).distinct().count();
    String words = "";
    if (now.order().unsent() > 0) {
      words = text("billing.unsent", now.order().unsent());
    } else if (mode == Mode.SEAT
        && seats > 0
        && now.open().stream().anyMatch(line -> line.seats().isEmpty())) {
      words = text("billing.shared", seats);
    }
    hint.setText(words);
    undoKey.setEnabled(!before.isEmpty());
    mergeKey.setEnabled(now.divisible().size() > 1 || plan.parts().size() > 1);
  }

  /** What the parts owed when they were divided, where they owe something else now, and why. */
  private void drawDrift(SplitSheet now) {
    Optional<SplitSheet.Drift> drift = isSaved() ? now.drift() : Optional.empty();
    drifted.setVisible(drift.isPresent());
    drift.ifPresent(
        since -> {
          String parts =
              since.parts().stream()
                  .limit(SUMS_LIMIT)
                  .map(
                      part ->
                          text(
                              "billing.drift.part",
                              part.number(),
                              amounts().plain(part.was()),
                              amounts().plain(part.is())))
                  .collect(Collectors.joining(" · "));
          String by =
              since.discounts().isEmpty()
                  ? text("billing.drift.order")
                  : text("billing.drift.by", String.join(", ", since.discounts()));
          Redraw.into(
              drifted,
              icon("info s"),
              div(
                  "grow",
                  Markup.text("b", by),
                  Markup.text("tn", text("billing.drift", amounts().time(since.at()), parts))));
        });
  }

  private void drawParts(SplitSheet now, List<Figures> figures) {
    List<Integer> numbers = now.numbers(plan.parts().size());
    PartsShown words =
        new PartsShown(now, amounts(), (place, lineId) -> new Picked(place, lineId).equals(picked));
    Map<Integer, Shown> byNumber = new LinkedHashMap<>();
    List<Shown> shown = new ArrayList<>();
    if (!plan.complete()) {
      shown.add(words.loose(figures.getLast()));
    }
    for (CheckView check : now.locked()) {
      byNumber.put(check.part(), words.locked(check));
    }
    for (int i = 0; i < plan.parts().size(); i++) {
      byNumber.put(
          numbers.get(i),
          words.open(
              i,
              numbers.get(i),
              plan.parts().get(i).seats(),
              plan.parts().size() > 1,
              figures.get(i)));
    }
    byNumber.keySet().stream().sorted().map(byNumber::get).forEach(shown::add);
    // A column stays with its check, whatever comes before it: a finger may be on one of its keys.
    columns.keySet().retainAll(shown.stream().map(Shown::number).toList());
    List<Component> drawn = new ArrayList<>();
    for (Shown part : shown) {
      PartColumn column = columns.computeIfAbsent(part.number(), n -> new PartColumn(this));
      column.show(part);
      drawn.add(column);
    }
    drawn.add(newPart);
    Redraw.into(parts, drawn);
    // As many columns as fit share the width; the place for a new part stays narrow.
    parts
        .getElement()
        .getStyle()
        .set("grid-template-columns", "repeat(" + shown.size() + ", minmax(240px, 1fr)) 132px");
    newPart.setVisible(!now.open().isEmpty() && shown.size() < Division.PART_LIMIT);
  }

  /** The parts that hold some of a line. */
  private TreeSet<Integer> holders(UUID lineId) {
    TreeSet<Integer> holders = new TreeSet<>();
    for (int i = 0; i < plan.parts().size(); i++) {
      if (plan.at(i, lineId).isPresent()) {
        holders.add(i);
      }
    }
    return holders;
  }

  @Override
  public void onePortion(boolean only) {
    onePortion = only;
    drawMover();
  }

  @Override
  public void share() {
    Picked moving = picked;
    if (moving != null) {
      sharing = holders(moving.lineId());
      drawMover();
    }
  }

  private void drawMover() {
    Picked moving = picked;
    SplitSheet now = sheet;
    Optional<BilledOrder.Line> found =
        moving == null || now == null ? Optional.empty() : now.line(moving.lineId());
    mover.setVisible(found.isPresent() && !panelOpen);
    if (moving != null && now != null && found.isPresent()) {
      List<Integer> numbers = now.numbers(plan.parts().size());
      mover.show(
          new Mover.Held(found.get(), moving.place(), numbers, onePortion, sharing), amounts());
    }
  }

  private void drawPanel(SplitSheet now, List<Figures> figures) {
    if (mode == Mode.EVEN) {
      even.show(plan.parts().size(), figures, amounts());
    } else {
      byAmount.show(now.owed(), now.numbers(byAmount.parts()));
    }
  }

  private void even(int wanted) {
    SplitSheet now = sheet;
    if (now != null) {
      become(SplitPlan.of(Division.evenly(now.open(), Math.clamp(wanted, 2, Division.PART_LIMIT))));
      draw();
    }
  }

  private void showParts() {
    panelOpen = false;
    draw();
  }

  /** Divides by what is typed, as far as it is amounts. */
  private void byAmounts(Optional<List<Money>> typed) {
    SplitSheet now = sheet;
    if (now == null) {
      return;
    }
    typed
        .map(
            sums ->
                SplitPlan.of(
                    sums.isEmpty()
                        ? Division.evenly(now.open(), 1)
                        : Division.byAmount(now.open(), sums, now.owed())))
        .ifPresent(
            next -> {
              if (typing) {
                plan = next;
              } else {
                become(next);
                typing = true;
              }
            });
    draw();
  }

  private void drawFoot(SplitSheet now, List<Figures> figures) {
    List<Money> totals = new ArrayList<>();
    now.locked().forEach(check -> totals.add(check.totals().total()));
    for (int i = 0; i < plan.parts().size(); i++) {
      if (!plan.parts().get(i).shares().isEmpty()) {
        totals.add(figures.get(i).totals().total());
      }
    }
    String words;
    Optional<String> whyNot =
        panelOpen && mode == Mode.AMOUNT ? byAmount.whyNot() : Optional.empty();
    boolean good = plan.complete() && whyNot.isEmpty();
    if (whyNot.isPresent()) {
      words = whyNot.get();
    } else if (!plan.complete()) {
      words = text("billing.proof.loose", amounts().signed(figures.getLast().totals().total()));
    } else {
      Money sum = totals.stream().reduce(Money.ZERO, Money::plus);
      words =
          totals.size() > SUMS_LIMIT
              ? text("billing.proof.many", totals.size(), amounts().signed(sum))
              : totals.stream().map(amounts()::plain).collect(Collectors.joining(" + "))
                  + " = "
                  + amounts().signed(sum);
    }
    Div says = div("", bold("b tn", words));
    if (good) {
      says.add(Markup.text("small mute", text("billing.proof")));
    }
    Div line = div(good ? "proof" : "proof bad", icon(good ? "check l" : "alert l"), says);
    with(line, "role", "status");
    int count = plan.filled().parts().size();
    NativeButton printAll =
        button(
            "btn key up",
            this::printAll,
            icon("printer"),
            label("", text("billing.print-all", count)));
    printAll.setEnabled(good && count > 0);
    boolean saved = isSaved();
    NativeButton save =
        button(
            "btn primary key",
            this::save,
            label("", text(saved && good ? "billing.saved" : "billing.save")));
    save.setEnabled(good && !saved && count > 0);
    Redraw.into(foot, line, known(printAll, "print"), known(save, "save"));
  }
}
