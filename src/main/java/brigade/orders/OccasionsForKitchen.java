package brigade.orders;

import brigade.kitchen.Occasions;
import brigade.menu.Daypart;
import brigade.menu.Menus;
import brigade.menu.SalesPlaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells the kitchen what there is to make rules for, without it knowing orders, floor and menu. */
@ApplicationScoped
class OccasionsForKitchen implements Occasions {
  private final SalesPlaces places;
  private final Menus menus;

  OccasionsForKitchen(SalesPlaces places, Menus menus) {
    this.places = places;
    this.menus = menus;
  }

  @Override
  public Set<String> orderTypes() {
    return places.orderTypes();
  }

  @Override
  public Set<UUID> areas() {
    return places.areas().keySet();
  }

  @Override
  public Set<String> dayparts() {
    return menus.current().dayparts().stream().map(Daypart::code).collect(Collectors.toSet());
  }
}
