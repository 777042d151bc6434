package brigade.orders;

import brigade.floorplan.Floor;
import brigade.floorplan.FloorPlan;
import brigade.menu.FloorAreas;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lets the menu name the floor's areas without knowing the floor. */
@ApplicationScoped
class AreasForMenu implements FloorAreas {
  private final FloorPlan floorPlan;

  AreasForMenu(FloorPlan floorPlan) {
    this.floorPlan = floorPlan;
  }

  @Override
  public Map<UUID, String> names() {
    return floorPlan.areas().stream()
        .collect(Collectors.toMap(Floor.AreaView::id, Floor.AreaView::name));
  }
}
