package brigade.floorplan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A table, or a stool at the bar. Tables are retired, never deleted: parties have sat there. */
@Entity
@Table(name = "dining_table")
public class DiningTable {
  @Id private UUID id;

  @Column(name = "area_id")
  private UUID areaId;

  private String number;

  @Enumerated(EnumType.STRING)
  private Shape shape;

  private double x;
  private double y;
  private double w;
  private double h;

  /** Degrees clockwise, 0 to 359. */
  private int rotation;

  private int seats;

  @Column(name = "min_covers")
  private int minCovers;

  @Column(name = "max_covers")
  private int maxCovers;

  @Column(name = "section_server_id")
  private @Nullable UUID sectionServerId;

  @Column(name = "blocked_reason")
  private @Nullable String blockedReason;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  protected DiningTable() {}

  DiningTable(
      UUID id,
      UUID areaId,
      FloorDefinition.TableDefinition definition,
      @Nullable UUID sectionServerId) {
    this.id = id;
    this.number = definition.number();
    redraw(areaId, definition, sectionServerId);
  }

  final void redraw(
      UUID area, FloorDefinition.TableDefinition definition, @Nullable UUID sectionServer) {
    areaId = area;
    shape = definition.shape();
    x = definition.x();
    y = definition.y();
    w = definition.w();
    h = definition.h();
    rotation = Math.floorMod(definition.rotation(), 360);
    seats = definition.seats();
    minCovers = definition.minCovers() == null ? 1 : definition.minCovers();
    maxCovers = definition.maxCovers() == null ? definition.seats() : definition.maxCovers();
    sectionServerId = sectionServer;
  }

  /** Takes the table out of use. */
  void block(String reason) {
    blockedReason = reason;
  }

  /** Puts the table back into use. */
  void unblock() {
    blockedReason = null;
  }

  /** Gives the table to a server's section, or to nobody's. */
  void assignTo(@Nullable UUID serverId) {
    sectionServerId = serverId;
  }

  void retire(Instant at) {
    if (retiredAt == null) {
      retiredAt = at;
    }
  }

  public UUID id() {
    return id;
  }

  public UUID areaId() {
    return areaId;
  }

  public String number() {
    return number;
  }

  public Shape shape() {
    return shape;
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

  /** Degrees clockwise, 0 to 359. */
  public int rotation() {
    return rotation;
  }

  /** Chairs that stand there. */
  public int seats() {
    return seats;
  }

  /** Below it the table is better kept for others. */
  public int minCovers() {
    return minCovers;
  }

  /** With chairs drawn up. */
  public int maxCovers() {
    return maxCovers;
  }

  /** Whose section it is in, empty when in nobody's. */
  public Optional<UUID> sectionServerId() {
    return Optional.ofNullable(sectionServerId);
  }

  /** Why it is out of use, empty when it is in use. */
  public Optional<String> blockedReason() {
    return Optional.ofNullable(blockedReason);
  }

  public boolean isBlocked() {
    return blockedReason != null;
  }

  public boolean isRetired() {
    return retiredAt != null;
  }
}
