package brigade.floorplan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of the house with tables, such as the terrace. Areas are retired, never deleted. */
@Entity
@Table(name = "floor_area")
public class Area {
  @Id private UUID id;
  private String name;
  private int position;
  private double x;
  private double y;
  private double w;
  private double h;
  private boolean outdoor;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  protected Area() {}

  Area(UUID id, int position, FloorDefinition.AreaDefinition definition) {
    this.id = id;
    this.name = definition.name();
    redraw(position, definition);
  }

  final void redraw(int place, FloorDefinition.AreaDefinition definition) {
    position = place;
    x = definition.x();
    y = definition.y();
    w = definition.w();
    h = definition.h();
    outdoor = definition.outdoor();
  }

  void retire(Instant at) {
    if (retiredAt == null) {
      retiredAt = at;
    }
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Its place among the areas, from 0. */
  public int position() {
    return position;
  }

  public double x() {
    return x;
  }

  public double y() {
    return y;
  }

  public double w() {
    return w;
  }

  public double h() {
    return h;
  }

  public boolean outdoor() {
    return outdoor;
  }
}
