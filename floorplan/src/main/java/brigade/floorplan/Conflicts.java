package brigade.floorplan;

import brigade.floorplan.ReservationView.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reservations whose table will still be taken when the guests come. */
final class Conflicts {
  /** A party that is over its turn is expected to stay so much longer. */
  static final Duration LONGER = Duration.ofMinutes(15);

  private Conflicts() {}

  /** The same reservations, each with what stands in its way. */
  static List<ReservationView> found(
      List<ReservationView> reservations, List<TableView> tables, Instant now) {
    Map<UUID, TableView> byId =
        tables.stream().collect(Collectors.toMap(TableView::id, Function.identity()));
    return reservations.stream().map(reservation -> found(reservation, byId, now)).toList();
  }

  private static ReservationView found(
      ReservationView reservation, Map<UUID, TableView> tables, Instant now) {
    if (!reservation.state().holdsTable()) {
      return reservation;
    }
    for (UUID id : reservation.tableIds()) {
      TableView table = tables.get(id);
      SeatingSummary party = table == null ? null : table.seating();
      if (table == null || party == null || party.stage() == Stage.TO_CLEAR) {
        continue;
      }
      Instant until = leaves(party, now);
      if (until.isAfter(reservation.startsAt())) {
        return reservation.with(new Conflict(table.number(), party, until));
      }
    }
    return reservation;
  }

  /** When a party is expected to leave. */
  static Instant leaves(SeatingSummary party, Instant now) {
    Instant expected = party.expectedEnd();
    return expected.isAfter(now) ? expected : now.plus(LONGER);
  }
}
