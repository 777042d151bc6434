package brigade.menu;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.Set;

/** The house around the menu; a bar that only sells may have no kitchen and no floor. */
@ApplicationScoped
class HouseOfMenu {
  private final Instance<KitchenStations> kitchen;
  private final Instance<SalesPlaces> places;

  HouseOfMenu(Instance<KitchenStations> kitchen, Instance<SalesPlaces> places) {
    this.kitchen = kitchen;
    this.places = places;
  }

  Surroundings now() {
    return new Surroundings(
        kitchen.isResolvable() ? kitchen.get().names() : Map.of(),
        places.isResolvable() ? places.get().areas() : Map.of(),
        places.isResolvable() ? places.get().orderTypes() : Set.of());
  }

  void add(String code, String name) {
    if (kitchen.isResolvable()) {
      kitchen.get().add(code, name);
    }
  }
}
