package brigade.kitchen.ui;

import brigade.changes.Topic;
import brigade.kitchen.Kitchen;
import brigade.kitchen.Production;
import brigade.kitchen.Production.Line;
import brigade.kitchen.Production.Wait;
import brigade.kitchen.ReadingBoards;
import brigade.kitchen.SeeingItems;
import brigade.kitchen.Shown;
import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.kitchen.TicketRequest;
import brigade.kitchen.chit.ActionWords;
import brigade.kitchen.printing.PrintRequest;
import brigade.kitchen.printing.ReadingPrinters;
import brigade.screen.ScreenKit;
import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

/** What a station cooks, with identical items of all its tickets together. */
@Route("kitchen/:station/together")
@Requires(Permission.VIEW_KITCHEN)
@JsModule("context://brigade/kitchen.js")
@StyleSheet("context://brigade/kitchen.css")
public class ProductionView extends KitchenScreen implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  private static final int UNDO_LIMIT = 20;
  private static final int KEYS = 9;

  private final transient ReadingBoards reading;
  private final transient Kitchen kitchen;
  private final transient SeeingItems seeingItems;
  private final Div list = new Div();
  private final Div nothing = new Div();

  private transient @Nullable StationSummary station;
  private transient List<Slot> slots = List.of();
  private final transient Deque<Act> acts = new ArrayDeque<>();
  private final transient Recent marked = new Recent();
  private transient @Nullable Recent known;
  private transient Set<Shown> knownVoids = new HashSet<>();
  private @Nullable String ringed;

  /** A place in the list: a line, or what is left of one that is done. */
  private record Slot(String key, @Nullable Line line) {}

  /** Items that were marked done, by ticket. */
  private record Act(String key, int quantity, Map<UUID, List<UUID>> byTicket) {}

  ProductionView(
      ScreenKit kit,
      Stations stations,
      ReadingBoards reading,
      Kitchen kitchen,
      SeeingItems seeingItems,
      ReadingPrinters printers) {
    super("kitchen", kit, stations, printers, Topic.KITCHEN, Topic.VENUE, Topic.PRINTERS);
    this.reading = reading;
    this.kitchen = kitchen;
    this.seeingItems = seeingItems;
    list.addClassNames("col", "prods");
    nothing.addClassName("kempty");
    new Html()
        .icon("check")
        .leaf("b", "", text("kitchen.empty.title"))
        .leaf("span", "", text("kitchen.empty.detail"))
        .into(nothing);
    main.add(list, nothing);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    Optional<StationSummary> wanted =
        stations.named(entering.getRouteParameters().get("station").orElse(""));
    if (wanted.isEmpty() || wanted.get().isExpo()) {
      entering.forwardTo("kitchen");
    } else {
      boolean again = station != null;
      station = wanted.get();
      slots = List.of();
      acts.clear();
      known = null;
      knownVoids = new HashSet<>();
      ringed = null;
      if (again) {
        refresh();
      }
    }
  }

  @Override
  boolean rings() {
    return station == null || station.screen().chimes();
  }

  @Override
  protected void refresh() {
    if (station != null) {
      station = stations.inService(station.id()).orElse(station);
      show(false);
    }
  }

  /**
   * Shows what there is now.
   *
   * @param settled whether no hand is near, so that lines may change their places
   */
  private void show(boolean settled) {
    StationSummary here = Objects.requireNonNull(station);
    Production now = reading.production(here);
    listenForNews(now);
    List<Slot> wanted = new ArrayList<>();
    now.lines().forEach(line -> wanted.add(new Slot(line.key(), line)));
    if (settled) {
      slots = wanted;
    } else {
      Set<String> there = new HashSet<>();
      wanted.forEach(slot -> there.add(slot.key()));
      List<Slot> with = new ArrayList<>(wanted);
      slots.stream()
          .filter(slot -> !there.contains(slot.key()))
          .forEach(slot -> with.add(new Slot(slot.key(), null)));
      slots = Places.asTheyStand(with, slots.stream().map(Slot::key).toList(), Slot::key);
    }
    getElement().setAttribute("data-unsettled", !slots.equals(wanted));
    drawBar(here, now);
    draw(here);
    drawFoot();
    markSeen(here, now);
  }

  private void listenForNews(Production now) {
    Set<UUID> items = new HashSet<>();
    Set<Shown> voids = new HashSet<>();
    for (Line line : now.lines()) {
      for (Wait wait : line.waits()) {
        if (line.voided()) {
          voids.add(wait.shown());
        } else {
          items.add(wait.itemId());
        }
      }
    }
    Recent before = known;
    boolean newVoid = before != null && !knownVoids.containsAll(voids);
    knownVoids = voids;
    if (before == null) {
      known = new Recent();
      known.addAll(items);
    }
    boolean somethingNew = before != null && before.addAll(items);
    if (newVoid) {
      chime("void");
    } else if (somethingNew) {
      chime("new");
    }
  }

  private void drawBar(StationSummary here, Production now) {
    Html html = new Html();
    html.leaf("h1", "", text("kitchen.together.title", here.name()))
        .open("span", "")
        .leaf("b", "", String.valueOf(now.total()))
        .text(" " + text("kitchen.bar.items", now.total()))
        .close("span");
    alarm(html, PrintRequest.station(here.code()));
    html.leaf("span", "grow", "");
    clock(html);
    html.into(bar);
  }

  private void draw(StationSummary here) {
    nothing.setVisible(slots.isEmpty());
    list.setVisible(!slots.isEmpty());
    Html html = new Html();
    int number = 0;
    for (Slot slot : slots) {
      number++;
      Line line = slot.line();
      if (line == null) {
        gone(html, slot.key());
      } else if (line.voided()) {
        voided(html, line, number <= KEYS ? number : 0);
      } else {
        line(html, here, line, number <= KEYS ? number : 0);
      }
    }
    html.into(list);
  }

  private void gone(Html html, String key) {
    html.open("article", "ticket prod gone");
    lastOf(key)
        .ifPresent(
            act ->
                html.leaf("span", "", text("kitchen.together.done", act.quantity()))
                    .open("button", "kbtn", "type", "button", "data-undo", key)
                    .icon("undo")
                    .text(text("kitchen.card.undo"))
                    .close("button"));
    html.close("article");
  }

  private void voided(Html html, Line line, int number) {
    Wait wait = line.waits().getFirst();
    html.open(
            "article",
            line.key().equals(ringed) ? "ticket prod void sel" : "ticket prod void",
            "data-card",
            line.key(),
            "data-shown",
            Shown.text(shown(line)))
        .leaf("span", number > 0 ? "key" : "", number > 0 ? String.valueOf(number) : "")
        .leaf("b", "", String.valueOf(line.quantity()))
        .open("div", "what")
        .name("span", "name", line.first().kitchenName())
        .open("span", "mod")
        .leaf("em", "", text("kitchen.card.void"))
        .text(text("kitchen.card.voidBy", line.first().voidBy().orElse("")))
        .close("span")
        .close("div")
        .open("div", "acts")
        .open("button", "kbtn", "type", "button", "data-void", line.key())
        .open("span", "")
        .icon("check")
        .text(" " + text("kitchen.together.voidRead"))
        .close("span")
        .name("small", "", where(wait))
        .close("button")
        .close("div")
        .close("article");
  }

  private void line(Html html, StationSummary here, Line line, int number) {
    html.open(
            "article",
            line.key().equals(ringed) ? "ticket prod sel" : "ticket prod",
            "data-card",
            line.key(),
            "data-shown",
            Shown.text(shown(line)),
            "data-age-since",
            String.valueOf(line.since().toEpochMilli()),
            "data-age-warn",
            String.valueOf(here.warnSeconds()),
            "data-age-late",
            String.valueOf(here.lateSeconds()))
        .leaf("span", number > 0 ? "key" : "", number > 0 ? String.valueOf(number) : "")
        .leaf("b", "", String.valueOf(line.quantity()))
        .open("div", "what")
        .name("span", "", line.first().kitchenName())
        .text(" ")
        .open("span", "age")
        .icon("age")
        .since(line.since().toEpochMilli())
        .close("span");
    for (TicketRequest.Mod mod : line.first().modifiers()) {
      html.open("span", "mod", "dir", "auto", "data-depth", String.valueOf(mod.depth()));
      String word = ActionWords.word(StationCard.locale(), mod);
      if (word != null) {
        html.leaf("em", "", word);
      }
      html.text(ActionWords.name(StationCard.locale(), mod)).close("span");
    }
    line.first().note().ifPresent(note -> html.name("span", "mod", note));
    if (!line.allergies().isEmpty()) {
      html.open("div", "strip allergy")
          .icon("allergy")
          .name("span", "", String.join(", ", line.allergies()))
          .close("div");
    }
    html.close("div");
    Wait next = line.waits().getFirst();
    html.open("div", "acts")
        .open("button", "kbtn", "type", "button", "data-items", line.key())
        .open("span", "")
        .icon("check")
        .text(" " + next.quantity())
        .close("span")
        .name("small", "", where(next))
        .close("button");
    if (line.waits().size() > 1) {
      html.open("button", "kbtn go", "type", "button", "data-bump", line.key())
          .open("span", "")
          .icon("check")
          .text(" " + line.quantity())
          .close("span")
          .leaf("small", "", text("kitchen.together.allKey"))
          .close("button");
    }
    html.close("div").open("div", "waits");
    for (Wait wait : line.waits()) {
      html.open("span", wait.rushed() ? "rush" : "");
      if (wait.rushed()) {
        html.icon("bell").text(text("kitchen.card.rush") + " ");
      }
      html.leaf("b", "", wait.quantity() + " ").name("bdi", "", where(wait)).close("span");
    }
    html.close("div").close("article");
  }

  private static String where(Wait wait) {
    return wait.seat() == null
        ? wait.label()
        : wait.label() + " " + text("kitchen.together.seat", wait.seat());
  }

  private void drawFoot() {
    Html html = new Html();
    html.open(
            "button",
            "kbtn",
            "type",
            "button",
            "data-act",
            "recall",
            "aria-label",
            text("kitchen.foot.recall"))
        .icon("recall")
        .leaf("span", "word", text("kitchen.foot.recall"))
        .leaf("kbd", "", "R")
        .close("button")
        .leaf("span", "grow", "");
    html.open("span", "hints")
        .open("span", "")
        .leaf("kbd", "", "1")
        .text("-")
        .leaf("kbd", "", "9")
        .text(" ")
        .leaf("kbd", "", "Enter")
        .text(" " + text("kitchen.together.one"))
        .close("span")
        .open("span", "")
        .leaf("kbd", "", "A")
        .text(" " + text("kitchen.together.allKey"))
        .close("span")
        .open("span", "")
        .leaf("kbd", "", "↑")
        .leaf("kbd", "", "↓")
        .text(" " + text("kitchen.foot.move"))
        .close("span")
        .close("span");
    html.open("button", "kbtn on", "type", "button", "data-act", "tickets", "aria-pressed", "true")
        .icon("grid")
        .leaf("span", "word", text("kitchen.together"))
        .leaf("kbd", "", "T")
        .close("button");
    footEnd(html);
    html.into(foot);
  }

  /** All of the list counts as seen: it is short and scrolls. */
  private void markSeen(StationSummary here, Production now) {
    List<UUID> unseen =
        now.lines().stream()
            .filter(line -> !line.voided())
            .flatMap(line -> line.waits().stream())
            .map(Wait::itemId)
            .filter(marked::add)
            .toList();
    marked.keep(
        now.lines().stream()
            .flatMap(line -> line.waits().stream())
            .map(Wait::itemId)
            .collect(Collectors.toSet()));
    if (!unseen.isEmpty()) {
      Actor actor = actor();
      Thread.startVirtualThread(
          () ->
              kit()
                  .currentActor()
                  .run(actor, () -> seeingItems.seen(here.id(), unseen, actor.device())));
    }
  }

  @Override
  void tapped(String kind, String value, List<Shown> shown) {
    switch (kind) {
      case "items", "void" -> done(value, true, shown);
      case "bump" -> done(value, false, shown);
      case "undo" -> {
        lastOf(value).ifPresent(this::takeBack);
        refresh();
      }
      case "act" -> act(value);
      default -> {}
    }
  }

  private void act(String name) {
    switch (name) {
      case "recall" -> recallLast();
      case "tickets" -> tickets();
      case "printers" -> go("printers");
      default -> {}
    }
  }

  @Override
  void pressed(String key, String card, List<Shown> shown) {
    switch (key) {
      case "r" -> recallLast();
      case "t", "Escape" -> tickets();
      case "Enter" -> doneRinged(true, card, shown);
      case "a" -> doneRinged(false, card, shown);
      case "ArrowUp", "ArrowLeft" -> ring(-1);
      case "ArrowDown", "ArrowRight" -> ring(1);
      default -> {
        if (Character.isDigit(key.charAt(0))) {
          done(card, true, shown);
        }
      }
    }
  }

  private void doneRinged(boolean one, String onGlass, List<Shown> shownThere) {
    String key = ringed;
    if (key != null) {
      // After an arrow just before it, the ring on the glass is still on the line before.
      done(
          key,
          one,
          key.equals(onGlass)
              ? shownThere
              : line(key).map(ProductionView::shown).orElse(List.of()));
    }
  }

  private static List<Shown> shown(Line line) {
    return line.waits().stream().map(Wait::shown).toList();
  }

  private Optional<Line> line(String key) {
    return slots.stream()
        .filter(slot -> slot.key().equals(key))
        .flatMap(slot -> Optional.ofNullable(slot.line()).stream())
        .findFirst();
  }

  private void ring(int step) {
    List<String> keys = slots.stream().filter(slot -> slot.line() != null).map(Slot::key).toList();
    if (!keys.isEmpty()) {
      int at = ringed == null ? -1 : keys.indexOf(ringed);
      ringed =
          keys.get(
              at < 0 ? (step > 0 ? 0 : keys.size() - 1) : Math.floorMod(at + step, keys.size()));
      draw(Objects.requireNonNull(station));
      list.getElement().executeJs("this.querySelector('.sel')?.scrollIntoView({block: 'nearest'})");
    }
  }

  private void tickets() {
    go("kitchen/" + Objects.requireNonNull(station).code());
  }

  /**
   * Marks a line done.
   *
   * @param one whether only for whom waits longest, else for all
   * @param shown who waited when it was asked for; whoever came since goes on waiting
   */
  private void done(String key, boolean one, List<Shown> shown) {
    Optional<Line> line = line(key);
    if (line.isEmpty()) {
      return;
    }
    if (line.get().voided()) {
      Wait wait = line.get().waits().getFirst();
      permitted(() -> kitchen.acknowledgeVoids(wait.ticketId(), List.of(wait.itemId()), shown));
      refresh();
      return;
    }
    Set<UUID> asked =
        shown.stream()
            .limit(one ? 1 : Long.MAX_VALUE)
            .map(Shown::itemId)
            .collect(Collectors.toSet());
    List<Wait> waits =
        line.get().waits().stream().filter(wait -> asked.contains(wait.itemId())).toList();
    Map<UUID, List<UUID>> wanted = new LinkedHashMap<>();
    waits.forEach(
        wait ->
            wanted.computeIfAbsent(wait.ticketId(), id -> new ArrayList<>()).add(wait.itemId()));
    Map<UUID, List<UUID>> did = new HashMap<>();
    wanted.forEach(
        (ticket, items) -> {
          if (bump(() -> kitchen.bump(ticket, items, shown))) {
            did.put(ticket, items);
          }
        });
    if (!did.isEmpty()) {
      int quantity =
          waits.stream()
              .filter(wait -> did.containsKey(wait.ticketId()))
              .mapToInt(Wait::quantity)
              .sum();
      acts.push(new Act(key, quantity, did));
      if (acts.size() > UNDO_LIMIT) {
        acts.removeLast();
      }
    }
    refresh();
  }

  private Optional<Act> lastOf(String key) {
    return acts.stream().filter(act -> act.key().equals(key)).findFirst();
  }

  private boolean takeBack(Act act) {
    acts.remove(act);
    boolean any = false;
    for (Map.Entry<UUID, List<UUID>> entry : act.byTicket().entrySet()) {
      any |= recall(() -> kitchen.recall(entry.getKey(), entry.getValue()), done -> {});
    }
    return any;
  }

  /** Takes back what was marked here last, or else the station's last bump. */
  private void recallLast() {
    boolean any = false;
    while (!any && !acts.isEmpty()) {
      any = takeBack(acts.peek());
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
  void held(String key) {}

  @Override
  void back(long since) {
    refresh();
  }

  @Override
  void settle() {
    if (station != null) {
      show(true);
    }
  }
}
