package brigade.kitchen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sorts one send into tickets: one for each station and course, and one at expo for each course
 * that passes there. What several stations make is on a ticket of each. Held and fired items of one
 * course are apart, since their clocks differ.
 */
final class TicketPlan {
  /** No quote is longer, in seconds. */
  private static final long QUOTE_LIMIT = 4 * 60 * 60L;

  private final Map<Key, Ticket> stations = new LinkedHashMap<>();
  private final Map<Key, Ticket> expos = new LinkedHashMap<>();
  private final List<UUID> unrouted = new ArrayList<>();

  /** Says how long a station needs for a dish. */
  @FunctionalInterface
  interface Expected {
    Duration time(StationSummary station, @Nullable UUID menuItemId);
  }

  private record Key(@Nullable UUID stationId, int course, boolean held) {}

  /**
   * @param expected how long a station needs at present for an item of the menu
   */
  TicketPlan(TicketRequest request, Router router, Expected expected) {
    Map<Key, Duration> quotes = new LinkedHashMap<>();
    List<List<Router.Route>> routes = new ArrayList<>();
    for (TicketRequest.Item item : request.items()) {
      List<Router.Route> of = router.routes(request, item);
      routes.add(of);
      for (Router.Route route : of) {
        if (route.station().throughExpo() || route.station().isExpo()) {
          quotes.merge(
              new Key(null, item.course(), item.held()),
              expected.time(route.station(), item.menuItemId()),
              (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
      }
    }
    for (int i = 0; i < routes.size(); i++) {
      for (Router.Route route : routes.get(i)) {
        place(request, request.items().get(i), route, router.expo(), quotes);
      }
    }
  }

  private void place(
      TicketRequest request,
      TicketRequest.Item item,
      Router.Route route,
      StationSummary expo,
      Map<Key, Duration> quotes) {
    StationSummary station = route.station();
    Ticket atExpo = null;
    if (station.throughExpo() || station.isExpo()) {
      Key course = new Key(null, item.course(), item.held());
      atExpo =
          expos.computeIfAbsent(
              course,
              key -> new Ticket(expo, null, request, item, quote(request, quotes.get(key))));
    }
    if (station.isExpo() && atExpo != null) {
      atExpo.add(item, route.missing());
      if (route.missing()) {
        unrouted.add(item.orderLineId());
      }
      return;
    }
    UUID expoTicketId = atExpo == null ? null : atExpo.id();
    // A station knows when all plates of the course are to be on the pass.
    Duration atPass =
        atExpo == null
            ? null
            : quote(request, quotes.get(new Key(null, item.course(), item.held())));
    stations
        .computeIfAbsent(
            new Key(station.id(), item.course(), item.held()),
            key -> new Ticket(station, expoTicketId, request, item, atPass))
        .add(item, false);
  }

  private static @Nullable Duration quote(TicketRequest request, @Nullable Duration expected) {
    Duration wanted =
        request.pickupAt() == null
            ? expected
            : Duration.between(request.sentAt(), request.pickupAt());
    return wanted == null
        ? null
        : Duration.ofSeconds(Math.clamp(wanted.toSeconds(), 60L, QUOTE_LIMIT));
  }

  /** Expo's tickets first, since the stations' point to them. */
  List<Ticket> tickets() {
    List<Ticket> all = new ArrayList<>(expos.values());
    all.addAll(stations.values());
    return all;
  }

  List<UUID> unrouted() {
    return List.copyOf(unrouted);
  }
}
