package brigade.menu;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;

/** The kitchen's stations, or none where there is no kitchen, as in a bar that only sells. */
@ApplicationScoped
class StationsOfMenu {
  private final Instance<KitchenStations> kitchen;

  StationsOfMenu(Instance<KitchenStations> kitchen) {
    this.kitchen = kitchen;
  }

  Map<String, String> names() {
    return kitchen.isResolvable() ? kitchen.get().names() : Map.of();
  }

  void add(String code, String name) {
    if (kitchen.isResolvable()) {
      kitchen.get().add(code, name);
    }
  }
}
