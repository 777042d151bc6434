package brigade.floorplan;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * All that a host looks at, as one instant shows it.
 *
 * @param waiting longest first
 * @param reservations of the trading date, earliest first, with what stands in their way
 * @param servers and what each has
 * @param nextServer whose turn it is
 * @param nextHour covers that come in, quarter by quarter
 * @param quote minutes a party of {@link #QUOTED_COVERS} would be told
 */
public record Evening(
    Instant now,
    Floor floor,
    List<WaitingParty> waiting,
    List<ReservationView> reservations,
    List<ServerLoad> servers,
    Optional<UUID> nextServer,
    List<LoadBar> nextHour,
    int coversLimit,
    int quote) {
  /** The party that the quote at the top is for. */
  public static final int QUOTED_COVERS = 4;

  /** Guests that sit. */
  public int seatsTaken() {
    return floor.tables().stream()
        .map(TableView::seating)
        .filter(Objects::nonNull)
        .distinct()
        .mapToInt(SeatingSummary::covers)
        .sum();
  }

  /** Chairs at tables that are in use. */
  public int seats() {
    return floor.tables().stream()
        .filter(table -> table.state() != TableState.BLOCKED)
        .mapToInt(TableView::seats)
        .sum();
  }

  /** A table by its id. */
  public Optional<TableView> table(UUID id) {
    return floor.tables().stream().filter(table -> table.id().equals(id)).findFirst();
  }
}
