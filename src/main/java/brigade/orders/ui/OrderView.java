package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.changes.Changed;
import brigade.changes.Topic;
import brigade.floorplan.FloorPlan;
import brigade.floorplan.SeatingParties;
import brigade.kitchen.Calls;
import brigade.menu.Choice;
import brigade.menu.Course;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.menu.Size;
import brigade.orders.AddingLines;
import brigade.orders.Alarms;
import brigade.orders.ChangingLine;
import brigade.orders.CompingLine;
import brigade.orders.DroppingOrder;
import brigade.orders.FiringCourse;
import brigade.orders.LineRequest;
import brigade.orders.NotingAllergies;
import brigade.orders.Order;
import brigade.orders.OrderLine;
import brigade.orders.OrderOutcome;
import brigade.orders.Orders;
import brigade.orders.PrintsChecks;
import brigade.orders.RepeatingRound;
import brigade.orders.SendingOrder;
import brigade.orders.ServingLines;
import brigade.orders.TransferringOrder;
import brigade.orders.VoidingLine;
import brigade.orders.ui.Sheet.Line;
import brigade.orders.ui.Sheet.Look;
import brigade.screen.Phrase;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.TopBar;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.staff.Staff;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One order: what was asked for at the side, the menu beside it, and the keys below. */
@Route("orders/:id")
@Requires(Permission.VIEW_TABLES)
public class OrderView extends Screen implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  /** The station of the bar; everything else is the kitchen. */
  private static final String BAR = "BAR";

  private final transient ReadingSheet reading;
  private final transient Favourites favouritesOfHouse;
  private final transient Menus menus;
  private final transient Portions portions;
  private final transient Presence presence;
  private final transient FloorPlan floorPlan;
  private final transient Staff staff;
  private final transient Orders orders;
  private final transient Commands commands;
  private final transient Alarms alarms;
  private final transient Calls calls;
  private final TopBar bar;
  private final Span others = span("chip line");
  private final NativeButton bell;
  private final Span bellCount = label("count ready", "");
  private final CheckPanel check;
  private final MenuSide menu;
  private final KeyBar keys;
  private final Main work;
  private final Div gone = div("empty");
  private transient @Nullable Sheet sheet;
  private transient Presence.@Nullable Staying staying;
  private transient @Nullable ModifierPanel panel;
  private transient List<MenuItem> favourites = List.of();
  private @Nullable UUID orderId;
  private @Nullable UUID selected;
  private String titled = "";
  private @Nullable UUID notedOf;
  private String guestNote = "";
  private transient Alarms.Now news = Alarms.Now.QUIET;

  OrderView(
      ScreenKit kit,
      ReadingSheet reading,
      Favourites favourites,
      Menus menus,
      Portions portions,
      Presence presence,
      FloorPlan floorPlan,
      Staff staff,
      Orders orders,
      Commands commands,
      Alarms alarms,
      Calls calls) {
    super(
        "order",
        kit,
        Topic.ORDERS,
        Topic.CHECKS,
        Topic.MENU,
        Topic.CALLS,
        Topic.PRINTERS,
        Topic.ALARMS);
    this.reading = reading;
    this.favouritesOfHouse = favourites;
    this.menus = menus;
    this.portions = portions;
    this.presence = presence;
    this.floorPlan = floorPlan;
    this.staff = staff;
    this.orders = orders;
    this.commands = commands;
    this.alarms = alarms;
    this.calls = calls;
    bell = button("who", () -> UI.getCurrent().navigate("tables"), icon("bell"), bellCount);
    bell.setVisible(false);
    addClassName("dining-room");
    bar = new TopBar(kit);
    check = new CheckPanel(amounts(), new Lines());
    menu = new MenuSide(amounts(), new Tiles());
    keys = new KeyBar(new Bar());
    work = new Main(check, menu);
    work.addClassName("work");
    gone.add(
        icon("receipt xl"),
        label("b", text("orders.ui.order.unknown")),
        button(
            "btn", () -> UI.getCurrent().navigate("tables"), label("", text("orders.ui.tables"))));
    gone.setVisible(false);
    add(bar, work, gone, keys);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    orderId = AtTableView.id(entering.getRouteParameters().get("id").orElse("")).orElse(null);
    selected = null;
    sheet = null;
    closePanel();
    if (isAttached()) {
      leave();
      arrive(UI.getCurrent());
      refresh();
    }
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    favourites = favouritesOfHouse.of(menus.current());
    super.onAttach(attached);
    menu.seat(
        sheet != null && sheet.kind() == Sheet.Kind.TABLE && sheet.seats() > 0
            ? 1
            : MenuSide.TABLE);
    arrive(attached.getUI());
    getElement()
        .executeJs(
            "import(new URL('brigade/order-keys.js', document.baseURI))"
                + ".then(keys => keys.attach(this))");
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    leave();
    super.onDetach(detached);
  }

  private void arrive(UI ui) {
    UUID id = orderId;
    if (id != null) {
      staying =
          presence.enter(
              id,
              actor(),
              () ->
                  Thread.startVirtualThread(
                      () -> {
                        if (ui.isAttached()) {
                          ui.access(this::drawOthers);
                        }
                      }));
      drawOthers();
    }
  }

  private void leave() {
    if (staying != null) {
      staying.close();
      staying = null;
    }
  }

  @Override
  protected boolean concerns(Changed changed) {
    return switch (changed.topic()) {
      case ORDERS, CHECKS -> changed.id().equals(orderId);
      default -> true;
    };
  }

  @Override
  protected void refresh() {
    UUID id = orderId;
    sheet = id == null ? null : reading.of(id, amounts()).orElse(null);
    news = alarms.mine();
    readNote();
    drawBell();
    draw();
  }

  /** What the party said before it sat down stays the same, so it is read once. */
  private void readNote() {
    UUID party = sheet == null ? null : sheet.seatingId();
    if (!Objects.equals(party, notedOf)) {
      notedOf = party;
      guestNote = reading.note(party);
    }
  }

  /** Reads again, for what changes by the passing of time alone. */
  @ClientCallable
  void readAgain() {
    refresh();
  }

  // --- drawing ---------------------------------------------------------------------------------

  private void draw() {
    Sheet now = sheet;
    work.setVisible(now != null);
    keys.setVisible(now != null);
    gone.setVisible(now == null);
    if (now == null) {
      bar.backTo("tables", text("orders.ui.tables")).acting(Ways.key(kit(), ""));
      return;
    }
    if (now.line(selected).isEmpty()) {
      selected = null;
    }
    drawBar(now);
    check.show(now, selected, guestNote, AlarmWords.of(news.of(now.id()), amounts()));
    drawMenu(now);
    drawKeys(now);
    wakeForLate(now);
  }

  private void drawBar(Sheet now) {
    String state =
        now.kind()
            + now.place()
            + now.covers()
            + now.open()
            + now.allergies()
            + now.lines().stream().allMatch(Line::voided);
    if (state.equals(titled)) {
      return;
    }
    titled = state;
    List<Component> facts = new ArrayList<>();
    if (now.covers() > 0) {
      facts.add(span("sub tn", icon("users s"), label("", text("orders.ui.covers", now.covers()))));
    }
    Span since = span("");
    with(
        with(since, "data-since", String.valueOf(now.since().toEpochMilli())),
        "data-format",
        "min");
    facts.add(span("sub tn", icon("clock s"), since));
    facts.add(label("sub tn extra", text("orders.ui.order-number", String.valueOf(now.number()))));
    if (!now.open()) {
      facts.add(span("chip good", icon("check xs"), label("", text("orders.ui.order.closed"))));
    }
    List<Component> actions = new ArrayList<>();
    actions.add(others);
    actions.add(bell);
    List<Ways.Act> acts = new ArrayList<>();
    if (now.open() && actor().may(Permission.TAKE_ORDERS)) {
      acts.add(new Ways.Act("allergy", text("orders.ui.allergies.title"), this::askAllergies));
      if (now.seatingId() != null && actor().may(Permission.SEAT)) {
        acts.add(new Ways.Act("users", text("orders.ui.covers.recount"), this::askCovers));
      }
      acts.add(new Ways.Act("move", text("orders.ui.move.title"), this::askMove));
      if (now.kind() != Sheet.Kind.TABLE && now.lines().stream().allMatch(Line::voided)) {
        acts.add(new Ways.Act("trash", text("orders.ui.order.drop"), this::drop));
      }
    }
    boolean warned = !now.allergies().isEmpty();
    for (Ways.Act act : acts) {
      NativeButton key =
          named(button("btn quiet icon extra", act.run(), icon(act.icon())), act.words());
      if (warned && act.icon().equals("allergy")) {
        key.getElement().setAttribute("class", "btn icon");
        key.getElement()
            .getStyle()
            .set("background", "var(--allergy-bg)")
            .set("color", "var(--allergy-ink)");
        named(key, text("orders.ui.allergies.noted"));
      }
      actions.add(key);
    }
    actions.add(Ways.key(kit(), "", acts));
    bar.backTo("tables", Titles.of(now), facts.toArray(Component[]::new))
        .acting(actions.toArray(Component[]::new));
    drawOthers();
  }

  /** What waits for this person elsewhere: food at the pass, and alarms about other orders. */
  private void drawBell() {
    long alarms =
        AlarmWords.of(
                news.alarms().stream()
                    .filter(alarm -> orderId == null || !alarm.orderIds().contains(orderId))
                    .toList(),
                amounts())
            .size();
    long elsewhere =
        alarms
            + QuarkusTransaction.joiningExisting()
                .call(() -> calls.openFor(actor().staffId()))
                .stream()
                .filter(call -> !call.orderId().equals(orderId))
                .count();
    // Green is food at the pass and nothing else.
    bellCount.setClassName("ready", alarms == 0);
    bellCount.setClassName("bad", alarms > 0);
    bell.setVisible(elsewhere > 0);
    bellCount.setText(String.valueOf(elsewhere));
    named(bell, text("orders.ui.calls.elsewhere", elsewhere));
  }

  private void drawOthers() {
    UUID id = orderId;
    List<String> names = id == null ? List.of() : presence.others(id, actor());
    others.removeAll();
    others.setVisible(!names.isEmpty());
    if (!names.isEmpty()) {
      others.add(
          icon("user xs"),
          isolated("", text("orders.ui.also-here", names.size(), String.join(", ", names))));
    }
  }

  private void drawMenu(Sheet now) {
    MenuSnapshot current = menus.current();
    Map<UUID, Integer> ordered = new HashMap<>();
    for (Line line : now.lines()) {
      if (!line.voided()) {
        ordered.merge(line.menuItemId(), line.quantity(), Integer::sum);
      }
    }
    List<Line> fresh = now.fresh();
    menu.show(
        new MenuSide.Shown(
            current,
            favourites.stream().flatMap(item -> current.item(item.id()).stream()).toList(),
            portions.today(),
            now.kind() == Sheet.Kind.TABLE ? now.seats() : 0,
            courses(current),
            now.allergens(),
            ordered,
            fresh.isEmpty() ? Optional.empty() : current.item(fresh.getLast().menuItemId())));
  }

  private static List<ModifierPanel.CourseName> courses(MenuSnapshot menu) {
    return menu.courses().stream()
        .map(
            (Course course) ->
                new ModifierPanel.CourseName(
                    course.number(), ReadingSheet.courseWords(course.number(), course.name())))
        .toList();
  }

  private void drawKeys(Sheet now) {
    List<Line> fresh = now.fresh();
    boolean takes = now.open() && actor().may(Permission.TAKE_ORDERS);
    keys.show(
        new KeyBar.Can(
            takes ? now.freshCount() : 0,
            panel != null,
            panel != null ? text("orders.ui.key.after") : where(fresh),
            holdWords(now),
            takes ? now.nextHeld().map(Line::courseName).orElse("") : "",
            takes && now.lines().stream().anyMatch(line -> line.course() == 0 && !line.fresh()),
            actor().may(Permission.SETTLE),
            commands.prints(),
            now.lines().stream().anyMatch(line -> !line.fresh() && !line.voided())));
  }

  /** The new lines that Hold is about: the selected one, or all of them. */
  private List<Line> toHold(Sheet now) {
    return now.line(selected).filter(Line::fresh).map(List::of).orElseGet(now::fresh);
  }

  private String holdWords(Sheet now) {
    List<Line> lines = toHold(now);
    if (lines.isEmpty()) {
      return text("orders.ui.key.hold");
    }
    String what =
        lines.stream().allMatch(Line::hold) ? "orders.ui.key.unhold" : "orders.ui.key.hold";
    return lines.size() == 1
        ? text(what + "-line", lines.getFirst().name())
        : text(what + "-all", lines.stream().mapToInt(Line::quantity).sum());
  }

  private void holdOrNot(List<Line> lines) {
    boolean hold = !lines.stream().allMatch(Line::hold);
    run(() -> commands.changing().hold(order(), null, lines.stream().map(Line::id).toList(), hold));
  }

  private static String where(List<Line> fresh) {
    boolean bar = fresh.stream().anyMatch(line -> BAR.equals(line.station()));
    boolean kitchen = fresh.stream().anyMatch(line -> !BAR.equals(line.station()));
    if (fresh.isEmpty()) {
      return "";
    }
    return text(
        bar && kitchen
            ? "orders.ui.key.to-both"
            : bar ? "orders.ui.key.to-bar" : "orders.ui.key.to-kitchen");
  }

  /** What the kitchen has not taken in by then is told without anybody asking (behaviour K14). */
  private void wakeForLate(Sheet now) {
    Instant time = kit().clock().instant();
    boolean late = !news.alarms().isEmpty() || now.count(Look.LATE) > 0;
    Stream.concat(
            now.lines().stream().map(Line::lateAt).filter(Objects::nonNull), news.next().stream())
        .filter(time::isBefore)
        .min(Instant::compareTo)
        .filter(next -> !late || next.isBefore(time.plus(Wake.WHILE_LATE)))
        .or(() -> late ? Optional.of(time.plus(Wake.WHILE_LATE)) : Optional.empty())
        .ifPresent(next -> Wake.at(this, kit().clock(), next));
  }

  // --- commands --------------------------------------------------------------------------------

  /** Runs a command and draws what came of it. False when it was refused. */
  private boolean run(Supplier<OrderOutcome> command) {
    boolean[] done = new boolean[1];
    Outcomes.carefully(
        () -> {
          OrderOutcome outcome = command.get();
          if (outcome instanceof OrderOutcome.Done(Order order)) {
            sheet = reading.of(order, amounts());
            draw();
            done[0] = true;
          } else {
            Outcomes.say(outcome);
          }
        },
        Toast::refuse);
    if (!done[0]) {
      refresh();
    }
    return done[0];
  }

  /** The same for a dialog that shows the refusal itself. */
  private Optional<String> tried(Supplier<OrderOutcome> command) {
    List<String> refusal = new ArrayList<>();
    Outcomes.carefully(() -> Outcomes.refusal(command.get()).ifPresent(refusal::add), refusal::add);
    refresh();
    return refusal.stream().findFirst();
  }

  private UUID order() {
    return Objects.requireNonNull(orderId);
  }

  private Optional<OrderLine> stored(UUID lineId) {
    return QuarkusTransaction.joiningExisting()
        .call(() -> orders.withLines(order()).flatMap(order -> order.line(lineId)));
  }

  private void order(MenuItem item) {
    Sheet now = sheet;
    if (now == null) {
      return;
    }
    if (!now.open() || !actor().may(Permission.TAKE_ORDERS)) {
      Toast.refuse(text(now.open() ? "orders.ui.not-permitted" : "orders.ui.order.closed-detail"));
      return;
    }
    Set<String> mustNot = new TreeSet<>(now.allergens().getOrDefault(0, Set.of()));
    Integer seat = menu.seat();
    mustNot.addAll(now.allergens().getOrDefault(seat == null ? 0 : seat, Set.of()));
    List<String> hits =
        item.allergens().stream()
            .filter(allergen -> mustNot.contains(allergen.name()))
            .sorted()
            .map(allergen -> text("orders.ui.allergen." + allergen.name()))
            .toList();
    if (hits.isEmpty()) {
      add(item);
      return;
    }
    Overlay sure =
        new Overlay(
            item.name(),
            seat == null ? text("orders.ui.seat.table") : text("orders.ui.seat.number", seat));
    sure.fill(
        div(
            "banner warn",
            icon("alert"),
            isolated(
                "grow", text("orders.ui.allergies.hit", item.name(), String.join(", ", hits)))));
    sure.keys(
        button("btn primary grow", sure::close, label("", text("orders.ui.allergies.dont"))),
        button(
            "btn grow",
            () -> {
              sure.close();
              add(item);
            },
            label("", text("orders.ui.allergies.add"))));
    sure.open();
  }

  private void add(MenuItem item) {
    if (!item.plain()) {
      ask(new Draft(item, menu.seat(), menu.courseOf(item)), null);
      return;
    }
    // A second tap on the same thing is one more of it, not another line.
    Optional<Line> same =
        Objects.requireNonNull(sheet).fresh().stream()
            .filter(
                line ->
                    line.menuItemId().equals(item.id())
                        && Objects.equals(line.seat(), menu.seat())
                        && line.course() == menu.courseOf(item)
                        && line.mods().isEmpty()
                        && line.note().isEmpty()
                        && line.quantity() < Draft.MOST)
            .findFirst();
    if (same.isPresent()) {
      selected = same.get().id();
      recount(selected, same.get().quantity() + 1);
      return;
    }
    addLine(LineRequest.of(item.id(), menu.seat(), menu.courseOf(item)), item.name());
  }

  private boolean addLine(LineRequest request, String name) {
    Set<UUID> before = ids();
    boolean done =
        run(
            () -> {
              OrderOutcome outcome = commands.adding().add(order(), null, List.of(request));
              if (outcome instanceof OrderOutcome.Done(Order order)) {
                order.unsent().stream()
                    .map(OrderLine::id)
                    .filter(id -> !before.contains(id))
                    .reduce((first, last) -> last)
                    .ifPresent(id -> selected = id);
              }
              return outcome;
            });
    if (done) {
      announce(name, request.quantity());
    }
    return done;
  }

  private Set<UUID> ids() {
    Sheet now = sheet;
    return now == null ? Set.of() : now.lines().stream().map(Line::id).collect(Collectors.toSet());
  }

  private void announce(String name, int quantity) {
    Sheet now = sheet;
    if (now != null) {
      Integer seat = menu.seat();
      check.announce(
          text(
              "orders.ui.said",
              name,
              quantity,
              seat == null ? text("orders.ui.seat.table") : text("orders.ui.seat.number", seat),
              amounts().plain(now.owed().total())));
    }
  }

  private void recount(UUID lineId, int quantity) {
    Optional<OrderLine> line = stored(lineId);
    if (line.isEmpty()) {
      refresh();
      return;
    }
    if (run(
        () -> commands.changing().change(order(), lineId, null, request(line.get(), quantity)))) {
      announce(line.get().name(), quantity);
    }
  }

  private static LineRequest request(OrderLine line, int quantity) {
    return new LineRequest(
        line.menuItemId(),
        null,
        line.size().orElse(null),
        quantity,
        line.seat().orElse(null),
        line.course(),
        line.hold(),
        line.choices(),
        line.note().orElse(null));
  }

  /** Opens the questions of an item in place of the menu. */
  private void ask(Draft draft, @Nullable OrderLine changed) {
    Sheet now = Objects.requireNonNull(sheet);
    closePanel();
    ModifierPanel questions =
        new ModifierPanel(
            draft,
            changed != null,
            new ModifierPanel.Setting(
                now.kind() == Sheet.Kind.TABLE ? now.seats() : 0, courses(menus.current())),
            amounts(),
            new ModifierPanel.Asked() {
              @Override
              public void changed() {
                if (changed == null) {
                  check.choosing(draft);
                }
              }

              @Override
              public void add(Draft complete) {
                answered(complete, changed);
              }

              @Override
              public void close() {
                closePanel();
                draw();
              }
            });
    panel = questions;
    removeClassName("check-open");
    addClassName("modifying");
    work.add(questions);
    // The panel keeps the focus; the check beside it is for reading.
    check.getElement().setAttribute("inert", "");
    bar.getElement().setAttribute("inert", "");
    drawKeys(now);
  }

  private void answered(Draft draft, @Nullable OrderLine changed) {
    Size size = draft.size().orElse(null);
    LineRequest request =
        new LineRequest(
            draft.item().id(),
            null,
            size == null ? null : size.name(),
            draft.quantity(),
            draft.seat(),
            draft.course(),
            changed != null && changed.hold(),
            draft.choices(),
            draft.note().isBlank() ? null : draft.note());
    boolean done =
        changed == null
            ? addLine(request, draft.item().name())
            : run(() -> commands.changing().change(order(), changed.id(), null, request));
    if (done) {
      closePanel();
      draw();
    }
  }

  private void closePanel() {
    ModifierPanel open = panel;
    if (open != null) {
      panel = null;
      open.removeFromParent();
      check.choosing(null);
      check.getElement().removeAttribute("inert");
      bar.getElement().removeAttribute("inert");
      removeClassName("modifying");
    }
  }

  private void drop() {
    if (tried(() -> commands.dropping().drop(order())).isEmpty()) {
      UI.getCurrent().navigate("tables");
    }
  }

  private void askCovers() {
    Sheet now = sheet;
    UUID party = now == null ? null : now.seatingId();
    if (now == null || party == null) {
      return;
    }
    new CoversDialog(
            Titles.of(now),
            text("orders.ui.covers", now.covers()),
            "orders.ui.covers.recounted",
            Math.max(1, now.covers()),
            covers -> {
              Outcomes.carefully(
                  () -> {
                    if (commands.seating().recount(party, covers, null).isEmpty()) {
                      Toast.refuse(text("orders.refused.party-gone"));
                    }
                  },
                  Toast::refuse);
              refresh();
            })
        .open();
  }

  private void askMove() {
    Sheet now = sheet;
    if (now == null) {
      return;
    }
    QuarkusTransaction.joiningExisting()
        .run(
            () ->
                new MoveDialog(
                        now,
                        floorPlan.tables(),
                        staff.active(),
                        table ->
                            tried(
                                () -> commands.transferring().transfer(order(), null, table, null)),
                        server ->
                            tried(
                                () ->
                                    commands.transferring().transfer(order(), null, null, server)))
                    .open());
  }

  private void askAllergies() {
    Sheet now = sheet;
    if (now == null) {
      return;
    }
    Integer seat = menu.seat();
    new AllergyDialog(
            now,
            seat == null ? 0 : seat,
            noted -> tried(() -> commands.allergies().note(order(), null, noted)))
        .open();
  }

  /** The use cases behind the keys. */
  @Dependent
  static class Commands {
    private final AddingLines adding;
    private final ChangingLine changing;
    private final VoidingLine voiding;
    private final CompingLine comping;
    private final SendingOrder sending;
    private final FiringCourse firing;
    private final RepeatingRound repeating;
    private final ServingLines serving;
    private final TransferringOrder transferring;
    private final NotingAllergies allergies;
    private final DroppingOrder dropping;
    private final SeatingParties seating;
    private final Instance<PrintsChecks> printing;

    Commands(
        AddingLines adding,
        ChangingLine changing,
        VoidingLine voiding,
        CompingLine comping,
        SendingOrder sending,
        FiringCourse firing,
        RepeatingRound repeating,
        ServingLines serving,
        TransferringOrder transferring,
        NotingAllergies allergies,
        DroppingOrder dropping,
        SeatingParties seating,
        Instance<PrintsChecks> printing) {
      this.adding = adding;
      this.changing = changing;
      this.voiding = voiding;
      this.comping = comping;
      this.sending = sending;
      this.firing = firing;
      this.repeating = repeating;
      this.serving = serving;
      this.transferring = transferring;
      this.allergies = allergies;
      this.dropping = dropping;
      this.seating = seating;
      this.printing = printing;
    }

    AddingLines adding() {
      return adding;
    }

    ChangingLine changing() {
      return changing;
    }

    VoidingLine voiding() {
      return voiding;
    }

    CompingLine comping() {
      return comping;
    }

    SendingOrder sending() {
      return sending;
    }

    FiringCourse firing() {
      return firing;
    }

    RepeatingRound repeating() {
      return repeating;
    }

    ServingLines serving() {
      return serving;
    }

    TransferringOrder transferring() {
      return transferring;
    }

    NotingAllergies allergies() {
      return allergies;
    }

    DroppingOrder dropping() {
      return dropping;
    }

    SeatingParties seating() {
      return seating;
    }

    boolean prints() {
      return printing.isResolvable();
    }

    PrintsChecks.Outcome print(UUID orderId) {
      return printing.get().print(orderId);
    }
  }

  /** Tiles of the menu. */
  private final class Tiles implements MenuSide.Asked {
    @Override
    public void tap(MenuItem item) {
      order(item);
    }

    @Override
    public void seatChosen() {
      // With a new line selected, the next line is still for the seat that was chosen now.
      selected = null;
      draw();
    }
  }

  /** Lines of the check. */
  private final class Lines implements CheckPanel.Acts {
    private @Nullable UUID moving;

    @Override
    public void select(UUID lineId) {
      selected = lineId.equals(selected) ? null : lineId;
      draw();
    }

    @Override
    public void step(UUID lineId, int by) {
      Optional<Line> line = Optional.ofNullable(sheet).flatMap(now -> now.line(lineId));
      line.ifPresent(now -> count(lineId, now.quantity() + by));
    }

    @Override
    public void count(UUID lineId, int quantity) {
      if (quantity < 1) {
        remove(lineId);
      } else if (quantity <= Draft.MOST) {
        recount(lineId, quantity);
      }
    }

    @Override
    public void change(UUID lineId) {
      Optional<OrderLine> line = stored(lineId);
      Optional<MenuItem> item = line.flatMap(stored -> menus.current().item(stored.menuItemId()));
      if (item.isEmpty()) {
        Toast.refuse(text("orders.ui.line.off-menu"));
        return;
      }
      OrderLine stored = line.get();
      Draft draft = new Draft(item.get(), stored.seat().orElse(null), stored.course());
      stored.size().flatMap(item.get()::size).ifPresent(draft::size);
      stored.choices().stream()
          .filter(
              choice ->
                  item.get().modifierGroups().stream()
                      .anyMatch(group -> group.modifier(choice.modifierId()).isPresent()))
          .forEach((Choice choice) -> draft.choose(choice));
      draft.quantity(stored.quantity());
      draft.note(stored.note().orElse(""));
      draft.begin();
      ask(draft, stored);
    }

    @Override
    public void reseat(UUID lineId) {
      Sheet now = sheet;
      if (now == null || now.seats() == 0) {
        return;
      }
      moving = lineId;
      Overlay whose =
          new Overlay(text("orders.ui.line.whose"), now.line(lineId).map(Line::name).orElse(""));
      Div seats = div("opts");
      seats.getElement().getStyle().set("--cols", "4");
      for (int seat = 1; seat <= now.seats(); seat++) {
        int number = seat;
        seats.add(button("opt", () -> sit(whose, number), label("", String.valueOf(number))));
      }
      seats.add(button("opt", () -> sit(whose, null), label("", text("orders.ui.seat.table"))));
      whose.fill(seats);
      whose.keys(button("btn grow", whose::close, label("", text("orders.ui.dialog.cancel"))));
      whose.open();
    }

    private void sit(Overlay whose, @Nullable Integer seat) {
      whose.close();
      UUID line = moving;
      if (line != null) {
        run(() -> commands.changing().sitAt(order(), line, null, seat));
      }
    }

    @Override
    public void remove(UUID lineId) {
      Optional<OrderLine> line = stored(lineId);
      if (line.isEmpty()) {
        refresh();
        return;
      }
      OrderLine taken = line.get();
      if (run(
          () ->
              commands
                  .voiding()
                  .voidLine(
                      order(), lineId, null, new VoidingLine.Request(null, null, false, null)))) {
        Toast.undoable(
            "trash",
            text("orders.ui.line.removed", taken.quantity(), taken.name()),
            () -> addLine(request(taken, taken.quantity()), taken.name()));
      }
    }

    @Override
    public void again(UUID lineId) {
      stored(lineId)
          .ifPresent(
              line ->
                  addLine(
                      new LineRequest(
                          line.menuItemId(),
                          null,
                          line.size().orElse(null),
                          line.quantity(),
                          line.seat().orElse(null),
                          line.course(),
                          false,
                          line.choices(),
                          line.note().orElse(null)),
                      line.name()));
    }

    @Override
    public void comp(UUID lineId) {
      line(lineId)
          .ifPresent(
              line ->
                  new ReasonDialog(
                          kit(),
                          ReasonDialog.Kind.COMP,
                          line,
                          answer ->
                              tried(
                                  () ->
                                      commands
                                          .comping()
                                          .comp(
                                              order(),
                                              lineId,
                                              null,
                                              new CompingLine.Request(
                                                  answer.quantity(),
                                                  answer.reason(),
                                                  answer.pin()))))
                      .open());
    }

    @Override
    public void voidLine(UUID lineId) {
      line(lineId)
          .ifPresent(
              line ->
                  new ReasonDialog(
                          kit(),
                          ReasonDialog.Kind.VOID,
                          line,
                          answer ->
                              tried(
                                  () ->
                                      commands
                                          .voiding()
                                          .voidLine(
                                              order(),
                                              lineId,
                                              null,
                                              new VoidingLine.Request(
                                                  answer.quantity(),
                                                  answer.reason(),
                                                  answer.made(),
                                                  answer.pin()))))
                      .open());
    }

    private Optional<Line> line(UUID lineId) {
      return Optional.ofNullable(sheet).flatMap(now -> now.line(lineId));
    }

    @Override
    public void hold(int course) {
      Sheet now = sheet;
      if (now != null) {
        OrderView.this.holdOrNot(
            now.fresh().stream().filter(line -> line.course() == course).toList());
      }
    }

    @Override
    public void noted(List<UUID> subjects) {
      alarms.read(subjects);
      refresh();
    }

    @Override
    public void pickedUp() {
      run(() -> commands.serving().serve(order(), null));
    }

    @Override
    public void openCheck() {
      if (hasClassName("check-open")) {
        removeClassName("check-open");
      } else {
        addClassName("check-open");
      }
    }
  }

  /** Keys of the bar. */
  private final class Bar implements KeyBar.Keys {
    @Override
    public void send() {
      int count = sheet == null ? 0 : sheet.freshCount();
      selected = null;
      if (run(() -> commands.sending().send(order(), null))) {
        removeClassName("check-open");
        check.announce(text("orders.ui.key.sent", count));
      }
    }

    @Override
    public void hold() {
      Sheet now = sheet;
      if (now != null) {
        holdOrNot(toHold(now));
      }
    }

    @Override
    public void fire() {
      run(() -> commands.firing().fireNext(order(), null));
    }

    @Override
    public void repeat() {
      run(() -> commands.repeating().repeat(order(), null));
    }

    @Override
    public void print() {
      Outcomes.carefully(
          () -> {
            switch (commands.print(order())) {
              case PrintsChecks.Outcome.Printed(int checks) ->
                  Toast.say("printer", text("orders.ui.printed", checks));
              case PrintsChecks.Outcome.Refused(Phrase why) -> Toast.refuse(why.words());
            }
          },
          Toast::refuse);
      refresh();
    }

    @Override
    public void split() {
      UI.getCurrent().navigate("orders/" + order() + "/split");
    }

    @Override
    public void pay() {
      UI.getCurrent().navigate("orders/" + order() + "/pay");
    }
  }
}
