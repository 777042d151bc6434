package brigade.orders;

import brigade.staff.Actor;
import brigade.venue.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What somebody did to lines that are not sent, or to the allergies, with how it was before. */
@Entity
@Table(name = "order_step")
class OrderStep {
  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "staff_id")
  private UUID staffId;

  @Column(name = "staff_name")
  private String staffName;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(name = "line_ids")
  private UUID[] lineIds;

  @ColumnTransformer(write = "cast(? as jsonb)")
  private String before;

  private Instant at;

  @Column(name = "undone_at")
  private @Nullable Instant undoneAt;

  protected OrderStep() {}

  OrderStep(UUID orderId, Actor by, Kind kind, List<UUID> lineIds, Object before, Instant at) {
    this.id = Ids.next();
    this.orderId = orderId;
    this.staffId = by.staffId();
    this.staffName = by.name();
    this.kind = kind;
    this.lineIds = lineIds.toArray(UUID[]::new);
    this.before = JsonColumn.json(before);
    this.at = at;
  }

  /** What was done. */
  enum Kind {
    ADDED,
    CHANGED,
    REMOVED,
    MOVED,
    HELD,
    DELAYED,
    ALLERGIES
  }

  void undo(Instant now) {
    undoneAt = now;
  }

  UUID id() {
    return id;
  }

  UUID staffId() {
    return staffId;
  }

  String staffName() {
    return staffName;
  }

  Kind kind() {
    return kind;
  }

  List<UUID> lineIds() {
    return List.of(lineIds);
  }

  /** The lines as they were; none for what was added. */
  List<LineImage> lines() {
    return new JsonColumn.Images().convertToEntityAttribute(before);
  }

  /** The allergies as they were. */
  List<SeatAllergy> allergies() {
    return new JsonColumn.Allergies().convertToEntityAttribute(before);
  }
}
