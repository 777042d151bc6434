package brigade.floorplan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole plan as it is written down: the demo's, an export, an import. Lengths are in grid units
 * of 25 cm from the upper left corner; a hundredth of a unit is the finest that is kept.
 *
 * @param width of the plan
 * @param height of the plan
 */
public record FloorDefinition(
    double width,
    double height,
    List<AreaDefinition> areas,
    List<WallDefinition> walls,
    List<DecorDefinition> decor) {

  /** An area and its tables; the name is unique. */
  public record AreaDefinition(
      String name,
      double x,
      double y,
      double w,
      double h,
      boolean outdoor,
      List<TableDefinition> tables) {}

  /**
   * A table within its area, placed on the whole plan.
   *
   * @param number unique over all areas
   * @param rotation degrees clockwise
   * @param seats chairs, 1 to 99
   * @param minCovers smallest party worth the table; 1 if absent
   * @param maxCovers largest party with chairs drawn up; the seats if absent
   * @param section the short name of the server whose section it is in
   */
  public record TableDefinition(
      String number,
      Shape shape,
      double x,
      double y,
      double w,
      double h,
      int rotation,
      int seats,
      @Nullable Integer minCovers,
      @Nullable Integer maxCovers,
      @Nullable String section) {}

  /** A straight piece of wall; kinds are those the plan's element draws. */
  public record WallDefinition(double x1, double y1, double x2, double y2, String kind) {}

  /** Something that is no table; kinds are those the plan's element draws. */
  public record DecorDefinition(
      String kind, double x, double y, double w, double h, @Nullable String label) {}
}
