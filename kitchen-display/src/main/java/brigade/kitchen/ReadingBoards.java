package brigade.kitchen;

import brigade.kitchen.ExpoBoard.ExpoOrder;
import brigade.kitchen.ExpoBoard.StationProgress;
import brigade.kitchen.StationBoard.AlsoAt;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the kitchen's screens show, by a few queries however much that is. */
@ApplicationScoped
public class ReadingBoards {
  /** The type of order whose ticket names its table. */
  private static final String AT_TABLE = "DINE_IN";

  /** How long a read call stays in sight. */
  private static final Duration CALLS_LINGER = Duration.ofMinutes(10);

  /** What was made so long ago and never fetched leaves the guests' board. */
  private static final Duration ON_BOARD = Duration.ofHours(2);

  private final Tickets tickets;
  private final Stations stations;
  private final ReadingTickets reading;
  private final Calls calls;
  private final Pace pace;
  private final Instance<GuestNames> guests;
  private final Clock clock;

  ReadingBoards(
      Tickets tickets,
      Stations stations,
      ReadingTickets reading,
      Calls calls,
      Pace pace,
      Instance<GuestNames> guests,
      Clock clock) {
    this.tickets = tickets;
    this.stations = stations;
    this.reading = reading;
    this.calls = calls;
    this.pace = pace;
    this.guests = guests;
    this.clock = clock;
  }

  /** The screen of a station that makes something. */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public StationBoard station(StationSummary station) {
    List<Ticket> live = tickets.liveAt(station.id());
    List<BoardCard> cards = BoardCard.of(live, station.screen());
    return new StationBoard(
        station,
        cards,
        alsoAt(station, cards),
        AllDay.of(live),
        reading.stations(),
        pace.median(station.id()),
        targets(station, live));
  }

  /** What a station is to cook, ticket by ticket or not. */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public Production production(StationSummary station) {
    return Production.of(tickets.liveAt(station.id()), station.screen().rushFirst());
  }

  private Map<UUID, Duration> targets(StationSummary station, List<Ticket> live) {
    Map<UUID, Duration> targets = new HashMap<>();
    live.stream()
        .flatMap(ticket -> ticket.items().stream())
        .flatMap(item -> item.menuItemId().stream())
        .distinct()
        .forEach(
            item ->
                pace.prepTimes()
                    .learnt(station.id(), item)
                    .ifPresent(learnt -> targets.put(item, learnt.median())));
    return targets;
  }

  private Map<String, List<AlsoAt>> alsoAt(StationSummary station, List<BoardCard> cards) {
    Map<String, Map<UUID, TicketState>> elsewhere = new HashMap<>();
    for (Tickets.Whereabouts where : tickets.whereabouts(station.id())) {
      if (!where.stationId().equals(station.id())) {
        elsewhere
            .computeIfAbsent(where.orderId() + ":" + where.course(), key -> new LinkedHashMap<>())
            .merge(where.stationId(), where.state(), ReadingBoards::busier);
      }
    }
    Map<String, List<AlsoAt>> byCard = new HashMap<>();
    for (BoardCard card : cards) {
      Ticket face = card.face();
      Map<UUID, TicketState> others = new HashMap<>();
      Stream.concat(Stream.of(face), card.work().stream())
          .map(ticket -> ticket.orderId() + ":" + ticket.course())
          .distinct()
          .flatMap(course -> elsewhere.getOrDefault(course, Map.of()).entrySet().stream())
          .forEach(one -> others.merge(one.getKey(), one.getValue(), ReadingBoards::busier));
      byCard.put(
          card.key(),
          stations.inService().stream()
              .flatMap(
                  other ->
                      Optional.ofNullable(others.get(other.id()))
                          .map(state -> new AlsoAt(other.name(), state))
                          .stream())
              .toList());
    }
    return byCard;
  }

  /** Of two tickets at one station, the state that tells more about whether it still works. */
  private static TicketState busier(TicketState one, TicketState other) {
    if (one == TicketState.OPEN || other == TicketState.OPEN) {
      return TicketState.OPEN;
    }
    return one == TicketState.HELD ? one : other;
  }

  /** The screen of expo. */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public ExpoBoard expo() {
    StationSummary expo = stations.expo();
    List<Ticket> live = tickets.liveAt(expo.id());
    Map<UUID, List<Ticket>> contributing =
        tickets.contributingToLiveAt(expo.id()).stream()
            .collect(Collectors.groupingBy(ticket -> ticket.expoTicketId().orElseThrow()));
    Map<UUID, String> names = names(live);
    List<ExpoOrder> orders =
        BoardCard.of(live).stream()
            .map(
                card ->
                    order(
                        card, contributing, Optional.ofNullable(names.get(card.face().orderId()))))
            .toList();
    Duration newTable =
        stations.inService().stream()
            .filter(station -> !station.isExpo() && station.throughExpo())
            .map(pace::expected)
            .max(Duration::compareTo)
            .orElse(Duration.ofSeconds(expo.lateSeconds()));
    return new ExpoBoard(
        expo,
        orders,
        calls.recent(clock.instant().minus(CALLS_LINGER)),
        pace.median(expo.id()),
        pace.withinQuote(),
        newTable);
  }

  /** The screen that is turned to the guests. */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public GuestBoard guests() {
    Instant now = clock.instant();
    List<UUID> orders = tickets.recentOf(GuestBoard.TYPES, now.minus(ON_BOARD));
    List<Ticket> all = tickets.ofOrders(orders);
    return GuestBoard.of(
        all,
        calls.readOf(orders),
        orders.isEmpty() || !guests.isResolvable() ? Map.of() : guests.get().of(orders),
        Duration.ofMinutes(stations.expo().screen().afterHandOver()),
        now);
  }

  /** Whom orders without a table are for; at a table the table says it. */
  private Map<UUID, String> names(List<Ticket> live) {
    List<UUID> orders =
        live.stream()
            .filter(ticket -> !ticket.orderType().equals(AT_TABLE))
            .map(Ticket::orderId)
            .distinct()
            .toList();
    return orders.isEmpty() || !guests.isResolvable() ? Map.of() : guests.get().of(orders);
  }

  private ExpoOrder order(
      BoardCard card, Map<UUID, List<Ticket>> contributing, Optional<String> guest) {
    Map<UUID, List<Ticket>> byStation =
        card.work().stream()
            .flatMap(expo -> contributing.getOrDefault(expo.id(), List.of()).stream())
            .collect(Collectors.groupingBy(Ticket::stationId));
    List<StationProgress> progress =
        stations.inService().stream()
            .map(station -> progress(station, byStation.getOrDefault(station.id(), List.of())))
            .flatMap(Optional::stream)
            .toList();
    Set<UUID> retired =
        byStation.keySet().stream().filter(stations::isRetired).collect(Collectors.toSet());
    return new ExpoOrder(
        card,
        guest,
        progress,
        items(card.work(), contributing),
        items(card.held(), contributing),
        retired);
  }

  /** What stations make for expo's tickets, and what it makes itself. */
  private static List<TicketItem> items(List<Ticket> ofExpo, Map<UUID, List<Ticket>> contributing) {
    return ofExpo.stream()
        .flatMap(
            expo ->
                Stream.concat(
                    contributing.getOrDefault(expo.id(), List.of()).stream(), Stream.of(expo)))
        .flatMap(ticket -> ticket.items().stream())
        .toList();
  }

  private static Optional<StationProgress> progress(
      StationSummary station, Collection<Ticket> parts) {
    int done = 0;
    int total = 0;
    boolean finished = true;
    for (Ticket part : parts) {
      finished &= !part.state().isLive();
      for (TicketItem item : part.items()) {
        total += item.remaining();
        done += item.state() == ItemState.DONE ? item.remaining() : 0;
      }
    }
    return total == 0 && finished
        ? Optional.empty()
        : Optional.of(new StationProgress(station.name(), done, total, finished));
  }

  /** The stations and how much each has to do. */
  @Requires(Permission.VIEW_KITCHEN)
  public List<ReadingTickets.StationLoad> stations() {
    return reading.stations();
  }
}
