package brigade.kitchen.ui;

import brigade.changes.Changed;
import brigade.changes.Topic;
import brigade.kitchen.AllDay;
import brigade.kitchen.BoardCard;
import brigade.kitchen.FollowingDishes;
import brigade.kitchen.ItemState;
import brigade.kitchen.Kitchen;
import brigade.kitchen.ReadingBoards;
import brigade.kitchen.ReadingTickets;
import brigade.kitchen.Remaining;
import brigade.kitchen.ScreenSettings;
import brigade.kitchen.SeeingItems;
import brigade.kitchen.Shown;
import brigade.kitchen.StationBoard;
import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.kitchen.Ticket;
import brigade.kitchen.TicketItem;
import brigade.kitchen.chit.ActionWords;
import brigade.kitchen.printing.PrintRequest;
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
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The screen of a station: its tickets on cards, the oldest first. */
@Route("kitchen/:station")
@Requires(Permission.VIEW_KITCHEN)
@JsModule("context://brigade/kitchen.js")
@StyleSheet("context://brigade/kitchen.css")
public class StationView extends KitchenScreen implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  /** How long a bumped card keeps its place. */
  private static final Duration OUTLINE = Duration.ofSeconds(3);

  /** The all-day panel lies over the cards up to this width. */
  private static final int PANEL_OVER = 1500;

  /** Columns are never narrower where two fit, and never more. */
  private static final int COLUMN_LEAST = 306;

  /** Columns that a house asks for may be as narrow as this. */
  private static final int COLUMN_TIGHT = 250;

  private static final int COLUMNS_MOST = 8;

  private static final int PANEL = 296 + Packing.GAP;

  /** Bumps that R takes back one after the other. */
  private static final int UNDO_LIMIT = 20;

  private static final int WAYS_SHOWN = 4;
  private static final int KEYS = 9;

  private final transient ReadingBoards reading;
  private final transient Kitchen kitchen;
  private final transient SeeingItems seeingItems;
  private final transient FollowingDishes following;
  private final transient Instance<Remaining> remaining;
  private final transient Board cards = new Board(main, 1);
  private final Div nothing = new Div();
  private final Aside panel = new Aside();
  private final Section detail = new Section();

  private transient @Nullable StationSummary station;
  private transient @Nullable StationBoard board;
  private transient List<Slot> slots = List.of();
  private transient Map<String, StationCard> drawn = Map.of();
  private transient List<Packing.Part> onPage = List.of();
  private transient int pages = 1;
  private final transient Deque<Act> acts = new ArrayDeque<>();
  private final transient Map<String, Act> undo = new HashMap<>();
  private transient @Nullable Recent knownTickets;
  private transient Set<Unread> knownVoids = new HashSet<>();
  private transient Set<UUID> knownRush = new HashSet<>();
  private final transient Set<String> fresh = new HashSet<>();
  private final transient Recent marked = new Recent();
  private boolean panelOpen = true;
  private boolean panelCounts = true;
  private boolean panelDecided;
  private @Nullable String ringed;
  private int ringedLine = -1;

  /**
   * A place on the board: a card, or the outline of one that was bumped.
   *
   * @param label where the card goes, for when it is an outline
   */
  private record Slot(String key, String label, Packing.Card measured, @Nullable Instant goneAt) {}

  /** A void that nobody has taken note of; more of the same item is another one. */
  private record Unread(UUID itemId, int voided) {}

  /** A bump that can be taken back: items by ticket, or whole tickets where there are no items. */
  private record Act(Map<UUID, List<UUID>> byTicket) {}

  StationView(
      ScreenKit kit,
      Stations stations,
      ReadingBoards reading,
      Kitchen kitchen,
      SeeingItems seeingItems,
      FollowingDishes following,
      ReadingPrinters printers,
      Instance<Remaining> remaining) {
    super("kitchen", kit, stations, printers, Topic.KITCHEN, Topic.VENUE, Topic.PRINTERS);
    this.reading = reading;
    this.kitchen = kitchen;
    this.seeingItems = seeingItems;
    this.following = following;
    this.remaining = remaining;
    panel.addClassName("allday");
    panel.getElement().setAttribute("aria-label", text("kitchen.allDay"));
    detail.addClassNames("veil", "kdetail");
    detail.setVisible(false);
    nothing.addClassName("kempty");
    nothing.setVisible(false);
    new Html()
        .icon("check")
        .leaf("b", "", text("kitchen.empty.title"))
        .leaf("span", "", text("kitchen.empty.detail"))
        .into(nothing);
    main.add(nothing, panel, detail);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    String code = entering.getRouteParameters().get("station").orElse("");
    Optional<StationSummary> wanted = stations.named(code);
    if (wanted.isEmpty()) {
      entering.forwardTo("kitchen");
    } else if (wanted.get().isExpo()) {
      entering.forwardTo("expo");
    } else {
      begin(wanted.get());
    }
  }

  /** Shows another station from its start, without a chime for what is there already. */
  private void begin(StationSummary wanted) {
    boolean again = station != null;
    station = wanted;
    slots = List.of();
    acts.clear();
    undo.clear();
    knownTickets = null;
    knownVoids = new HashSet<>();
    knownRush = new HashSet<>();
    fresh.clear();
    ringed = null;
    ringedLine = -1;
    turnTo(0, 1);
    if (again) {
      refresh();
    }
  }

  @Override
  protected void refresh() {
    if (station == null) {
      return;
    }
    // What the house says of it may have changed.
    station = stations.inService(station.id()).orElse(station);
    StationBoard read = reading.station(station);
    board = read;
    main.getElement().getStyle().set("--card-zoom", station.screen().text().percent() + "%");
    listenForNews(read);
    drawBar(read);
    if (!isMeasured()) {
      return;
    }
    if (!panelDecided) {
      panelOpen = width() > PANEL_OVER;
      panelCounts = panelOpen;
      panelDecided = true;
    }
    drawPanel(read.allDay());
    place(read, false);
    draw();
  }

  /** What others do shows in ALSO AT and in the foot only. */
  @Override
  protected boolean canWait(Changed changed) {
    StationSummary here = station;
    return here != null && changed.topic() == Topic.KITCHEN && !changed.concerns(here.id());
  }

  private void listenForNews(StationBoard read) {
    Set<UUID> tickets = new HashSet<>();
    Set<Unread> voids = new HashSet<>();
    Set<UUID> rush = new HashSet<>();
    Recent known = knownTickets;
    boolean somethingNew = false;
    for (BoardCard card : read.cards()) {
      for (Ticket ticket : card.work()) {
        tickets.add(ticket.id());
        if (known != null && !known.contains(ticket.id())) {
          somethingNew = true;
          fresh.add(card.key());
        }
        ticket.items().stream().filter(TicketItem::isRushed).map(TicketItem::id).forEach(rush::add);
        ticket.items().stream()
            .filter(item -> item.voidUnread() > 0)
            .map(item -> new Unread(item.id(), item.voided()))
            .forEach(voids::add);
      }
    }
    boolean newVoid = known != null && !knownVoids.containsAll(voids);
    knownVoids = voids;
    boolean newRush = known != null && !knownRush.containsAll(rush);
    knownRush = rush;
    if (known == null) {
      known = new Recent();
      knownTickets = known;
    }
    // What was seen before, such as a ticket that was recalled, does not ring again.
    known.addAll(tickets);
    if (newVoid) {
      chime("void");
    } else if (newRush) {
      chime("rush");
    } else if (somethingNew) {
      chime("new");
    }
  }

  private int columnsPerPage() {
    if (isPhone()) {
      return 1;
    }
    ScreenSettings screen = screen();
    return screen.columns() == ScreenSettings.AUTOMATIC
        ? columnsIn(room(), zoomed(COLUMN_LEAST), COLUMNS_MOST)
        : columnsIn(room(), zoomed(COLUMN_TIGHT), screen.columns());
  }

  private ScreenSettings screen() {
    return Objects.requireNonNull(station).screen();
  }

  /** What the style sheet's pixels take on a screen with larger text. */
  private int zoomed(int pixels) {
    return (pixels * screen().text().percent() + 99) / 100;
  }

  /** What pixels of the screen are in the style sheet's, in which cards are measured. */
  private int ofCards(int pixels) {
    return pixels / screen().text().percent() * 100
        + pixels % screen().text().percent() * 100 / screen().text().percent();
  }

  /** The height of the columns, in which cards are measured. */
  private int cardsHigh() {
    return ofCards(columnHeight());
  }

  private int columnWidth() {
    int columns = columnsPerPage();
    return ofCards((room() - (columns - 1) * Packing.GAP) / columns);
  }

  /** What the columns have of the screen's width. */
  private int room() {
    return width() - SIDES - (panelCounts && width() > PANEL_OVER ? PANEL : 0);
  }

  /**
   * Gives every card its place. Outlines keep theirs until no hand is near.
   *
   * @param settled whether holes may close now
   */
  private void place(StationBoard read, boolean settled) {
    Instant now = kit().clock().instant();
    Map<String, StationCard> next = new LinkedHashMap<>();
    for (BoardCard card : read.cards()) {
      next.put(
          card.key(),
          new StationCard(
              card,
              read.alsoAt().getOrDefault(card.key(), List.of()),
              read.targets(),
              read.station().screen().typeEdges(),
              amounts(),
              columnWidth()));
    }
    Map<String, Slot> stood = new HashMap<>();
    slots.stream().filter(slot -> slot.goneAt() == null).forEach(s -> stood.put(s.key(), s));
    List<Slot> sorted =
        next.entrySet().stream()
            .map(
                one ->
                    new Slot(
                        one.getKey(),
                        one.getValue().card().face().label(),
                        one.getValue().measured(),
                        null))
            .toList();
    List<Slot> places = new ArrayList<>(sorted);
    if (!settled) {
      List<String> keys = slots.stream().map(Slot::key).toList();
      places =
          read.station().screen().placesAnew()
              ? Places.asTheyStand(sorted, keys, Slot::key)
              : Places.withNewInTurn(sorted, keys, Slot::key);
      // What is finished of a card leaves a hole below, so that no other card comes up.
      places.replaceAll(slot -> asHighAs(stood.get(slot.key()), slot));
    }
    // The browser says when no hand is near.
    getElement().setAttribute("data-unsettled", !places.equals(sorted));
    String before = null;
    for (Slot old : slots) {
      Instant goneAt = old.goneAt() == null ? now : old.goneAt();
      boolean over = settled && !goneAt.plus(OUTLINE).isAfter(now);
      if (!next.containsKey(old.key()) && !over) {
        places.add(
            indexAfter(places, before), new Slot(old.key(), old.label(), outline(old), goneAt));
      }
      before = next.containsKey(old.key()) || !over ? old.key() : before;
    }
    slots = places;
    drawn = next;
    undo.keySet().retainAll(places.stream().map(Slot::key).toList());
  }

  private Slot asHighAs(@Nullable Slot before, Slot now) {
    if (before == null || before.measured().height() > cardsHigh()) {
      return now;
    }
    return new Slot(
        now.key(), now.label(), now.measured().asHighAs(before.measured().height()), null);
  }

  private static int indexAfter(List<Slot> places, @Nullable String key) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).key().equals(key)) {
        return i + 1;
      }
    }
    return 0;
  }

  private Packing.Card outline(Slot slot) {
    return new Packing.Card(
        slot.key(), Math.min(slot.measured().height(), cardsHigh()), 0, List.of(), 0);
  }

  private void draw() {
    List<List<Packing.Part>> columns =
        Packing.columns(slots.stream().map(Slot::measured).toList(), cardsHigh());
    int perPage = isPhone() ? Math.max(1, columns.size()) : columnsPerPage();
    pages = Math.max(1, (columns.size() + perPage - 1) / perPage);
    turnTo(page(), pages);
    int from = page() * perPage;
    List<List<Packing.Part>> shown =
        columns.subList(Math.min(from, columns.size()), Math.min(from + perPage, columns.size()));
    onPage = shown.stream().flatMap(List::stream).toList();
    List<List<Board.Drawn>> wanted = new ArrayList<>();
    int number = 0;
    for (List<Packing.Part> column : shown) {
      List<Board.Drawn> parts = new ArrayList<>();
      for (Packing.Part part : column) {
        boolean numbered = part.isFirst() && hasNumber(part.card().key());
        if (numbered) {
          number++;
        }
        parts.add(drawn(part, numbered && number <= KEYS ? number : 0));
      }
      wanted.add(parts);
    }
    nothing.setVisible(slots.isEmpty());
    // Empty columns keep the others at their width.
    while (!slots.isEmpty() && wanted.size() < perPage) {
      wanted.add(List.of());
    }
    cards.draw(isPhone() ? List.of(wanted.stream().flatMap(List::stream).toList()) : wanted);
    drawFoot();
    markSeen();
  }

  /** An outline keeps its number, so that no key means another card all at once. */
  private boolean hasNumber(String key) {
    return isWork(key) || !drawn.containsKey(key);
  }

  private boolean isWork(String key) {
    StationCard card = drawn.get(key);
    return card != null && !card.isHeld();
  }

  private Board.Drawn drawn(Packing.Part part, int number) {
    String key = part.card().key();
    String element = key + "/" + part.part();
    StationCard card = drawn.get(key);
    if (card == null) {
      return new Board.Drawn(element, Set.of("gone"), Map.of(), outlineHtml(key), part.height());
    }
    boolean shrunk = part.card().height() > card.measured().height();
    Set<String> classes = new HashSet<>();
    boolean ring = key.equals(ringed);
    if (ring && ringedLine < 0) {
      classes.add("sel");
    }
    if (fresh.contains(key)) {
      classes.add("new");
    }
    if (!part.isLast()) {
      classes.add("brk-r");
    }
    if (!part.isFirst()) {
      classes.add("brk-l");
    }
    if (card.hasTypeEdge()) {
      classes.add(card.typeLook());
    }
    Ticket face = card.card().face();
    Map<String, String> attributes = new HashMap<>();
    attributes.put("aria-label", face.label() + ", " + face.courseName());
    if (!card.isHeld()) {
      attributes.put("data-card", key);
      attributes.put("data-shown", Shown.text(card.shown()));
    }
    attributes.put("data-sent", String.valueOf(face.sentAt().toEpochMilli()));
    if (card.isHeld()) {
      classes.add("waiting");
    } else {
      StationSummary at = Objects.requireNonNull(station);
      attributes.put(
          "data-age-since",
          String.valueOf(card.card().firedAt().orElse(face.sentAt()).toEpochMilli()));
      attributes.put("data-age-warn", String.valueOf(at.warnSeconds()));
      attributes.put("data-age-late", String.valueOf(at.lateSeconds()));
    }
    return new Board.Drawn(
        element,
        classes,
        attributes,
        card.html(part, number, ring ? ringedLine : -1),
        shrunk ? part.height() : 0);
  }

  /** What became of a card, and of which: outlines stand side by side. */
  private String outlineHtml(String key) {
    boolean bumped = undo.containsKey(key);
    String label =
        slots.stream()
            .filter(slot -> slot.key().equals(key))
            .map(Slot::label)
            .findFirst()
            .orElse("");
    Html html = new Html();
    // In one line, since the lowest cards have room for that and a key.
    html.open("span", "")
        .name("b", "", label)
        .text(" " + text(bumped ? "kitchen.card.bumped" : "kitchen.card.gone"))
        .close("span");
    if (bumped) {
      html.open("button", "kbtn", "type", "button", "data-undo", key)
          .icon("undo")
          .text(text("kitchen.card.undo"))
          .close("button");
    }
    return html.toString();
  }

  private void drawBar(StationBoard read) {
    Html html = new Html();
    html.leaf(
        "h1", "", read.station().name(), "data-act", "choose", "tabindex", "0", "role", "button");
    long tickets = read.cards().stream().mapToLong(card -> card.work().size()).sum();
    counted(html, tickets, "kitchen.bar.tickets");
    counted(html, read.allDay().total(), "kitchen.bar.items");
    String ages =
        read.cards().stream()
            .flatMap(card -> card.firedAt().stream())
            .map(at -> String.valueOf(at.toEpochMilli()))
            .collect(Collectors.joining(" "));
    int warn = read.station().warnSeconds();
    int late = read.station().lateSeconds();
    count(html, "late", "alert", ages, late, 0, text("kitchen.bar.late", "{0}"));
    count(html, "warn", "clock", ages, warn, late, text("kitchen.bar.warn", "{0}", warn / 60));
    alarm(html, PrintRequest.station(read.station().code()));
    html.leaf("span", "grow", "");
    read.median()
        .ifPresent(
            median ->
                html.open("span", "extra")
                    .text(text("kitchen.bar.median") + " ")
                    .leaf("b", "", minutes(median))
                    .close("span"));
    long held = read.cards().stream().mapToLong(card -> card.held().size()).sum();
    if (held > 0) {
      html.leaf("span", "extra", text("kitchen.bar.held", held));
    }
    clock(html);
    html.into(bar);
  }

  private static void counted(Html html, long count, String key) {
    html.open("span", "")
        .leaf("b", "", String.valueOf(count))
        .text(" " + text(key, count))
        .close("span");
  }

  static String minutes(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
  }

  private void drawPanel(AllDay counts) {
    panel.setVisible(panelOpen);
    if (!panelOpen) {
      return;
    }
    Html html = new Html();
    html.open("h2", "")
        .text(text("kitchen.allDay") + " ")
        .leaf("span", "tn", String.valueOf(counts.total()))
        .close("h2")
        .open("ul", "");
    for (AllDay.Count count : counts.items()) {
      html.open("li", "")
          .leaf("b", "", String.valueOf(count.quantity()))
          .open("span", "")
          .name("span", "", count.kitchenName());
      left(count)
          .ifPresent(left -> html.text(" ").leaf("em", "", text("kitchen.allDay.left", left)));
      html.close("span")
          .leaf(
              "small",
              "",
              count.modifiers().stream()
                  .limit(WAYS_SHOWN)
                  .map(
                      way ->
                          way.quantity()
                              + " "
                              + ActionWords.text(getLocale(), way.modifier())
                                  .toLowerCase(getLocale()))
                  .collect(Collectors.joining(", ")))
          .close("li");
    }
    AllDay.LeftOut out = counts.leftOut();
    html.close("ul")
        .leaf("p", "", text("kitchen.allDay.leftOut", out.done(), out.voided(), out.held()));
    html.into(panel);
  }

  private Optional<Integer> left(AllDay.Count count) {
    if (count.menuItemId() == null || !remaining.isResolvable()) {
      return Optional.empty();
    }
    var left = remaining.get().of(count.menuItemId());
    return left.isPresent() ? Optional.of(left.getAsInt()) : Optional.empty();
  }

  private void drawFoot() {
    StationBoard read = Objects.requireNonNull(board);
    Html html = new Html();
    footStart(html, pages);
    html.open("button", "kbtn here", "type", "button", "data-act", "choose")
        .name("span", "cut", read.station().name())
        .leaf(
            "small",
            "",
            String.valueOf(read.cards().stream().mapToLong(card -> card.work().size()).sum()))
        .icon("down")
        .close("button");
    html.open("div", "kseg", "role", "tablist", "aria-label", text("kitchen.foot.stations"));
    for (ReadingTickets.StationLoad load : read.loads()) {
      boolean here = load.station().id().equals(read.station().id());
      html.open(
              "button",
              "kbtn" + (here ? " on" : ""),
              "type",
              "button",
              "role",
              "tab",
              "aria-selected",
              String.valueOf(here),
              "data-station",
              load.station().code())
          .name("span", "", load.station().name())
          .leaf("small", "", String.valueOf(load.open()))
          .close("button");
    }
    html.close("div").leaf("span", "grow", "");
    html.open("span", "hints")
        .open("span", "")
        .leaf("kbd", "", "1")
        .text("-")
        .leaf("kbd", "", "9")
        .text(" ")
        .leaf("kbd", "", "Enter")
        .text(" " + text("kitchen.foot.bump"))
        .close("span")
        .open("span", "")
        .leaf("kbd", "", "←")
        .leaf("kbd", "", "→")
        .text(" " + text("kitchen.foot.move"))
        .close("span")
        .close("span");
    html.open(
            "button",
            "kbtn" + (panelOpen ? " on" : ""),
            "type",
            "button",
            "data-act",
            "all-day",
            "aria-pressed",
            String.valueOf(panelOpen))
        .text(text("kitchen.allDay"))
        .leaf("kbd", "", "A")
        .close("button");
    html.open(
            "button",
            "kbtn",
            "type",
            "button",
            "data-act",
            "together",
            "aria-label",
            text("kitchen.together"))
        .icon("grid")
        .leaf("span", "word", text("kitchen.together"))
        .leaf("kbd", "", "T")
        .close("button");
    footEnd(html);
    html.into(foot);
  }

  /** Notes what is in sight for the first time, beside the drawing. */
  private void markSeen() {
    List<UUID> unseen = new ArrayList<>();
    for (Packing.Part part : onPage) {
      StationCard card = drawn.get(part.card().key());
      if (card == null) {
        continue;
      }
      Set<UUID> inSight = new HashSet<>();
      card.blocks().subList(part.from(), part.to()).forEach(b -> inSight.addAll(b.itemIds()));
      card.work()
          .flatMap(ticket -> ticket.items().stream())
          .filter(item -> item.seenAt().isEmpty() && inSight.contains(item.id()))
          .map(TicketItem::id)
          .filter(marked::add)
          .forEach(unseen::add);
    }
    marked.keep(
        drawn.values().stream()
            .flatMap(StationCard::work)
            .flatMap(ticket -> ticket.items().stream())
            .map(TicketItem::id)
            .collect(Collectors.toSet()));
    if (!unseen.isEmpty()) {
      Actor actor = actor();
      UUID here = Objects.requireNonNull(station).id();
      Thread.startVirtualThread(
          () ->
              kit()
                  .currentActor()
                  .run(actor, () -> seeingItems.seen(here, unseen, actor.device())));
    }
  }

  @Override
  void tapped(String kind, String value, List<Shown> shown) {
    switch (kind) {
      case "items" -> toggle(ids(value), shown);
      case "void" -> acknowledge(ids(value), shown);
      case "bump" -> bumpCard(value, shown);
      case "undo" -> undo(value);
      case "station" -> go("kitchen/" + value);
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
      case "all-day" -> toggleAllDay();
      case "together" -> together();
      case "choose" -> go("kitchen");
      case "printers" -> go("printers");
      default -> {}
    }
  }

  @Override
  void pressed(String key, String card, List<Shown> shown) {
    switch (key) {
      case "Enter" -> enter(card, shown);
      case "r" -> recallLast();
      case "a" -> toggleAllDay();
      case "t" -> together();
      case "PageUp" -> turn(-1);
      case "PageDown" -> turn(1);
      case "ArrowLeft" -> ring(-1);
      case "ArrowRight" -> ring(1);
      case "ArrowUp" -> ringLine(-1);
      case "ArrowDown" -> ringLine(1);
      case "Escape" -> {
        detail.setVisible(false);
        ringed = null;
        ringedLine = -1;
        draw();
      }
      default -> {
        // A number means the card that has it on the glass, whatever was drawn since.
        if (Character.isDigit(key.charAt(0))) {
          bumpCard(card, shown);
        }
      }
    }
  }

  private void together() {
    go("kitchen/" + Objects.requireNonNull(station).code() + "/together");
  }

  @Override
  boolean rings() {
    return station == null || screen().chimes();
  }

  private List<String> workOnPage() {
    return onPage.stream()
        .filter(Packing.Part::isFirst)
        .map(part -> part.card().key())
        .filter(this::isWork)
        .toList();
  }

  private void enter(String onGlass, List<Shown> shownThere) {
    String key = ringed;
    StationCard card = key == null ? null : drawn.get(key);
    if (key == null || card == null || card.isHeld()) {
      return;
    }
    // After an arrow just before it, the ring on the glass is still on the card before.
    List<Shown> shown = key.equals(onGlass) ? shownThere : card.shown();
    if (ringedLine >= 0 && ringedLine < card.blocks().size()) {
      CardBlock block = card.blocks().get(ringedLine);
      if (block.voided()) {
        acknowledge(block.itemIds(), shown);
      } else {
        toggle(block.itemIds(), shown);
      }
    } else {
      bumpCard(key, shown);
    }
  }

  private void ring(int step) {
    List<String> work = workOnPage();
    if (work.isEmpty()) {
      return;
    }
    int now = ringed == null ? -1 : work.indexOf(ringed);
    ringed =
        work.get(
            now < 0 ? (step > 0 ? 0 : work.size() - 1) : Math.floorMod(now + step, work.size()));
    ringedLine = -1;
    draw();
  }

  private void ringLine(int step) {
    StationCard card = ringed == null ? null : drawn.get(ringed);
    if (card == null) {
      ring(1);
      return;
    }
    long lines = card.blocks().stream().filter(block -> !block.itemIds().isEmpty()).count();
    ringedLine = Math.clamp(ringedLine + step, -1, (int) lines - 1);
    draw();
  }

  private void turn(int step) {
    turnTo(page() + step, pages);
    ringed = null;
    ringedLine = -1;
    fresh.clear();
    panelCounts = panelOpen;
    // A turned page has no places to keep.
    slots = List.of();
    refresh();
  }

  private void toggleAllDay() {
    panelOpen = !panelOpen;
    // Its width goes to the columns at the next page change, not under the cook's hand.
    panelCounts |= panelOpen;
    refresh();
  }

  private static List<UUID> ids(String value) {
    List<UUID> ids = new ArrayList<>();
    for (String id : value.split(" ", -1)) {
      if (!id.isBlank()) {
        ids.add(UUID.fromString(id));
      }
    }
    return ids;
  }

  /**
   * The tickets of items that were shown as done, or as not done; what is no longer on the board is
   * left out.
   */
  private Map<UUID, List<UUID>> byTicket(
      Collection<UUID> itemIds, List<Shown> shown, boolean done) {
    Set<UUID> asked =
        shown.stream()
            .filter(item -> done == (item.state() == ItemState.DONE))
            .map(Shown::itemId)
            .filter(itemIds::contains)
            .collect(Collectors.toSet());
    Map<UUID, List<UUID>> byTicket = new LinkedHashMap<>();
    for (StationCard card : drawn.values()) {
      card.work()
          .forEach(
              ticket ->
                  ticket.items().stream()
                      .filter(item -> asked.contains(item.id()))
                      .forEach(
                          item ->
                              byTicket
                                  .computeIfAbsent(ticket.id(), id -> new ArrayList<>())
                                  .add(item.id())));
    }
    return byTicket;
  }

  /** A tap on an item: done, or cooking again if it was done. */
  private void toggle(List<UUID> itemIds, List<Shown> shown) {
    Map<UUID, List<UUID>> cooking = byTicket(itemIds, shown, false);
    if (cooking.isEmpty()) {
      byTicket(itemIds, shown, true)
          .forEach((ticket, items) -> recall(() -> kitchen.recall(ticket, items), done -> {}));
    } else {
      Map<String, Act> finished = new HashMap<>();
      Act act = new Act(cooking);
      cooking.forEach((ticket, items) -> bump(() -> kitchen.bump(ticket, items, shown)));
      remember(act);
      drawn.values().stream()
          .filter(card -> card.work().anyMatch(ticket -> cooking.containsKey(ticket.id())))
          .forEach(card -> finished.put(card.card().key(), act));
      undo.putAll(finished);
    }
    refresh();
  }

  private void acknowledge(List<UUID> itemIds, List<Shown> shown) {
    for (StationCard card : drawn.values()) {
      card.work()
          .filter(ticket -> ticket.items().stream().anyMatch(i -> itemIds.contains(i.id())))
          .forEach(
              ticket ->
                  permitted(
                      () ->
                          kitchen.acknowledgeVoids(
                              ticket.id(),
                              ticket.items().stream()
                                  .map(TicketItem::id)
                                  .filter(itemIds::contains)
                                  .toList(),
                              shown)));
    }
    refresh();
  }

  /** Bumps what was on a card; what has come onto it since stays, and rings. */
  private void bumpCard(String key, List<Shown> shown) {
    StationCard card = drawn.get(key);
    if (card == null || card.isHeld()) {
      return;
    }
    Map<UUID, List<UUID>> whole = new LinkedHashMap<>();
    List<Ticket> work = card.work().filter(ticket -> Shown.anyOf(ticket, shown)).toList();
    for (Ticket ticket : work) {
      if (bump(() -> kitchen.bump(ticket.id(), null, shown))) {
        whole.put(ticket.id(), List.of());
      }
    }
    if (!whole.isEmpty()) {
      Act act = new Act(whole);
      remember(act);
      undo.put(key, act);
    }
    if (key.equals(ringed)) {
      ringed = null;
      ringedLine = -1;
    }
    refresh();
  }

  private void remember(Act act) {
    acts.push(act);
    if (acts.size() > UNDO_LIMIT) {
      acts.removeLast();
    }
  }

  private void undo(String key) {
    Act act = undo.remove(key);
    if (act != null) {
      acts.remove(act);
      takeBack(act);
    }
    refresh();
  }

  private boolean takeBack(Act act) {
    boolean any = false;
    for (Map.Entry<UUID, List<UUID>> entry : act.byTicket().entrySet()) {
      List<UUID> items = entry.getValue().isEmpty() ? null : entry.getValue();
      any |= recall(() -> kitchen.recall(entry.getKey(), items), done -> {});
    }
    return any;
  }

  /** Takes back the last bump on this screen, or else the last at this station. */
  private void recallLast() {
    boolean any = false;
    while (!any && !acts.isEmpty()) {
      any = takeBack(acts.pop());
    }
    if (!any) {
      UUID here = Objects.requireNonNull(station).id();
      any = recall(() -> kitchen.recallLast(here), done -> {});
    }
    if (!any) {
      say(text("kitchen.say.nothing"));
    }
    refresh();
  }

  @Override
  void held(String key) {
    // Read again: being seen draws nothing anew.
    refresh();
    StationCard card = drawn.get(key);
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
    StationBoard read = Objects.requireNonNull(board);
    Instant from = Instant.ofEpochMilli(since);
    List<Ticket> work = read.cards().stream().flatMap(card -> card.work().stream()).toList();
    long fired =
        work.stream().filter(t -> t.firedAt().filter(at -> at.isAfter(from)).isPresent()).count();
    long voided =
        work.stream()
            .flatMap(ticket -> ticket.items().stream())
            .filter(
                i -> i.voidUnread() > 0 && i.voidAt().filter(at -> at.isAfter(from)).isPresent())
            .count();
    say(text("kitchen.say.back", fired, voided));
  }

  @Override
  void settle() {
    StationBoard read = board;
    if (read == null || !isMeasured()) {
      return;
    }
    fresh.clear();
    place(read, true);
    draw();
  }
}
