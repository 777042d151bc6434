package brigade.kitchen;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the station that makes an item: the one whose code the item carries. An item without a
 * route goes to expo and says so, for it must never be lost.
 */
final class Router {
  private final Map<String, StationSummary> byCode = new HashMap<>();
  private final StationSummary expo;

  /**
   * @param inService the stations in service, one of them expo
   */
  Router(List<StationSummary> inService) {
    StationSummary found = null;
    for (StationSummary station : inService) {
      byCode.put(station.code(), station);
      if (station.isExpo()) {
        found = station;
      }
    }
    if (found == null) {
      throw new IllegalStateException("The kitchen has no expo");
    }
    expo = found;
  }

  Route route(TicketRequest.Item item) {
    if (item.station() == null) {
      return new Route(expo, true);
    }
    StationSummary station = byCode.get(item.station().toUpperCase(Locale.ROOT));
    return station == null ? new Route(expo, true) : new Route(station, false);
  }

  StationSummary expo() {
    return expo;
  }

  /**
   * Where an item goes.
   *
   * @param missing whether no station makes it, so that expo has to
   */
  record Route(StationSummary station, boolean missing) {}
}
