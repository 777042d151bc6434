package brigade.floorplan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A table kept for a reservation. The time stands here again because the database refuses overlaps
 * from these rows alone (behaviour O9).
 */
@Entity
@Table(name = "reservation_table")
class ReservedTable {
  @Id private UUID id;

  @Column(name = "reservation_id")
  private UUID reservationId;

  @Column(name = "table_id")
  private UUID tableId;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  private boolean live;

  protected ReservedTable() {}

  ReservedTable(UUID id, Reservation reservation, UUID tableId) {
    this.id = id;
    this.reservationId = reservation.id();
    this.tableId = tableId;
    this.startsAt = reservation.startsAt();
    this.endsAt = reservation.endsAt();
    this.live = true;
  }

  /** Keeps the table, or gives it up. */
  void keep(boolean kept) {
    live = kept;
  }

  UUID reservationId() {
    return reservationId;
  }

  UUID tableId() {
    return tableId;
  }
}
