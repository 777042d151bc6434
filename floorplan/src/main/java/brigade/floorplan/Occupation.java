package brigade.floorplan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A party's time at one table. Moving ends some and begins others. */
@Entity
@Table(name = "seating_table")
class Occupation {
  @Id private UUID id;

  @Column(name = "seating_id")
  private UUID seatingId;

  @Column(name = "table_id")
  private UUID tableId;

  private Instant since;
  private @Nullable Instant until;

  protected Occupation() {}

  Occupation(UUID id, UUID seatingId, UUID tableId, Instant since) {
    this.id = id;
    this.seatingId = seatingId;
    this.tableId = tableId;
    this.since = since;
  }

  void end(Instant at) {
    if (until == null) {
      until = at;
    }
  }

  UUID seatingId() {
    return seatingId;
  }

  UUID tableId() {
    return tableId;
  }

  Instant since() {
    return since;
  }
}
