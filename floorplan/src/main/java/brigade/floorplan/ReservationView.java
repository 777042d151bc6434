package brigade.floorplan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as others see it.
 *
 * @param tableLabel {@code 12}, {@code 15+16}, or empty while no table is chosen
 * @param conflict what stands in its way, if anything does
 */
public record ReservationView(
    UUID id,
    String guestName,
    @Nullable String phone,
    int covers,
    Instant startsAt,
    Instant endsAt,
    Reservation.State state,
    @Nullable String note,
    List<UUID> tableIds,
    String tableLabel,
    @Nullable UUID seatingId,
    long version,
    @Nullable Conflict conflict) {

  /**
   * A party that will still sit there.
   *
   * @param until when it is expected to leave
   */
  public record Conflict(String tableNumber, SeatingSummary party, Instant until) {}

  ReservationView with(Conflict found) {
    return new ReservationView(
        id,
        guestName,
        phone,
        covers,
        startsAt,
        endsAt,
        state,
        note,
        tableIds,
        tableLabel,
        seatingId,
        version,
        found);
  }
}
