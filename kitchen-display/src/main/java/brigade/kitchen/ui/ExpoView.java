package brigade.kitchen.ui;

import static brigade.screen.Markup.div;

import brigade.changes.Topic;
import brigade.kitchen.Call;
import brigade.kitchen.ExpoBoard;
import brigade.kitchen.ExpoBoard.ExpoOrder;
import brigade.kitchen.FollowingDishes;
import brigade.kitchen.ItemState;
import brigade.kitchen.Kitchen;
import brigade.kitchen.ReadingBoards;
import brigade.kitchen.SeeingItems;
import brigade.kitchen.Shown;
import brigade.kitchen.Stations;
import brigade.kitchen.Ticket;
import brigade.kitchen.TicketItem;
import brigade.kitchen.TicketLine;
import brigade.kitchen.printing.ReadingPrinters;
import brigade.screen.ScreenKit;
import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whole orders across the stations; bumping one calls its server. */
@Route("expo")
@Requires(Permission.VIEW_KITCHEN)
@JsModule("context://brigade/kitchen.js")
@StyleSheet("context://brigade/kitchen.css")
public class ExpoView extends KitchenScreen {
  private static final long serialVersionUID = 1L;

  /** A call that nobody reads for so long is marked and can be repeated. */
  private static final Duration CALL_DUE = Duration.ofMinutes(2);

  /** From this width on, the lane and the panel of calls are as wide as drawn. */
  private static final int WIDE = 1500;

  private static final int LANE = 392;
  private static final int LANE_NARROW = 340;
  private static final int SIDE = 304;
  private static final int SIDE_NARROW = 280;

  /** The panel of calls lies over the cards up to this width. */
  private static final int SIDE_OVER = 1280;

  /** Columns are never narrower where one more fits, and never more. */
  private static final int COLUMN_LEAST = 330;

  private static final int COLUMNS_MOST = 6;

  /** Two presses of number keys within this time are one. */
  private static final Duration TWICE = Duration.ofMillis(800);

  private static final int UNDO_LIMIT = 20;
  private static final int KEYS = 9;

  /** What comes first. */
  private enum Sorting {
    READY,
    TABLE,
    QUOTE
  }

  private final transient ReadingBoards reading;
  private final transient Kitchen kitchen;
  private final transient SeeingItems seeingItems;
  private final transient FollowingDishes following;
  private final transient Board cards;
  private final Section lane = new Section();
  private final Div laneTitle = new Div();
  private final Div laneCards = div("col");
  private final Aside side = new Aside();
  private final Section detail = new Section();

  private transient @Nullable ExpoBoard board;
  private transient Map<String, ExpoCard> drawn = new LinkedHashMap<>();
  private transient List<String> numbered = List.of();
  private transient int pages = 1;
  private final transient Deque<List<UUID>> bumped = new ArrayDeque<>();
  private transient @Nullable Set<UUID> known;
  private final transient Recent marked = new Recent();
  private Sorting sorting = Sorting.READY;
  private @Nullable String ringed;
  private int ringedLine = -1;
  private Instant numberAt = Instant.EPOCH;
  private boolean sideOpen;

  ExpoView(
      ScreenKit kit,
      Stations stations,
      ReadingBoards reading,
      Kitchen kitchen,
      SeeingItems seeingItems,
      FollowingDishes following,
      ReadingPrinters printers) {
    super("expo", kit, stations, printers, Topic.KITCHEN, Topic.CALLS, Topic.VENUE, Topic.PRINTERS);
    this.reading = reading;
    this.kitchen = kitchen;
    this.seeingItems = seeingItems;
    this.following = following;
    lane.addClassNames("col", "lane");
    lane.add(laneTitle, laneCards);
    side.addClassName("side");
    detail.addClassNames("veil", "kdetail");
    detail.setVisible(false);
    main.add(lane, side, detail);
    cards = new Board(main, 2);
  }

  @Override
  protected void refresh() {
    ExpoBoard read = reading.expo();
    board = read;
    listenForNews(read);
    drawBar(read);
    drawSide(read);
    if (isMeasured()) {
      draw(read);
    }
  }

  private void listenForNews(ExpoBoard read) {
    Set<UUID> ready =
        read.orders().stream()
            .filter(ExpoOrder::ready)
            .flatMap(order -> order.card().work().stream())
            .map(Ticket::id)
            .collect(Collectors.toSet());
    Set<UUID> before = known;
    if (before != null && !before.containsAll(ready)) {
      chime("new");
    }
    known = ready;
  }

  private int columnsPerPage() {
    return isPhone() ? 1 : columnsIn(room(), COLUMN_LEAST, COLUMNS_MOST);
  }

  private int columnWidth() {
    int columns = columnsPerPage();
    return isPhone() ? width() - SIDES : (room() - (columns - 1) * Packing.GAP) / columns;
  }

  /** What the columns have of the screen's width. */
  private int room() {
    int lane = width() >= WIDE ? LANE : LANE_NARROW;
    int beside = width() > SIDE_OVER ? (width() >= WIDE ? SIDE : SIDE_NARROW) + Packing.GAP : 0;
    return width() - SIDES - lane - Packing.GAP - beside;
  }

  private void draw(ExpoBoard read) {
    Map<String, ExpoCard> next = new LinkedHashMap<>();
    List<ExpoCard> ready = new ArrayList<>();
    List<ExpoCard> working = new ArrayList<>();
    for (ExpoOrder order : read.orders()) {
      ExpoCard card = new ExpoCard(order, amounts(), columnWidth());
      next.put(order.card().key(), card);
      (order.ready() ? ready : working).add(card);
    }
    drawn = next;
    if (sorting != Sorting.READY) {
      ready.sort(order());
    }
    working.sort(order());
    List<List<Packing.Part>> columns =
        Packing.firstFit(
            working.stream().map(ExpoCard::measured).toList(), columnHeight(), columnsPerPage());
    int perPage = isPhone() ? Math.max(1, columns.size()) : columnsPerPage();
    pages = Math.max(1, (columns.size() + perPage - 1) / perPage);
    turnTo(page(), pages);
    int from = Math.min(page() * perPage, columns.size());
    List<List<Packing.Part>> shown =
        columns.subList(from, Math.min(from + perPage, columns.size()));
    Set<String> onPage =
        shown.stream()
            .flatMap(List::stream)
            .map(part -> part.card().key())
            .collect(Collectors.toSet());
    List<String> numbers = new ArrayList<>();
    ready.forEach(card -> numbers.add(card.card().key()));
    // Numbers follow the order of the quotes, not the places on the page.
    working.stream()
        .filter(card -> !card.isHeld() && onPage.contains(card.card().key()))
        .forEach(card -> numbers.add(card.card().key()));
    numbered = numbers;
    List<List<Board.Drawn>> wanted = new ArrayList<>();
    for (List<Packing.Part> column : shown) {
      wanted.add(
          column.stream()
              .map(part -> drawn(Objects.requireNonNull(next.get(part.card().key()))))
              .toList());
    }
    while (wanted.size() < perPage) {
      wanted.add(List.of());
    }
    cards.draw(wanted, laneCards, ready.stream().map(this::drawn).toList());
    drawLaneTitle(ready.size());
    drawFoot();
    markSeen(read);
  }

  private Comparator<ExpoCard> order() {
    Comparator<ExpoCard> asked = asked();
    return Objects.requireNonNull(board).station().screen().rushFirst()
        ? Comparator.comparing((ExpoCard card) -> !card.order().rushed()).thenComparing(asked)
        : asked;
  }

  private Comparator<ExpoCard> asked() {
    Comparator<ExpoCard> quote =
        Comparator.comparing(
            card ->
                card.order().due().orElse(card.card().face().sentAt().plus(Duration.ofDays(1))));
    Comparator<ExpoCard> table =
        Comparator.comparing((ExpoCard card) -> natural(card.card().face().label()));
    return Comparator.comparing(ExpoCard::isHeld)
        .thenComparing(sorting == Sorting.TABLE ? table.thenComparing(quote) : quote);
  }

  /** T2 before T12: runs of digits are widened. */
  private static String natural(String label) {
    StringBuilder key = new StringBuilder();
    StringBuilder digits = new StringBuilder();
    for (char c : (label.toLowerCase(Locale.ROOT) + " ").toCharArray()) {
      if (Character.isDigit(c)) {
        digits.append(c);
      } else {
        if (digits.length() > 0) {
          key.append("0".repeat(Math.max(0, 9 - digits.length()))).append(digits);
          digits.setLength(0);
        }
        key.append(c);
      }
    }
    return key.toString();
  }

  private Board.Drawn drawn(ExpoCard card) {
    String key = card.card().key();
    int number = numbered.indexOf(key) + 1;
    boolean ring = key.equals(ringed);
    Set<String> classes = new HashSet<>(Set.of("x"));
    Ticket face = card.card().face();
    Map<String, String> attributes = new HashMap<>();
    attributes.put("aria-label", face.label() + ", " + face.courseName());
    attributes.put("data-card", key);
    attributes.put("data-shown", Shown.text(card.shown()));
    attributes.put("data-sent", String.valueOf(face.sentAt().toEpochMilli()));
    if (card.isHeld()) {
      classes.add("waiting");
    } else if (card.order().ready()) {
      classes.add("ready");
    } else if (card.quotedSeconds() > 0) {
      attributes.put(
          "data-age-since",
          String.valueOf(card.card().firedAt().orElse(face.sentAt()).toEpochMilli()));
      attributes.put("data-age-warn", String.valueOf(card.warnSeconds()));
      attributes.put("data-age-late", String.valueOf(card.quotedSeconds()));
    }
    if (ring && ringedLine < 0) {
      classes.add("sel");
    }
    return new Board.Drawn(
        key,
        classes,
        attributes,
        card.html(number <= KEYS ? number : 0, ring ? ringedLine : -1),
        0);
  }

  private void drawBar(ExpoBoard read) {
    List<ExpoOrder> fired = read.orders().stream().filter(o -> !o.card().work().isEmpty()).toList();
    long ready = fired.stream().filter(ExpoOrder::ready).count();
    Html html = new Html();
    html.leaf(
        "h1", "", read.station().name(), "data-act", "choose", "tabindex", "0", "role", "button");
    html.open("span", "")
        .leaf("b", "", String.valueOf(fired.size()))
        .text(" " + text("kitchen.expo.orders", fired.size()))
        .close("span");
    if (ready > 0) {
      html.open("span", "ktag plain good")
          .icon("check")
          .text(text("kitchen.expo.ready", ready))
          .close("span");
    }
    // How long each is over its quote: seen as an age that began when it was due.
    String due =
        fired.stream()
            .flatMap(order -> order.due().stream())
            .map(at -> String.valueOf(at.toEpochMilli()))
            .collect(Collectors.joining(" "));
    count(html, "late", "alert", due, 0, 0, text("kitchen.expo.overQuote", "{0}"));
    if (fired.size() > ready) {
      html.open("span", "ktag plain")
          .icon("lock")
          .text(text("kitchen.expo.blocked", fired.size() - ready))
          .close("span");
    }
    alarm(html, null);
    html.leaf("span", "grow", "")
        .open("span", "extra")
        .text(text("kitchen.expo.newTable") + " ")
        .leaf("b", "", text("kitchen.expo.minutes", (read.newTable().toSeconds() + 59) / 60))
        .close("span");
    clock(html);
    html.into(bar);
  }

  private void drawLaneTitle(int ready) {
    new Html()
        .open("h2", "")
        .icon("check")
        .text(text("kitchen.expo.lane") + " ")
        .leaf("span", "", String.valueOf(ready))
        .close("h2")
        .into(laneTitle);
  }

  private void drawSide(ExpoBoard read) {
    Html html = new Html();
    long unread = read.calls().stream().filter(Call::isOpen).count();
    html.open("h2", "")
        .text(text("kitchen.expo.called") + " ")
        .leaf("span", "", String.valueOf(unread))
        .close("h2");
    Instant dueBefore = kit().clock().instant().minus(CALL_DUE);
    for (Call call : read.calls()) {
      call(html, call, call.isOpen() && call.calledAt().isBefore(dueBefore));
    }
    List<TicketLine> noRoute = new ArrayList<>();
    for (ExpoOrder order : read.orders()) {
      TicketLine.of(order.items(), List.of()).stream()
          .filter(line -> line.first().noRoute() && line.state() == ItemState.COOKING)
          .forEach(noRoute::add);
    }
    if (!noRoute.isEmpty()) {
      html.open("h2", "")
          .text(text("kitchen.expo.noRoute") + " ")
          .leaf("span", "", String.valueOf(noRoute.size()))
          .close("h2");
      for (TicketLine line : noRoute) {
        html.open("div", "call")
            .name("b", "", line.quantity() + " " + line.first().name())
            .open("span", "due")
            .icon("alert")
            .name("span", "", labelOf(read, line))
            .close("span")
            .leaf("span", "", text("kitchen.expo.noRouteHint"))
            .close("div");
      }
    }
    html.leaf("span", "grow", "");
    if (read.median().isPresent()) {
      html.open("div", "call")
          .leaf("span", "", text("kitchen.expo.median"))
          .leaf("b", "", StationView.minutes(read.median().get()));
      read.withinQuote()
          .ifPresent(
              percent ->
                  html.leaf("span", "", text("kitchen.expo.within")).leaf("b", "", percent + "%"));
      html.close("div");
    }
    html.into(side);
    side.setClassName("open", sideOpen);
  }

  private static String labelOf(ExpoBoard read, TicketLine line) {
    return read.orders().stream()
        .filter(order -> order.items().contains(line.first()))
        .map(order -> order.card().face().label())
        .findFirst()
        .orElse("");
  }

  private void call(Html html, Call call, boolean due) {
    html.open("div", "call").name("b", "", call.label());
    if (call.isOpen()) {
      html.open("span", due ? "due" : "", "data-due-since", "");
      if (due) {
        html.icon("alert");
      }
      html.text(text("kitchen.expo.notRead") + " ")
          .since(call.calledAt().toEpochMilli())
          .close("span");
    } else {
      html.open("span", "ok")
          .icon("eye")
          .text(text("kitchen.expo.read", call.readAt().map(amounts()::time).orElse("")))
          .close("span");
    }
    html.name(
        "span",
        "",
        call.serverName()
            + ", "
            + call.courseName().toLowerCase(Locale.ROOT)
            + ", "
            + text("kitchen.expo.plates", call.plates()));
    if (due) {
      html.open("button", "kbtn", "type", "button", "data-call", call.id().toString())
          .icon("bell")
          .text(text("kitchen.expo.callAgain"))
          .close("button");
    }
    html.close("div");
  }

  private void drawFoot() {
    Html html = new Html();
    footStart(html, pages);
    html.open("button", "kbtn here", "type", "button", "data-act", "sort")
        .leaf("span", "cut", text("kitchen.expo.by." + sorting.name().toLowerCase(Locale.ROOT)))
        .icon("down")
        .close("button");
    html.open("div", "kseg", "role", "tablist", "aria-label", text("kitchen.expo.sorting"));
    for (Sorting each : Sorting.values()) {
      html.leaf(
          "button",
          each == sorting ? "kbtn on" : "kbtn",
          text("kitchen.expo.by." + each.name().toLowerCase(Locale.ROOT)),
          "type",
          "button",
          "role",
          "tab",
          "aria-selected",
          String.valueOf(each == sorting),
          "data-act",
          each.name());
    }
    html.close("div").leaf("span", "grow", "");
    html.open("span", "hints")
        .open("span", "")
        .leaf("kbd", "", "1")
        .text("-")
        .leaf("kbd", "", "9")
        .text(" " + text("kitchen.expo.bumpAll"))
        .close("span")
        .open("span", "")
        .leaf("kbd", "", "←")
        .leaf("kbd", "", "→")
        .text(" " + text("kitchen.foot.move"))
        .close("span")
        .close("span");
    long unread = Objects.requireNonNull(board).calls().stream().filter(Call::isOpen).count();
    html.open(
            "button",
            sideOpen ? "kbtn called on" : "kbtn called",
            "type",
            "button",
            "data-act",
            "called",
            "aria-pressed",
            String.valueOf(sideOpen))
        .text(text("kitchen.expo.called"))
        .leaf("small", "", String.valueOf(unread))
        .close("button");
    html.open(
            "button",
            "kbtn",
            "type",
            "button",
            "data-act",
            "rush",
            "aria-label",
            text("kitchen.expo.rush"))
        .icon("bell")
        .leaf("span", "word", text("kitchen.expo.rush"))
        .leaf("kbd", "", "U")
        .close("button");
    html.open(
            "button",
            "kbtn",
            "type",
            "button",
            "data-override",
            "ringed",
            "aria-label",
            text("kitchen.expo.overrideHold"))
        .icon("lock")
        .leaf("span", "word", text("kitchen.expo.override"))
        .leaf("span", "long", text("kitchen.expo.holdSecond"))
        .leaf("kbd", "", "O")
        .close("button");
    footEnd(html);
    html.into(foot);
  }

  /** What expo makes itself is first seen here. */
  private void markSeen(ExpoBoard read) {
    List<UUID> unseen =
        read.orders().stream()
            .flatMap(order -> order.items().stream())
            .filter(item -> item.isExpos() && item.seenAt().isEmpty())
            .map(TicketItem::id)
            .filter(marked::add)
            .toList();
    marked.keep(
        read.orders().stream()
            .flatMap(order -> order.items().stream())
            .map(TicketItem::id)
            .collect(Collectors.toSet()));
    if (!unseen.isEmpty()) {
      Actor actor = actor();
      UUID station = read.station().id();
      Thread.startVirtualThread(
          () ->
              kit()
                  .currentActor()
                  .run(actor, () -> seeingItems.seen(station, unseen, actor.device())));
    }
  }

  @Override
  void tapped(String kind, String value, List<Shown> shown) {
    switch (kind) {
      case "bump" -> bumpAll(value, shown);
      case "items" -> plate(value, shown);
      case "held" -> choose(value);
      case "call" -> {
        permitted(() -> kitchen.callAgain(UUID.fromString(value)));
        refresh();
      }
      case "override" -> override();
      case "close" -> detail.setVisible(false);
      case "act" -> act(value);
      default -> {}
    }
  }

  private void act(String name) {
    switch (name) {
      case "recall" -> recallLast();
      case "previous" -> turn(-1);
      case "next" -> turn(1);
      case "choose" -> go("kitchen");
      case "printers" -> go("printers");
      case "hold" -> say(text("kitchen.expo.overrideHold"));
      case "rush" -> rush();
      case "called" -> {
        sideOpen = !sideOpen;
        refresh();
      }
      case "sort" -> sortBy(Sorting.values()[(sorting.ordinal() + 1) % Sorting.values().length]);
      default -> {
        for (Sorting each : Sorting.values()) {
          if (each.name().equals(name)) {
            sortBy(each);
          }
        }
      }
    }
  }

  /** Asks the stations to make the ringed order before its turn, or at its turn again. */
  private void rush() {
    ExpoCard card = ringed == null ? null : drawn.get(ringed);
    if (card == null) {
      say(text("kitchen.expo.chooseFirst"));
      return;
    }
    boolean on = !card.order().rushed();
    permitted(() -> kitchen.rushAtExpo(card.card().face().id(), on));
    refresh();
  }

  @Override
  boolean rings() {
    return board == null || board.station().screen().chimes();
  }

  private void sortBy(Sorting wanted) {
    sorting = wanted;
    refresh();
  }

  @Override
  void pressed(String key, String card, List<Shown> shown) {
    switch (key) {
      case "Enter" -> enter(card, shown);
      case "r" -> recallLast();
      case "u" -> rush();
      case "PageUp" -> turn(-1);
      case "PageDown" -> turn(1);
      case "ArrowLeft" -> ring(-1);
      case "ArrowRight" -> ring(1);
      case "ArrowUp" -> ringLine(-1);
      case "ArrowDown" -> ringLine(1);
      case "Escape" -> {
        detail.setVisible(false);
        choose(null);
      }
      default -> {
        if (!Character.isDigit(key.charAt(0))) {
          // A key of the stations' screens.
          return;
        }
        Instant now = kit().clock().instant();
        // The numbers move up after a bump, so a key pressed twice must not call two servers.
        if (!card.isEmpty() && now.isAfter(numberAt.plus(TWICE))) {
          numberAt = now;
          bumpAll(card, shown);
        }
      }
    }
  }

  private void choose(@Nullable String key) {
    ringed = key;
    ringedLine = -1;
    ExpoCard card = key == null ? null : drawn.get(key);
    if (card != null && card.isFolded()) {
      held(card.card().key());
    }
    refresh();
  }

  private void ring(int step) {
    if (numbered.isEmpty()) {
      return;
    }
    int now = ringed == null ? -1 : numbered.indexOf(ringed);
    ringed =
        numbered.get(
            now < 0
                ? (step > 0 ? 0 : numbered.size() - 1)
                : Math.floorMod(now + step, numbered.size()));
    ringedLine = -1;
    refresh();
  }

  private void ringLine(int step) {
    ExpoCard card = ringed == null ? null : drawn.get(ringed);
    if (card == null || card.isFolded()) {
      return;
    }
    ringedLine = Math.clamp(ringedLine + step, -1, card.lines().size() - 1);
    refresh();
  }

  private void enter(String onGlass, List<Shown> shownThere) {
    ExpoCard card = ringed == null ? null : drawn.get(ringed);
    if (card == null) {
      return;
    }
    // After an arrow just before it, the ring on the glass is still on the card before.
    List<Shown> shown = onGlass.equals(ringed) ? shownThere : card.shown();
    if (ringedLine >= 0 && ringedLine < card.lines().size()) {
      TicketLine line = card.lines().get(ringedLine);
      if (card.isExpos(line)) {
        plate(String.join(" ", line.itemIds().stream().map(UUID::toString).toList()), shown);
      } else {
        say(text("kitchen.expo.stationsBump"));
      }
    } else {
      bumpAll(card.card().key(), shown);
    }
  }

  private void turn(int step) {
    turnTo(page() + step, pages);
    ringed = null;
    ringedLine = -1;
    refresh();
  }

  private void bumpAll(String key, List<Shown> shown) {
    ExpoCard card = drawn.get(key);
    if (card == null || card.isHeld()) {
      return;
    }
    if (!card.order().ready()) {
      say(text("kitchen.say.blocked", String.join(", ", card.order().blockedBy())));
      choose(key);
      return;
    }
    List<UUID> gone = new ArrayList<>();
    for (Ticket ticket : card.card().work()) {
      if (bump(() -> kitchen.bump(ticket.id(), null, shown))) {
        gone.add(ticket.id());
      }
    }
    remember(gone);
    refresh();
  }

  private void override() {
    ExpoCard card = ringed == null ? null : drawn.get(ringed);
    if (card == null || card.isHeld()) {
      say(text("kitchen.expo.chooseFirst"));
      return;
    }
    List<UUID> gone = new ArrayList<>();
    for (Ticket ticket : card.card().work()) {
      if (bump(() -> kitchen.override(ticket.id(), card.shown()))) {
        gone.add(ticket.id());
      }
    }
    remember(gone);
    ringed = null;
    refresh();
  }

  private void remember(List<UUID> gone) {
    if (!gone.isEmpty()) {
      bumped.push(gone);
      if (bumped.size() > UNDO_LIMIT) {
        bumped.removeLast();
      }
    }
  }

  /** An item that no station makes is plated here; a second tap takes it back. */
  private void plate(String value, List<Shown> shown) {
    Set<UUID> ids = new HashSet<>();
    for (String id : value.split(" ", -1)) {
      ids.add(UUID.fromString(id));
    }
    ExpoBoard read = Objects.requireNonNull(board);
    for (ExpoOrder order : read.orders()) {
      for (Ticket ticket : order.card().work()) {
        List<TicketItem> chosen =
            order.itemsOf(ticket).stream()
                .filter(item -> ids.contains(item.id()) && order.isExpos(item))
                .toList();
        if (chosen.isEmpty()) {
          continue;
        }
        List<UUID> items = chosen.stream().map(TicketItem::id).toList();
        boolean done =
            shown.stream()
                .filter(one -> items.contains(one.itemId()))
                .allMatch(one -> one.state() == ItemState.DONE);
        if (done) {
          recall(() -> kitchen.recall(ticket.id(), items), recalled -> {});
        } else {
          bump(() -> kitchen.bump(ticket.id(), items, shown));
        }
      }
    }
    refresh();
  }

  private void recallLast() {
    boolean any = false;
    while (!any && !bumped.isEmpty()) {
      for (UUID ticketId : bumped.pop()) {
        any |= recall(() -> kitchen.recall(ticketId, null), this::sayReopened);
      }
    }
    if (!any) {
      UUID here = Objects.requireNonNull(board).station().id();
      any = recall(() -> kitchen.recallLast(here), this::sayReopened);
    }
    if (!any) {
      say(text("kitchen.say.nothing"));
    }
    refresh();
  }

  private void sayReopened(brigade.kitchen.RecallOutcome.Recalled recalled) {
    say(text("kitchen.expo.reopened", names(recalled.stations())));
  }

  @Override
  void held(String key) {
    // Read again: being seen draws nothing anew.
    refresh();
    ExpoCard card = drawn.get(key);
    if (card == null) {
      return;
    }
    detail
        .getElement()
        .setProperty(
            "innerHTML",
            CardDetail.html(
                card.card().face(), following.of(card.card().face().orderId()), amounts()));
    detail.setVisible(true);
  }

  @Override
  void back(long since) {
    refresh();
    ExpoBoard read = Objects.requireNonNull(board);
    Instant from = Instant.ofEpochMilli(since);
    long fired =
        read.orders().stream()
            .filter(order -> order.card().firedAt().filter(at -> at.isAfter(from)).isPresent())
            .count();
    long voided =
        read.orders().stream()
            .flatMap(order -> order.items().stream())
            .filter(
                i -> i.voidUnread() > 0 && i.voidAt().filter(at -> at.isAfter(from)).isPresent())
            .count();
    say(text("kitchen.say.back", fired, voided));
  }

  @Override
  void settle() {
    // Cards at expo leave no outline: what is bumped here is called, and stands among the calls.
  }
}
