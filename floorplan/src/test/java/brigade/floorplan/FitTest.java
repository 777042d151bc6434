package brigade.floorplan;

import static brigade.floorplan.RoomFixture.NOW;
import static brigade.floorplan.RoomFixture.inMinutes;
import static brigade.floorplan.RoomFixture.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FitTest {
  @Test
  void theFewestEmptyChairsComeFirst() {
    assertEquals(List.of("3", "2", "1"), labels(3, room().free("1", 8).free("2", 6).free("3", 4)));
  }

  @Test
  void aTableSomebodyWantsBeforeTheyLeaveComesLast() {
    assertEquals(
        List.of("3", "1", "2"),
        labels(4, room().wanted("1", 4, 20).wanted("2", 6, 80).wanted("3", 8, 91)));
  }

  @Test
  void aLargeTableIsNotWastedOnTwoWhileAnotherIsFree() {
    assertEquals(List.of("2", "1"), labels(2, room().wanted("1", 4, 10).free("2", 8)));
    assertEquals(List.of("3", "1"), labels(2, room().free("1", 6).free("3", 2)));
  }

  @Test
  void takenAndBlockedTablesNeverFit() {
    assertEquals(
        List.of(), labels(2, room().seated("1", 4, 2, 10, Stage.TO_ORDER).blocked("2", 4)));
  }

  @Test
  void pairsShowOnlyWhereNoSingleTableHasTheChairsAndStandTogether() {
    assertEquals(
        List.of("15+16"),
        labels(4, room().free("14", 2).free("15", 2).freeBeside("16", 2).free("17", 2)));
    assertEquals(List.of("17"), labels(4, room().free("15", 2).freeBeside("16", 2).free("17", 4)));
    assertEquals(List.of(), labels(5, room().free("15", 2).freeBeside("16", 2)));
  }

  @Test
  void laterATableCountsOnceItsPartyHasLeftAndItIsLaid() {
    RoomFixture room = room().seated("1", 4, 4, 60, Stage.ORDERED).free("2", 4).blocked("3", 4);
    assertEquals(List.of("2"), later(room, 34));
    assertEquals(List.of("1", "2"), later(room, 35));
    RoomFixture late = room().seated("1", 4, 4, 200, Stage.ORDERED);
    assertEquals(List.of(), later(late, 19), "over its turn: a quarter of an hour longer");
    assertEquals(List.of("1"), later(late, 20));
  }

  @Test
  void laterWhatIsPromisedToOthersIsLeftOut() {
    List<TableView> tables = room().free("1", 4).free("2", 4).tables();
    assertEquals(
        List.of("2"),
        Fit.later(4, tables, Set.of(tables.getFirst().id()), NOW, inMinutes(60)).stream()
            .map(Fit::label)
            .toList());
  }

  @Test
  void quotesAreTheMomentEnoughTablesAreFree() {
    List<TableView> room =
        room()
            .seated("1", 4, 4, 60, Stage.ORDERED)
            .seated("2", 4, 4, 20, Stage.ORDERED)
            .seated("3", 4, 4, 100, Stage.TO_CLEAR)
            .tables();
    assertEquals(5, Quote.minutes(4, room, List.of(), NOW), "the one to be laid");
    assertEquals(35, Quote.minutes(4, room, List.of(4), NOW), "the next after it");
    assertEquals(75, Quote.minutes(4, room, List.of(4, 3), NOW));
    assertEquals(Quote.LONGEST, Quote.minutes(4, room, List.of(4, 4, 4), NOW));
    assertEquals(Quote.LONGEST, Quote.minutes(9, room, List.of(), NOW), "nothing is that large");
    assertEquals(0, Quote.minutes(2, room().free("1", 2).tables(), List.of(), NOW));
  }

  @Test
  void aPartyThatStaysTooLongIsInTheWayAndSaysUntilWhen() {
    RoomFixture room = room().seated("14", 6, 4, 58, Stage.ORDERED);
    ReservationView lindqvist = reservation(room, 14);
    ReservationView found = Conflicts.found(List.of(lindqvist), room.tables(), NOW).getFirst();
    assertEquals("14", found.conflict().tableNumber());
    assertEquals(inMinutes(32), found.conflict().until());
    assertEquals(null, conflict(room, 32), "they leave in time");
    assertEquals(
        null, conflict(room().seated("14", 6, 4, 58, Stage.TO_CLEAR), 14), "they have paid");
    assertEquals(
        inMinutes(15),
        conflict(room().seated("14", 6, 4, 300, Stage.ORDERED), 14).until(),
        "over their turn");
  }

  @Test
  void theNextHourCountsWhoSatDownAndWhoIsPromised() {
    RoomFixture room =
        room().seated("1", 4, 3, 0, Stage.TO_ORDER).seated("2", 4, 2, 50, Stage.ORDERED);
    List<LoadBar> load =
        LoadBar.nextHour(NOW, List.of(reservation(room, 14), reservation(room, 29)), room.tables());
    assertEquals(List.of(3, 6, 6, 0, 0), load.stream().map(LoadBar::covers).toList());
    assertEquals(inMinutes(-1), load.getFirst().from());
    assertTrue(load.stream().allMatch(bar -> bar.from().getEpochSecond() % 900 == 0));
  }

  private static ReservationView.Conflict conflict(RoomFixture room, int inMinutes) {
    return Conflicts.found(List.of(reservation(room, inMinutes)), room.tables(), NOW)
        .getFirst()
        .conflict();
  }

  private static ReservationView reservation(RoomFixture room, int inMinutes) {
    TableView table = room.tables().getFirst();
    return new ReservationView(
        UUID.randomUUID(),
        "Lindqvist",
        null,
        6,
        inMinutes(inMinutes),
        inMinutes(inMinutes + 105),
        Reservation.State.EXPECTED,
        null,
        List.of(table.id()),
        table.number(),
        null,
        0,
        null);
  }

  private static List<String> later(RoomFixture room, int inMinutes) {
    return Fit.later(4, room.tables(), Set.of(), NOW, inMinutes(inMinutes)).stream()
        .map(Fit::label)
        .toList();
  }

  private static List<String> labels(int covers, RoomFixture room) {
    return Fit.best(covers, room.tables(), NOW).stream().map(Fit::label).toList();
  }
}
