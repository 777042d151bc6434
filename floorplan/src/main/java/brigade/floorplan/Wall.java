package brigade.floorplan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A straight piece of wall, glass, railing or a door, from one point to another. */
@Entity
@Table(name = "floor_wall")
public class Wall {
  @Id private UUID id;
  private double x1;
  private double y1;
  private double x2;
  private double y2;
  private String kind;

  protected Wall() {}

  Wall(UUID id, FloorDefinition.WallDefinition definition) {
    this.id = id;
    this.x1 = definition.x1();
    this.y1 = definition.y1();
    this.x2 = definition.x2();
    this.y2 = definition.y2();
    this.kind = definition.kind();
  }

  /** As drawn and as exported. */
  public FloorDefinition.WallDefinition definition() {
    return new FloorDefinition.WallDefinition(x1, y1, x2, y2, kind);
  }

  public UUID id() {
    return id;
  }
}
