package brigade.floorplan;

import brigade.floorplan.FloorDefinition.DecorDefinition;
import brigade.floorplan.FloorDefinition.WallDefinition;
import java.util.List;
import java.util.UUID;

/** The whole room at one instant; lengths in grid units of 25 cm. */
public record Floor(
    double width,
    double height,
    List<AreaView> areas,
    List<TableView> tables,
    List<WallDefinition> walls,
    List<DecorDefinition> decor) {

  /** An area as drawn. */
  public record AreaView(
      UUID id, String name, boolean outdoor, double x, double y, double w, double h) {}
}
