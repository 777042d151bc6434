package brigade.floorplan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What stands in the room and is no table: the bar's counter, the pass, benches, plants, words. */
@Entity
@Table(name = "floor_decor")
public class PlanDecor {
  @Id private UUID id;
  private String kind;
  private double x;
  private double y;
  private double w;
  private double h;
  private String label;

  protected PlanDecor() {}

  PlanDecor(UUID id, FloorDefinition.DecorDefinition definition) {
    this.id = id;
    this.kind = definition.kind();
    this.x = definition.x();
    this.y = definition.y();
    this.w = definition.w();
    this.h = definition.h();
    this.label = definition.label() == null ? "" : definition.label();
  }

  /** As drawn and as exported. */
  public FloorDefinition.DecorDefinition definition() {
    return new FloorDefinition.DecorDefinition(kind, x, y, w, h, label);
  }

  public UUID id() {
    return id;
  }
}
