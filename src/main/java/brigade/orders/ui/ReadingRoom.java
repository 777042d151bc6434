package brigade.orders.ui;

import brigade.floorplan.Floor;
import brigade.floorplan.FloorPlan;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.TableState;
import brigade.floorplan.TableView;
import brigade.kitchen.Call;
import brigade.kitchen.Calls;
import brigade.menu.Course;
import brigade.menu.Menus;
import brigade.money.Money;
import brigade.orders.Alarm;
import brigade.orders.Alarms;
import brigade.orders.LineState;
import brigade.orders.Order;
import brigade.orders.OrderLine;
import brigade.orders.OrderType;
import brigade.orders.Orders;
import brigade.orders.TipsOfServer;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.BusinessDays;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the room and the open orders, and says of each table what it waits for. */
@ApplicationScoped
class ReadingRoom {
  /** A party that could not order for so long has waited too long. */
  static final Duration SLOW_TO_ORDER = Duration.ofMinutes(5);

  /** Food that was sent so long ago takes too long. */
  static final Duration SLOW_FOOD = Duration.ofMinutes(20);

  /** A check that lies on the table for so long wants somebody. */
  static final Duration SLOW_TO_PAY = Duration.ofMinutes(10);

  /** Courses shown as steps of a card. */
  private static final int STEPS = 4;

  /** Things named in a line of detail. */
  private static final int NAMED = 3;

  private final FloorPlan floorPlan;
  private final Orders orders;
  private final Calls calls;
  private final Alarms alarms;
  private final Menus menus;
  private final Instance<TipsOfServer> tips;
  private final EntityManager entities;
  private final CurrentActor currentActor;
  private final Venues venues;
  private final BusinessDays businessDays;
  private final Clock clock;

  ReadingRoom(
      FloorPlan floorPlan,
      Orders orders,
      Calls calls,
      Alarms alarms,
      Menus menus,
      Instance<TipsOfServer> tips,
      EntityManager entities,
      CurrentActor currentActor,
      Venues venues,
      BusinessDays businessDays,
      Clock clock) {
    this.floorPlan = floorPlan;
    this.orders = orders;
    this.calls = calls;
    this.alarms = alarms;
    this.menus = menus;
    this.tips = tips;
    this.entities = entities;
    this.currentActor = currentActor;
    this.venues = venues;
    this.businessDays = businessDays;
    this.clock = clock;
  }

  /**
   * The room as it is now.
   *
   * @param withPlan whether the plan is drawn too
   */
  @Transactional
  @Requires(Permission.VIEW_TABLES)
  public Room now(boolean withPlan, Amounts amounts) {
    Actor me = currentActor.get();
    Alarms.Now news = alarms.mine();
    Map<UUID, Alarm.NotReceived> missing = new HashMap<>();
    for (Alarm alarm : news.alarms()) {
      if (alarm instanceof Alarm.NotReceived late) {
        missing.putIfAbsent(late.orderId(), late);
      }
    }
    List<Order> open = orders.open();
    Map<UUID, Order> bySeating = new HashMap<>();
    open.forEach(order -> order.seatingId().ifPresent(id -> bySeating.putIfAbsent(id, order)));
    Optional<Floor> plan = withPlan ? Optional.of(floorPlan.floor()) : Optional.empty();
    List<TableView> tables = plan.map(Floor::tables).orElseGet(floorPlan::tables);
    List<Course> courses = menus.current().courses().stream().limit(STEPS).toList();
    List<Card> cards = new ArrayList<>();
    Set<UUID> drawn = new HashSet<>();
    for (TableView table : tables) {
      SeatingSummary party = table.seating();
      if (party == null) {
        cards.add(empty(table, me, amounts));
      } else if (drawn.add(party.id())) {
        Order order = bySeating.get(party.id());
        cards.add(
            seated(
                table,
                party,
                order,
                order == null ? null : missing.get(order.id()),
                courses,
                me,
                amounts));
      }
    }
    cards.sort(
        Comparator.comparing(Card::need)
            .thenComparing(card -> card.clock() == null ? Instant.MAX : card.clock().from())
            .thenComparing(card -> card.label().length())
            .thenComparing(Card::label));
    LocalDate today = venues.settings().tradingDate(clock.instant());
    // The day may be closed, or its date be past, while food that was paid is still cooking.
    LocalDate since = businessDays.date().minusDays(1);
    List<Order> elsewhere =
        Stream.concat(open.stream(), orders.paidAhead(since).stream())
            .filter(order -> order.seatingId().isEmpty())
            .toList();
    return new Room(
        List.copyOf(cards),
        calls.openFor(me.staffId()).stream().map(call -> up(call, open)).toList(),
        elsewhere.stream()
            .filter(order -> order.type() == OrderType.BAR)
            .map(ReadingRoom::tab)
            .toList(),
        elsewhere.stream()
            .filter(order -> order.type() != OrderType.BAR)
            .map(ReadingRoom::tab)
            .sorted(Comparator.comparing((Room.Tab tab) -> tab.pickup().orElse(tab.since())))
            .toList(),
        sales(me.staffId(), today),
        tips.isResolvable() ? Optional.of(tips.get().of(me.staffId(), today)) : Optional.empty(),
        plan,
        news);
  }

  /** A call in the words of the floor; the kitchen has its own, in capitals. */
  private Room.Up up(Call call, List<Order> open) {
    String place =
        open.stream()
            .filter(order -> order.id().equals(call.orderId()))
            .findFirst()
            .flatMap(Order::tableLabel)
            .map(table -> Texts.of("orders.ui.table", table))
            .orElse(call.label());
    String course =
        menus.current().courses().stream()
            .map(Course::name)
            .filter(call.courseName()::equalsIgnoreCase)
            .findFirst()
            .orElse(call.courseName());
    return new Room.Up(call.orderId(), place, course, call.summary(), call.firstCalledAt());
  }

  private static Room.Tab tab(Order order) {
    List<OrderLine> live = order.standing();
    Sheet.Look look;
    if (live.stream().anyMatch(line -> line.state() == LineState.READY)) {
      look = Sheet.Look.READY;
    } else if (live.stream().anyMatch(line -> line.state() == LineState.SENT)) {
      look = Sheet.Look.SEEN;
    } else if (live.stream().anyMatch(line -> line.state() == LineState.HELD)) {
      look = Sheet.Look.HELD;
    } else {
      look =
          !live.isEmpty() && live.stream().allMatch(line -> line.state() == LineState.SERVED)
              ? Sheet.Look.SERVED
              : Sheet.Look.NEW;
    }
    return new Room.Tab(
        order.id(),
        order.type(),
        order.number(),
        order.guestName().orElse(""),
        order.openedAt(),
        order.pickupAt(),
        order.subtotal(),
        look,
        !order.isOpen());
  }

  /** The sum of the person's orders, by one query over the day's index. */
  private Money sales(UUID staffId, LocalDate date) {
    Object sum =
        entities
            .createNativeQuery(
                "select coalesce(sum(l.quantity * l.unit_price), 0)"
                    + " from orders o join order_line l on l.order_id = o.id"
                    + " where o.business_date = ?1 and o.server_id = ?2"
                    + " and l.state not in ('NEW', 'VOIDED') and l.comped_at is null")
            .setParameter(1, date)
            .setParameter(2, staffId)
            .getSingleResult();
    return Money.of(((Number) sum).longValue());
  }

  private Card empty(TableView table, Actor me, Amounts amounts) {
    TableView.NextReservation next = table.next();
    boolean mine = me.staffId().equals(table.sectionServerId());
    Card.Wait wait;
    String detail = "";
    Card.Timing timing = null;
    Card.Need need;
    int people = table.seats();
    if (table.state() == TableState.BLOCKED) {
      wait = new Card.Wait("", Texts.of("orders.ui.card.blocked"));
      detail = Optional.ofNullable(table.blockedReason()).orElse("");
      need = Card.Need.BLOCKED;
    } else if (table.state() == TableState.RESERVED && next != null) {
      wait =
          new Card.Wait(
              "",
              Texts.of("orders.ui.card.reserved", next.guestName(), amounts.time(next.startsAt())));
      people = next.covers();
      boolean late = next.startsAt().isBefore(clock.instant());
      timing =
          new Card.Timing(
              next.startsAt(),
              !late,
              Texts.of(late ? "orders.ui.card.late" : "orders.ui.card.until-arrival"),
              late);
      need = Card.Need.RESERVED;
    } else {
      wait = new Card.Wait("", Texts.of("orders.ui.card.seat"));
      detail =
          next == null
              ? Texts.of("orders.ui.card.nothing-booked")
              : Texts.of("orders.ui.card.next", next.guestName(), amounts.time(next.startsAt()));
      need = Card.Need.FREE;
    }
    return new Card(
        List.of(table.id()),
        table.number(),
        table.state(),
        people,
        wait,
        detail,
        List.of(),
        timing,
        "",
        need,
        mine,
        Optional.empty(),
        Optional.empty(),
        need == Card.Need.RESERVED
            ? Optional.ofNullable(next).map(TableView.NextReservation::id)
            : Optional.empty());
  }

  private Card seated(
      TableView table,
      SeatingSummary party,
      @Nullable Order order,
      Alarm.@Nullable NotReceived missing,
      List<Course> courses,
      Actor me,
      Amounts amounts) {
    List<OrderLine> live = order == null ? List.of() : order.standing();
    boolean ready =
        table.state() == TableState.ORDERED
            && live.stream().anyMatch(line -> line.state() == LineState.READY);
    TableState state = ready ? TableState.FOOD_READY : table.state();
    Told told =
        switch (state) {
          case FOOD_READY -> foodReady(party, live);
          case TO_ORDER -> toOrder(party, live);
          case ORDERED -> missing == null ? ordered(party, live) : notReceived(missing);
          case CHECK_PRINTED ->
              new Told(
                  waits("orders.ui.card.payment"),
                  Texts.of("orders.ui.card.printed"),
                  timing(party.stageSince(), "orders.ui.card.since-printed", SLOW_TO_PAY),
                  Card.Need.CHECK);
          case TO_CLEAR ->
              new Told(
                  waits("orders.ui.card.clearing"),
                  toClear(table, party, amounts),
                  new Card.Timing(
                      party.stageSince(), false, Texts.of("orders.ui.card.since-paid"), false),
                  Card.Need.CLEAR);
          case FREE, RESERVED, BLOCKED ->
              throw new IllegalStateException("Nobody sits at a table that is " + state);
        };
    String detail = told.detail();
    for (String said : Arrays.asList(party.partyName(), party.note())) {
      if (said != null) {
        detail = detail.isEmpty() ? said : detail + " · " + said;
      }
    }
    return new Card(
        party.tableIds(),
        party.tableLabel(),
        state,
        party.covers(),
        told.waiting(),
        detail,
        courses.stream().map(course -> step(course, live)).toList(),
        told.timing(),
        order == null || live.isEmpty() ? "" : amounts.plain(order.subtotal()),
        told.need(),
        me.staffId().equals(party.serverId()),
        Optional.of(party.id()),
        Optional.ofNullable(order).map(Order::id),
        Optional.empty());
  }

  private static String toClear(TableView table, SeatingSummary party, Amounts amounts) {
    String paid = Texts.of("orders.ui.card.paid", amounts.time(party.stageSince()));
    TableView.NextReservation next = table.next();
    return next == null
        ? paid
        : paid + " · " + Texts.of("orders.ui.card.next-party", amounts.time(next.startsAt()));
  }

  private Told foodReady(SeatingSummary party, List<OrderLine> live) {
    List<OrderLine> up = live.stream().filter(line -> line.state() == LineState.READY).toList();
    if (up.isEmpty()) {
      return new Told(
          new Card.Wait("", Texts.of("orders.ui.card.take-food")),
          "",
          timing(party.stageSince(), "orders.ui.card.since-ready", null),
          Card.Need.READY);
    }
    String detail =
        up.stream()
            .limit(NAMED)
            .map(
                line ->
                    line.seat()
                        .map(seat -> Texts.of("orders.ui.card.to-seat", line.name(), seat))
                        .orElse(line.name()))
            .collect(Collectors.joining(", "));
    return new Told(
        new Card.Wait("", Texts.of("orders.ui.card.take", up.getFirst().courseName())),
        detail,
        new Card.Timing(
            up.stream()
                .flatMap(line -> line.readyAt().stream())
                .min(Comparator.naturalOrder())
                .orElse(party.stageSince()),
            false,
            Texts.of("orders.ui.card.since-ready"),
            false),
        Card.Need.READY);
  }

  private Told toOrder(SeatingSummary party, List<OrderLine> live) {
    int fresh = portions(live, LineState.NEW);
    return new Told(
        waits("orders.ui.card.order"),
        fresh > 0
            ? Texts.of("orders.ui.card.not-sent", fresh)
            : Texts.of("orders.ui.card.nothing-ordered"),
        timing(party.stageSince(), "orders.ui.card.since-seated", SLOW_TO_ORDER),
        Card.Need.ORDER);
  }

  private Told ordered(SeatingSummary party, List<OrderLine> live) {
    List<OrderLine> cooking = live.stream().filter(line -> line.state() == LineState.SENT).toList();
    if (!cooking.isEmpty()) {
      Card.Timing timing =
          timing(
              cooking.stream()
                  .flatMap(line -> line.sentAt().stream())
                  .min(Comparator.naturalOrder())
                  .orElse(party.stageSince()),
              "orders.ui.card.since-sent",
              SLOW_FOOD);
      // Drinks wait for nobody; of the food, the next course is what the party waits for.
      OrderLine next =
          cooking.stream()
              .filter(line -> line.course() > 0)
              .min(Comparator.comparingInt(OrderLine::course))
              .orElse(cooking.getFirst());
      return new Told(
          waits("orders.ui.card.food"),
          Texts.of(
              "orders.ui.card.cooking",
              next.courseName(),
              cooking.stream()
                  .filter(line -> line.course() == next.course())
                  .mapToInt(OrderLine::quantity)
                  .sum()),
          timing,
          timing.slow() ? Card.Need.SLOW_FOOD : Card.Need.FOOD);
    }
    Optional<OrderLine> held =
        live.stream()
            .filter(line -> line.state() == LineState.HELD)
            .min(Comparator.comparingInt(OrderLine::course));
    Card.Timing served =
        new Card.Timing(
            live.stream()
                .flatMap(line -> line.servedAt().stream())
                .max(Comparator.naturalOrder())
                .orElse(party.stageSince()),
            false,
            Texts.of("orders.ui.card.since-served"),
            false);
    if (held.isPresent()) {
      return new Told(
          new Card.Wait(
              Texts.of("orders.ui.card.waits"),
              Texts.of("orders.ui.card.fire", held.get().course())),
          Texts.of("orders.ui.card.held", held.get().courseName(), portions(live, LineState.HELD)),
          served,
          Card.Need.FIRE);
    }
    return new Told(
        new Card.Wait("", Texts.of("orders.ui.card.at-table")),
        Texts.of("orders.ui.card.all-served"),
        served,
        Card.Need.FOOD);
  }

  /** Nobody cooks what did not arrive, so this is more urgent than slow food. */
  private static Told notReceived(Alarm.NotReceived missing) {
    return new Told(
        new Card.Wait("", Texts.of("orders.ui.card.not-received")),
        Texts.of("orders.ui.card.not-received-by", missing.station(), missing.portions()),
        new Card.Timing(
            missing.since(),
            false,
            Texts.of("orders.ui.card.slow", Texts.of("orders.ui.card.since-sent")),
            true),
        Card.Need.NOT_RECEIVED);
  }

  private static int portions(List<OrderLine> lines, LineState state) {
    return lines.stream().filter(line -> line.state() == state).mapToInt(OrderLine::quantity).sum();
  }

  private static Card.Wait waits(String key) {
    return new Card.Wait(Texts.of("orders.ui.card.waits"), Texts.of(key));
  }

  private Card.Timing timing(Instant since, String words, @Nullable Duration tooLong) {
    boolean slow = tooLong != null && clock.instant().isAfter(since.plus(tooLong));
    String text = Texts.of(words);
    return new Card.Timing(since, false, slow ? Texts.of("orders.ui.card.slow", text) : text, slow);
  }

  private static Card.Step step(Course course, List<OrderLine> live) {
    Set<LineState> states =
        live.stream()
            .filter(line -> line.course() == course.number())
            .map(OrderLine::state)
            .collect(Collectors.toSet());
    if (states.contains(LineState.READY)) {
      return step(course, "up", "bell", "ready");
    }
    if (states.contains(LineState.SENT)) {
      return step(course, "work", "flame", "kitchen");
    }
    if (states.contains(LineState.HELD)) {
      return step(course, "held", "pause", "held");
    }
    if (states.contains(LineState.SERVED)) {
      return step(course, "done", "check", "served");
    }
    return step(course, "", "", states.isEmpty() ? "none" : "new");
  }

  private static Card.Step step(Course course, String kind, String icon, String words) {
    return new Card.Step(
        course.name(), kind, icon, Texts.of("orders.ui.step." + words + ".title", course.name()));
  }

  private record Told(Card.Wait waiting, String detail, Card.Timing timing, Card.Need need) {}
}
