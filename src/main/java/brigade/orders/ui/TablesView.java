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

import brigade.changes.Topic;
import brigade.floorplan.Cleared;
import brigade.floorplan.Seated;
import brigade.floorplan.SeatingParties;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.TableRefusal;
import brigade.floorplan.ui.FloorPlanElement;
import brigade.floorplan.ui.PlanDrawing;
import brigade.orders.Alarm;
import brigade.orders.Alarms;
import brigade.orders.Delivery;
import brigade.orders.OpeningOrder;
import brigade.orders.Order;
import brigade.orders.OrderOutcome;
import brigade.orders.OrderType;
import brigade.orders.ServingLines;
import brigade.screen.Markup;
import brigade.screen.OneOf;
import brigade.screen.Overlay;
import brigade.screen.Redraw;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.Toast;
import brigade.screen.TopBar;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.staff.Staff;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A server's home: the tables by what they need, food that waits, tabs and takeout. */
@Route("tables")
@Requires(Permission.VIEW_TABLES)
public class TablesView extends Screen {
  private static final long serialVersionUID = 1L;

  /** What takes too long is seen at the latest after so long. */
  private static final int READ_AGAIN_MILLIS = 30_000;

  private final transient ReadingRoom reading;
  private final transient SeatingParties seating;
  private final transient OpeningOrder opening;
  private final transient ServingLines serving;
  private final transient Alarms alarms;
  private final transient Staff staff;
  private final Span mineCount = label("count", "");
  private final Span allCount = label("count", "");
  private final Span summary = label("small mute cut", "");
  private final Div upWords = div("grow");
  private final Div strip = div("banner solid");
  private final Span alarmIcon = icon("alert l");
  private final Span alarmWords = isolated("grow", "");
  private final Div alarmStrip = div("banner warn alarm");
  private final Div cards = div("cards scroll");
  private final Div nobody = div("empty");
  private final transient Kept<Ranked> rows =
      new Kept<>(cards, ranked -> key(ranked.card()), ranked -> new RankedRow());
  private final FloorPlanElement plan = new FloorPlanElement();
  private final UnorderedList tabs = new UnorderedList();
  private final UnorderedList takeouts = new UnorderedList();
  private final transient Kept<Room.Tab> tabRows =
      new Kept<>(tabs, Room.Tab::orderId, tab -> new TabRow(false));
  private final transient Kept<Room.Tab> takeoutRows =
      new Kept<>(takeouts, Room.Tab::orderId, tab -> new TabRow(true));
  private final Span openCount = label("", "");
  private final Div lists = div("scroll");
  private final Span noTabs = label("small mute", "");
  private final Span noTakeouts = label("small mute", "");
  private final Element sales = new Element("b");
  private final Element tips = new Element("b");
  private final Div tipsBox;
  private final NativeButton bell;
  private final Span bellCount = label("count ready", "");
  private final transient OneOf<Boolean> filter;
  private final Set<Object> places = new LinkedHashSet<>();
  private transient @Nullable Room room;
  private boolean all;
  private boolean asPlan;
  private boolean chosen;

  TablesView(
      ScreenKit kit,
      ReadingRoom reading,
      SeatingParties seating,
      OpeningOrder opening,
      ServingLines serving,
      Alarms alarms,
      Staff staff) {
    super(
        "tables",
        kit,
        Topic.FLOOR,
        Topic.ORDERS,
        Topic.CALLS,
        Topic.CHECKS,
        Topic.PRINTERS,
        Topic.ALARMS,
        Topic.VENUE);
    this.reading = reading;
    this.seating = seating;
    this.opening = opening;
    this.serving = serving;
    this.alarms = alarms;
    this.staff = staff;
    addClassName("dining-room");
    sales.setAttribute("class", "tn");
    tips.setAttribute("class", "tn");
    bell = button("who", this::showStrip, icon("bell"), bellCount);
    tipsBox = figure("orders.ui.my.tips", tips);
    Span ways = span("seg");
    filter =
        new OneOf<>(
            ways,
            "",
            everything -> {
              all = everything;
              chosen = true;
              redraw();
            });
    filter.offer(false, label("", text("orders.ui.tables.mine")), mineCount);
    filter.offer(true, label("", text("orders.ui.tables.all")), allCount);
    filter.choose(false);
    add(
        new TopBar(kit)
            .starting(
                isolated("mark", kit.venues().settings().name()),
                span("dot"),
                label("sub extra", evening()))
            .acting(bell, Ways.key(kit, "tables")),
        div("body", room(ways), side()));
  }

  private String evening() {
    ZonedDateTime now = kit().clock().instant().atZone(kit().venues().settings().zone());
    String part = now.getHour() < 11 ? "breakfast" : now.getHour() < 16 ? "lunch" : "dinner";
    return text(
        "orders.ui.daypart." + part,
        now.getDayOfWeek().getDisplayName(TextStyle.FULL, kit().venues().settings().locale()));
  }

  private Component room(Span filterKeys) {
    Span looks = span("seg");
    OneOf<Boolean> look =
        new OneOf<>(
            looks,
            "",
            drawn -> {
              asPlan = drawn;
              refresh();
            });
    named(looks, text("orders.ui.tables.look"));
    named(
        look.offer(false, icon("grid s"), label("", text("orders.ui.tables.cards"))),
        text("orders.ui.tables.cards"));
    named(
        look.offer(true, icon("map s"), label("", text("orders.ui.tables.plan"))),
        text("orders.ui.tables.plan"));
    look.choose(false);
    plan.speak(UI.getCurrent().getLocale());
    plan.onTable(tapped -> AtTableView.id(tapped.id()).ifPresent(this::openTable));
    strip.getElement().setAttribute("role", "status");
    strip.setVisible(false);
    alarmStrip.getElement().setAttribute("role", "alert");
    alarmStrip.setVisible(false);
    nobody.add(
        icon("chair xl"),
        label("b", text("orders.ui.tables.none")),
        label("small", text("orders.ui.tables.none-detail")));
    nobody.setVisible(false);
    Main main =
        new Main(
            div("bar", filterKeys, summary, span("grow"), looks),
            strip,
            alarmStrip,
            cards,
            nobody,
            plan);
    main.addClassName("room");
    return main;
  }

  private Component side() {
    HtmlContainer side = new HtmlContainer("aside");
    side.getElement().setAttribute("class", "side");
    named(side, text("orders.ui.tables.side"));
    noTabs.setText(text("orders.ui.tab.none"));
    noTakeouts.setText(text("orders.ui.takeout.none"));
    lists.add(
        heading("orders.ui.tab.list"),
        tabs,
        noTabs,
        heading("orders.ui.takeout.list"),
        takeouts,
        noTakeouts);
    if (actor().may(Permission.TAKE_ORDERS)) {
      side.add(
          div(
              "row begin",
              button("btn key up grow jump", this::showOpen, icon("list"), openCount),
              start("wine", "orders.ui.tab.open", "", () -> ask("tab", OrderType.BAR)),
              start("bag", "orders.ui.takeout.key", "", () -> ask("takeout", OrderType.TAKEOUT)),
              start("cash", "orders.ui.counter.key", "", this::openCounter),
              start("move", "orders.ui.delivery.key", "rest", this::askDelivery),
              start("utensils", "orders.ui.staff-meal.key", "rest", this::askStaffMeal),
              start("more", "orders.ui.tables.more-types", "others", this::askType)));
    }
    side.add(lists, div("mine", figure("orders.ui.my.sales", sales), tipsBox));
    return side;
  }

  private static Component heading(String key) {
    HtmlContainer heading = new HtmlContainer("h2");
    heading.getElement().setAttribute("class", "lbl");
    heading.setText(text(key));
    return heading;
  }

  private static Div figure(String key, Element amount) {
    Div figure = div("", label("lbl", text(key)));
    figure.getElement().appendChild(amount);
    return figure;
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    cards
        .getElement()
        .executeJs(
            "import(new URL('brigade/table-cards.js', document.baseURI))"
                + ".then(cards => cards.attach(this))");
    getElement()
        .executeJs(
            "const view = this; const timer = setInterval(() =>"
                + " view.isConnected ? view.$server.readAgain() : clearInterval(timer), $0)",
            READ_AGAIN_MILLIS);
  }

  /** Reads again, for what changes by the passing of time alone. */
  @ClientCallable
  void readAgain() {
    refresh();
  }

  @Override
  protected void refresh() {
    Room now = reading.now(asPlan, amounts());
    if (!chosen && room == null && now.cards().stream().noneMatch(Card::mine)) {
      // Whoever has no tables yet sees those of the house.
      all = true;
      filter.choose(true);
    }
    room = now;
    redraw();
  }

  private void redraw() {
    Room now = room;
    if (now == null) {
      return;
    }
    List<Card> mine = now.cards().stream().filter(Card::mine).toList();
    List<Card> shown = all ? now.cards() : mine;
    mineCount.setText(String.valueOf(mine.size()));
    allCount.setText(String.valueOf(now.cards().size()));
    long parties = shown.stream().filter(card -> card.seatingId().isPresent()).count();
    int covers =
        shown.stream().filter(card -> card.seatingId().isPresent()).mapToInt(Card::people).sum();
    summary.setText(text("orders.ui.tables.summary", parties, covers));
    cards.setVisible(!asPlan && !shown.isEmpty());
    nobody.setVisible(!asPlan && shown.isEmpty());
    plan.setVisible(asPlan);
    if (asPlan) {
      now.plan()
          .ifPresent(floor -> plan.draw(new PlanDrawing(amounts(), table -> null).of(floor, null)));
      plan.target(all ? List.of() : mine.stream().flatMap(card -> card.tables().stream()).toList());
    } else {
      drawCards(shown);
    }
    drawStrip(now.calls());
    drawAlarm(now.news());
    tabRows.show(now.tabs());
    noTabs.setVisible(now.tabs().isEmpty());
    openCount.setText(
        text("orders.ui.takeout.open-count", now.tabs().size() + now.takeouts().size()));
    takeoutRows.show(now.takeouts());
    noTakeouts.setVisible(now.takeouts().isEmpty());
    sales.setText(amounts().plain(now.sales()));
    now.tips().ifPresent(amount -> tips.setText(amounts().plain(amount)));
    tipsBox.setVisible(now.tips().isPresent());
  }

  /** Cards keep the place in the page where they first stood; the browser shows them by rank. */
  private void drawCards(List<Card> shown) {
    List<Ranked> ranked = new ArrayList<>();
    Set<Object> now = new LinkedHashSet<>();
    for (int rank = 0; rank < shown.size(); rank++) {
      ranked.add(new Ranked(shown.get(rank), rank));
      now.add(key(shown.get(rank)));
    }
    places.retainAll(now);
    places.addAll(now);
    List<Object> order = new ArrayList<>(places);
    ranked.sort(Comparator.comparingInt(one -> order.indexOf(key(one.card()))));
    rows.show(ranked);
  }

  private static Object key(Card card) {
    return card.seatingId().orElse(card.tableId());
  }

  private void drawStrip(List<Room.Up> calls) {
    strip.setVisible(!calls.isEmpty());
    bell.setVisible(!calls.isEmpty());
    bellCount.setText(String.valueOf(calls.size()));
    named(bell, text("orders.ui.calls.count", calls.size()));
    if (calls.isEmpty()) {
      return;
    }
    Room.Up up = calls.getFirst();
    // One tap carries all that is ready of an order, so each course of it is said.
    List<Room.Up> together =
        calls.stream().filter(call -> call.orderId().equals(up.orderId())).toList();
    int others = calls.size() - together.size();
    upWords.removeAll();
    for (Room.Up each : together) {
      upWords.add(
          div(
              "",
              label(
                  "b",
                  text(
                          "orders.ui.calls.up",
                          each.label(),
                          each.course(),
                          amounts().time(each.since()))
                      + " "),
              isolated("", each.summary())));
    }
    if (others > 0) {
      upWords.add(Markup.text("", text("orders.ui.calls.more", others)));
    }
    // The key is that of this order: a tap meant for another food does not carry this one out.
    Redraw.into(
        strip,
        icon("bell l"),
        upWords,
        known(
            button(
                "btn",
                () -> pickUp(up.orderId()),
                icon("check"),
                label("", text("orders.ui.calls.picked-up"))),
            up.orderId()));
  }

  /** What was sent and did not arrive, and printers that fail, until it is resolved or read. */
  private void drawAlarm(Alarms.Now news) {
    List<Alarm> toKnow = news.alarms();
    alarmStrip.setVisible(!toKnow.isEmpty());
    Instant time = kit().clock().instant();
    news.next()
        .filter(next -> toKnow.isEmpty() || next.isBefore(time.plus(Wake.WHILE_LATE)))
        .or(() -> toKnow.isEmpty() ? Optional.empty() : Optional.of(time.plus(Wake.WHILE_LATE)))
        .ifPresent(next -> Wake.at(this, kit().clock(), next));
    if (toKnow.isEmpty()) {
      return;
    }
    List<AlarmWords> lines = AlarmWords.of(toKnow, amounts());
    AlarmWords first = lines.getFirst();
    alarmIcon.getElement().setAttribute("class", "ic l ic-" + first.icon());
    alarmWords.setText(
        lines.size() == 1
            ? first.words()
            : text("orders.ui.alarm.more", first.words(), lines.size() - 1));
    // As with the food: a tap notes what it was meant for.
    Redraw.into(
        alarmStrip,
        alarmIcon,
        alarmWords,
        known(
            button(
                "btn", () -> noteAlarm(first.subjects()), label("", text("orders.ui.alarm.noted"))),
            first.key()));
  }

  private void noteAlarm(List<UUID> subjects) {
    alarms.read(subjects);
    refresh();
  }

  /** On a phone the lists lie below the cards. */
  private void showOpen() {
    lists.getElement().executeJs("this.scrollIntoView({block: 'start'})");
  }

  private void showStrip() {
    strip.getElement().executeJs("this.scrollIntoView(); this.querySelector('button')?.focus()");
  }

  private void pickUp(UUID orderId) {
    carefully(() -> Outcomes.say(serving.serve(orderId, null)));
    refresh();
  }

  private void tab(Room.Tab tab, Element title, NativeButton root) {
    Span facts = span("small mute tn");
    if (!tab.paid()) {
      facts.add(label("", text("orders.ui.order-number", String.valueOf(tab.number())) + " · "));
    }
    facts.add(since(tab.since()));
    paid(tab, facts);
    entry(
        root,
        title,
        tab.name().isEmpty() ? text("orders.ui.tab.unnamed") : tab.name(),
        facts,
        tab.paid() ? look(tab.look()) : label("tn r", amounts().plain(tab.amount())));
  }

  /** Nothing is owed for it; it stays until its food is handed over. */
  private static void paid(Room.Tab tab, Span facts) {
    if (tab.paid()) {
      facts.add(label("", " · " + text("orders.ui.takeout.paid")));
    }
  }

  private static Span look(Sheet.Look look) {
    return span(
        look == Sheet.Look.READY ? "chip solid" : "chip",
        icon(look.icon() + " xs"),
        label("", text("orders.ui.takeout.look." + look.name())));
  }

  private void takeout(Room.Tab tab, Element title, NativeButton root) {
    Span facts = span("small mute tn");
    if (tab.pickup().isPresent()) {
      facts.add(label("", text("orders.ui.takeout.pickup", amounts().time(tab.pickup().get()))));
    } else {
      facts.add(since(tab.since()));
    }
    paid(tab, facts);
    String name = tab.name().isEmpty() ? "" : " " + tab.name();
    if (tab.type() != OrderType.TAKEOUT) {
      facts.addComponentAsFirst(label("b", text("orders.ui.type." + tab.type().name()) + " · "));
    }
    entry(root, title, tab.number() + name, facts, look(tab.look()));
  }

  private Span since(Instant at) {
    Span since = span("");
    with(since, "data-since", String.valueOf(at.toEpochMilli()));
    return with(since, "data-format", "min");
  }

  private static void entry(
      NativeButton root, Element title, String name, Component facts, Component end) {
    Span words = span("grow");
    title.setText(name);
    words.getElement().appendChild(title);
    words.add(facts);
    root.removeAll();
    root.add(words, end);
  }

  private void openTable(UUID tableId) {
    Room now = room;
    if (now == null) {
      return;
    }
    now.cards().stream()
        .filter(card -> card.tables().contains(tableId))
        .findFirst()
        .ifPresentOrElse(this::open, () -> UI.getCurrent().navigate("tables/" + tableId));
  }

  private void open(Card card) {
    switch (card.need()) {
      case FREE, RESERVED -> askCovers(card);
      case BLOCKED -> Toast.refuse(card.detail().isEmpty() ? card.waiting().what() : card.detail());
      case CLEAR -> askClear(card);
      case READY, NOT_RECEIVED, ORDER, CHECK, SLOW_FOOD, FIRE, FOOD ->
          UI.getCurrent()
              .navigate(
                  card.orderId()
                      .map(id -> "orders/" + id)
                      .orElseGet(() -> "tables/" + card.tableId()));
    }
  }

  private void askCovers(Card card) {
    new CoversDialog(
            card.label(),
            card.need() == Card.Need.RESERVED ? card.waiting().what() : card.detail(),
            Math.max(1, card.people()),
            covers -> seat(card, covers))
        .open();
  }

  /**
   * Whoever serves seats for themselves and goes on to the order; others seat for whose turn it is.
   */
  private void seat(Card card, int covers) {
    carefully(
        () -> {
          if (card.reservationId().isPresent()) {
            seated(
                card,
                seating.seatReservation(
                    card.reservationId().get(), null, covers, server().orElse(null)));
          } else if (server().isPresent()) {
            switch (opening.open(OpeningOrder.Request.atTable(card.tableId(), covers))) {
              case OrderOutcome.Done(Order order) ->
                  UI.getCurrent().navigate("orders/" + order.id());
              case OrderOutcome refused -> Outcomes.say(refused);
            }
          } else {
            seated(card, seating.seat(List.of(card.tableId()), covers, null, null));
          }
        });
  }

  private Optional<UUID> server() {
    return actor().may(Permission.TAKE_ORDERS) ? Optional.of(actor().staffId()) : Optional.empty();
  }

  private void seated(Card card, Seated outcome) {
    switch (outcome) {
      case Seated.Done(SeatingSummary party) -> {
        if (server().isPresent()) {
          UI.getCurrent().navigate("tables/" + card.tableId());
        }
      }
      case TableRefusal refusal -> Toast.refuse(refusal.phrase().words());
    }
    refresh();
  }

  private void askClear(Card card) {
    Optional<UUID> party = card.seatingId();
    if (party.isEmpty()) {
      return;
    }
    Overlay sure = new Overlay(text("orders.ui.table", card.label()), card.detail());
    sure.fill(label("mute", text("orders.ui.clear.detail")));
    sure.keys(
        button(
            "btn grow",
            () -> {
              sure.close();
              UI.getCurrent().navigate("tables/" + card.tableId());
            },
            icon("plus s"),
            label("", text("orders.ui.clear.order"))),
        button(
            "btn primary grow",
            () -> {
              sure.close();
              clear(party.get());
            },
            icon("clean s"),
            label("", text("orders.ui.clear.done"))));
    sure.open();
  }

  private void clear(UUID party) {
    carefully(
        () -> {
          switch (seating.clear(party, null)) {
            case Cleared.Done(SeatingSummary gone) ->
                Toast.say("clean", text("orders.ui.clear.said", gone.tableLabel()));
            case Cleared.Gone() -> Toast.say("clean", text("orders.ui.clear.before"));
            case Cleared.Owing(SeatingSummary still, int number) ->
                Toast.refuse(
                    text("orders.ui.clear.owing", still.tableLabel(), String.valueOf(number)));
          }
        });
    refresh();
  }

  private static NativeButton start(String icon, String words, String classes, Runnable act) {
    return button("btn key up grow " + classes, act, icon(icon), label("", text(words)));
  }

  /** On a phone the types that are taken less often are behind one key. */
  private void askType() {
    Overlay which = new Overlay(text("orders.ui.tables.more-types"), "");
    Div types = div("opts");
    types.getElement().getStyle().set("--cols", "2");
    types.add(
        type(which, "move", "orders.ui.delivery.key", this::askDelivery),
        type(which, "utensils", "orders.ui.staff-meal.key", this::askStaffMeal));
    which.fill(types);
    which.keys(button("btn grow", which::close, label("", text("orders.ui.dialog.cancel"))));
    which.open();
  }

  private static NativeButton type(Overlay which, String icon, String words, Runnable act) {
    return button(
        "btn key",
        () -> {
          which.close();
          act.run();
        },
        icon(icon),
        label("", text(words)));
  }

  private void ask(String key, OrderType type) {
    new NameDialog(key, type != OrderType.BAR, false, answer -> begin(request(type, answer)))
        .open();
  }

  private void askDelivery() {
    new NameDialog("delivery", true, true, answer -> begin(request(OrderType.DELIVERY, answer)))
        .open();
  }

  /** A sale at the counter asks nothing: one tap and the menu is there. */
  private void openCounter() {
    Outcomes.say(
        begin(
            new OpeningOrder.Request(
                OrderType.COUNTER, null, null, null, null, List.of(), List.of(), false)));
  }

  private void askStaffMeal() {
    new StaffMealDialog(
            kit(),
            staff.active(),
            (eater, pin) ->
                opening.open(
                    new OpeningOrder.Request(
                        OrderType.STAFF_MEAL,
                        null,
                        null,
                        null,
                        null,
                        Delivery.NONE,
                        eater,
                        List.of(),
                        List.of(),
                        false,
                        null,
                        pin)))
        .open();
  }

  private OpeningOrder.Request request(OrderType type, NameDialog.Answer answer) {
    return new OpeningOrder.Request(
        type,
        null,
        null,
        answer.name().isEmpty() ? null : answer.name(),
        answer.minutes().map(m -> kit().clock().instant().plus(Duration.ofMinutes(m))).orElse(null),
        answer.delivery(),
        null,
        List.of(),
        List.of(),
        false,
        null,
        null);
  }

  /** Opens an order, and its screen when that is done. */
  private OrderOutcome begin(OpeningOrder.Request request) {
    OrderOutcome outcome = opening.open(request);
    if (outcome instanceof OrderOutcome.Done(Order order)) {
      UI.getCurrent().navigate("orders/" + order.id());
    }
    return outcome;
  }

  private void carefully(Runnable command) {
    Outcomes.carefully(command, Toast::refuse);
  }

  /** A card and the place its need gives it. */
  private record Ranked(Card card, int rank) {}

  private final class RankedRow implements Kept.Row<Ranked> {
    private final CardRow card = new CardRow(TablesView.this::open);

    @Override
    public Component component() {
      return card.component();
    }

    @Override
    public void show(Ranked content) {
      card.show(content.card());
      with(component(), "data-rank", String.valueOf(content.rank()));
    }
  }

  /** A tab or takeout; its key stays while what it says changes. */
  private final class TabRow implements Kept.Row<Room.Tab> {
    private final boolean fetched;
    private final NativeButton root = button("tab", this::open);
    private final ListItem item = new ListItem(root);
    private @Nullable UUID orderId;

    TabRow(boolean fetched) {
      this.fetched = fetched;
    }

    private void open() {
      UI.getCurrent().navigate("orders/" + orderId);
    }

    @Override
    public Component component() {
      return item;
    }

    @Override
    public void show(Room.Tab tab) {
      orderId = tab.orderId();
      Element title = new Element("b");
      title.setAttribute("class", "cut");
      title.setAttribute("dir", "auto");
      if (fetched) {
        takeout(tab, title, root);
      } else {
        tab(tab, title, root);
      }
    }
  }
}
