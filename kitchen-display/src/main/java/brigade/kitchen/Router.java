package brigade.kitchen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stations that make an item. The first rule that holds and does not say also decides;
 * where there is none, the station that the item names. Rules that say also add theirs. A closed
 * station's work goes to the one that covers for it. What no station makes goes to expo and says
 * so, for it must never be lost (behaviour K9).
 */
public final class Router {
  private final Map<String, StationSummary> byCode = new HashMap<>();
  private final Map<UUID, StationSummary> byId = new HashMap<>();
  private final StationSummary expo;
  private final List<RoutingRule> rules;

  /**
   * @param inService the stations in service, one of them expo
   * @param rules in the order they are asked
   */
  public Router(List<StationSummary> inService, List<RoutingRule> rules) {
    StationSummary found = null;
    for (StationSummary station : inService) {
      byCode.put(station.code(), station);
      byId.put(station.id(), station);
      if (station.isExpo()) {
        found = station;
      }
    }
    if (found == null) {
      throw new IllegalStateException("The kitchen has no expo");
    }
    expo = found;
    this.rules = List.copyOf(rules);
  }

  /** Where an item goes: each station once, at least one. */
  public List<Route> routes(TicketRequest request, TicketRequest.Item item) {
    Map<UUID, Route> found = new LinkedHashMap<>();
    RoutingRule deciding = null;
    for (RoutingRule rule : rules) {
      if (!rule.also() && rule.holds(request, item)) {
        deciding = rule;
        break;
      }
    }
    if (deciding != null) {
      add(deciding, found);
    } else {
      keep(station(item.station(), null), found);
    }
    for (RoutingRule rule : rules) {
      if (rule.also() && rule.holds(request, item)) {
        add(rule, found);
      }
    }
    return new ArrayList<>(found.values());
  }

  private void add(RoutingRule rule, Map<UUID, Route> found) {
    rule.stations().forEach(code -> keep(station(code, rule), found));
  }

  /** Of two ways to one station the one that warns is told, so that no warning is lost. */
  private static void keep(Route route, Map<UUID, Route> found) {
    found.merge(route.station().id(), route, (one, other) -> one.missing() ? one : other);
  }

  private Route station(@Nullable String code, @Nullable RoutingRule by) {
    StationSummary named = code == null ? null : byCode.get(code.toUpperCase(Locale.ROOT));
    StationSummary open = named;
    Set<UUID> asked = new HashSet<>();
    while (open != null && open.closed() && asked.add(open.id())) {
      open = open.coveredBy() == null ? null : byId.get(open.coveredBy());
    }
    if (open == null || open.closed()) {
      return new Route(expo, by, named, true);
    }
    return new Route(open, by, open.equals(named) ? null : named, false);
  }

  StationSummary expo() {
    return expo;
  }

  /**
   * Where an item goes.
   *
   * @param by the rule that says so; null where the item's own station does
   * @param closed the closed station whose work it is; null where it is the station's own
   * @param missing whether no station makes it, so that expo has to
   */
  public record Route(
      StationSummary station,
      @Nullable RoutingRule by,
      @Nullable StationSummary closed,
      boolean missing) {}
}
