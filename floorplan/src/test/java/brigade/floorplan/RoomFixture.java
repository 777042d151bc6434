package brigade.floorplan;

import brigade.floorplan.TableView.NextReservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A small room in words. */
final class RoomFixture {
  static final Instant NOW = Instant.parse("2026-11-20T19:46:00Z");
  private static final UUID AREA = new UUID(0, 1);

  private final List<TableView> tables = new ArrayList<>();

  static RoomFixture room() {
    return new RoomFixture();
  }

  static Instant inMinutes(long minutes) {
    return NOW.plusSeconds(60 * minutes);
  }

  /** A free table; tables stand far apart unless said otherwise. */
  RoomFixture free(String number, int seats) {
    return add(number, seats, TableState.FREE, tables.size() * 10.0, null, null);
  }

  /** A free table right beside the one before. */
  RoomFixture freeBeside(String number, int seats) {
    return add(number, seats, TableState.FREE, tables.getLast().x() + 3, null, null);
  }

  RoomFixture blocked(String number, int seats) {
    return add(number, seats, TableState.BLOCKED, tables.size() * 10.0, null, null);
  }

  /** A free table that guests want so many minutes from now. */
  RoomFixture wanted(String number, int seats, int inMinutes) {
    NextReservation next =
        new NextReservation(UUID.randomUUID(), "Novak", seats, inMinutes(inMinutes));
    TableState state =
        inMinutes <= FloorPlan.HOLD.toMinutes() ? TableState.RESERVED : TableState.FREE;
    return add(number, seats, state, tables.size() * 10.0, null, next);
  }

  /** A table with a party that sat down so many minutes ago. */
  RoomFixture seated(String number, int seats, int covers, int minutesAgo, Stage stage) {
    UUID id = UUID.randomUUID();
    SeatingSummary party =
        new SeatingSummary(
            UUID.randomUUID(),
            number,
            List.of(id),
            covers,
            new UUID(0, 7),
            "Ana",
            null,
            null,
            stage,
            inMinutes(-minutesAgo),
            inMinutes(-minutesAgo),
            null,
            Turn.minutes(covers),
            0);
    return add(
        number, seats, TableState.of(stage, false, false), tables.size() * 10.0, party, null);
  }

  List<TableView> tables() {
    return List.copyOf(tables);
  }

  private RoomFixture add(
      String number,
      int seats,
      TableState state,
      double x,
      SeatingSummary party,
      NextReservation next) {
    tables.add(
        new TableView(
            party == null ? UUID.randomUUID() : party.tableIds().getFirst(),
            number,
            AREA,
            "Dining room",
            Shape.RECT,
            x,
            0,
            3,
            3,
            0,
            seats,
            seats <= 2 ? 1 : seats / 2,
            seats,
            state,
            null,
            party,
            null,
            next,
            state == TableState.BLOCKED ? "Broken" : null));
    return this;
  }
}
