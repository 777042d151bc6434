package brigade.orders;

import brigade.floorplan.Floor.AreaView;
import brigade.floorplan.FloorPlan;
import brigade.menu.SalesPlaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lets the menu name areas and types of orders without knowing floor and orders. */
@ApplicationScoped
class PlacesForMenu implements SalesPlaces {
  private static final Set<String> TYPES =
      Arrays.stream(OrderType.values())
          .map(OrderType::name)
          .collect(Collectors.toUnmodifiableSet());

  private final FloorPlan floorPlan;

  PlacesForMenu(FloorPlan floorPlan) {
    this.floorPlan = floorPlan;
  }

  @Override
  public Set<String> orderTypes() {
    return TYPES;
  }

  @Override
  public Map<UUID, String> areas() {
    return floorPlan.areas().stream().collect(Collectors.toMap(AreaView::id, AreaView::name));
  }
}
