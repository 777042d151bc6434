package brigade.orders;

import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.menu.KitchenStations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets the menu name the kitchen's stations without knowing the kitchen. */
@ApplicationScoped
class StationsForMenu implements KitchenStations {
  private final Stations stations;

  StationsForMenu(Stations stations) {
    this.stations = stations;
  }

  @Override
  public Map<String, String> names() {
    return stations.inService().stream()
        .filter(station -> !station.isExpo())
        .collect(Collectors.toMap(StationSummary::code, StationSummary::name));
  }

  @Override
  public void add(String code, String name) {
    String given = stations.ensure(name);
    if (!given.equals(code)) {
      throw new IllegalStateException("The kitchen calls " + name + " " + given + ", not " + code);
    }
  }
}
