package brigade.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final Instant SEVEN = Instant.parse("2026-11-20T18:00:00Z");

  /** Rows: from; columns: to; in the order of the enum. */
  private static final List<String> TABLE =
      List.of(
          // TO_ORDER ORDERED FOOD_READY CHECK_PRINTED TO_CLEAR
          "= y y y y", // TO_ORDER
          "y = y y y", // ORDERED
          "n y = y y", // FOOD_READY
          "n y y = y", // CHECK_PRINTED
          "n y y y =" // TO_CLEAR
          );

  @Test
  void everyPairOfStagesIsAllowedOrRefusedAsTheTableSays() {
    for (Stage from : Stage.values()) {
      for (Stage to : Stage.values()) {
        Seating party = partyAt(from);
        String cell = TABLE.get(from.ordinal()).split(" ")[to.ordinal()];
        Progress expected =
            switch (cell) {
              case "=" -> Progress.SAME;
              case "y" -> Progress.DONE;
              default -> Progress.REFUSED;
            };
        assertEquals(expected, party.progress(to, SEVEN.plusSeconds(60)), from + " to " + to);
        assertEquals(expected == Progress.DONE ? to : from, party.stage());
        assertEquals(
            expected == Progress.DONE ? SEVEN.plusSeconds(60) : stageBegan(from),
            party.stageSince());
      }
    }
  }

  @Test
  void aClearedPartyGoesNowhere() {
    for (Stage from : Stage.values()) {
      Seating party = partyAt(from);
      assertTrue(party.clear(SEVEN.plusSeconds(60)));
      assertFalse(party.clear(SEVEN.plusSeconds(61)), "cleared once only");
      for (Stage to : Stage.values()) {
        assertEquals(Progress.REFUSED, party.progress(to, SEVEN.plusSeconds(90)));
      }
      assertEquals(SEVEN.plusSeconds(60), party.clearedAt().orElseThrow());
    }
  }

  @Test
  void aPartyIsOneToNinetyNine() {
    for (int covers : new int[] {Integer.MIN_VALUE, -1, 0, 100, Integer.MAX_VALUE}) {
      assertThrows(IllegalArgumentException.class, () -> party(covers));
      assertThrows(IllegalArgumentException.class, () -> party(2).recount(covers));
    }
    assertEquals(99, party(99).covers());
  }

  @Test
  void theExpectedTurnGrowsWithTheParty() {
    int before = 0;
    for (int covers = 1; covers <= 99; covers++) {
      int minutes = Turn.minutes(covers);
      assertTrue(minutes >= before);
      assertEquals(Duration.ofMinutes(minutes), Turn.of(covers));
      before = minutes;
    }
    Seating party = party(2);
    assertEquals(75, party.expectedTurnMinutes());
    party.recount(8);
    assertEquals(150, party.expectedTurnMinutes());
  }

  @Test
  void everyPairOfReservationStatesIsAllowedOrRefusedAsTheTableSays() {
    List<String> table =
        List.of(
            // EXPECTED CONFIRMED SEATED CANCELLED NO_SHOW
            "n y y y y", // EXPECTED
            "n n y y y", // CONFIRMED
            "y y n n n", // SEATED
            "n n n n n", // CANCELLED
            "n n n n n" // NO_SHOW
            );
    for (Reservation.State from : Reservation.State.values()) {
      for (Reservation.State to : Reservation.State.values()) {
        boolean expected = table.get(from.ordinal()).split(" ")[to.ordinal()].equals("y");
        assertEquals(expected, from.mayBecome(to), from + " to " + to);
      }
    }
    assertEquals(
        List.of(true, true, false, false, false),
        Arrays.stream(Reservation.State.values()).map(Reservation.State::holdsTable).toList());
  }

  @Test
  void onlyASeatedReservationHasAParty() {
    Reservation novak =
        new Reservation(
            UUID.randomUUID(), "Novak", null, 4, SEVEN, SEVEN.plusSeconds(5400), null, SEVEN);
    assertFalse(novak.become(Reservation.State.SEATED, null));
    assertFalse(novak.become(Reservation.State.CONFIRMED, UUID.randomUUID()));
    assertTrue(novak.become(Reservation.State.SEATED, UUID.randomUUID()));
    assertTrue(novak.become(Reservation.State.EXPECTED, null));
    assertTrue(novak.seatingId().isEmpty());
  }

  @Test
  void whoWaitsIsSeatedOrRemovedOnce() {
    WaitlistEntry okonkwo =
        new WaitlistEntry(UUID.randomUUID(), "Okonkwo", null, 4, 20, "High chair", SEVEN);
    assertFalse(okonkwo.waitAgain());
    assertTrue(okonkwo.seat(UUID.randomUUID(), SEVEN.plusSeconds(60)));
    assertFalse(okonkwo.seat(UUID.randomUUID(), SEVEN.plusSeconds(61)));
    assertFalse(okonkwo.remove(SEVEN.plusSeconds(61)));
    assertTrue(okonkwo.waitAgain());
    assertEquals(SEVEN, okonkwo.joinedAt(), "the old place is kept");
    assertTrue(okonkwo.remove(SEVEN.plusSeconds(62)));
    assertFalse(okonkwo.seat(UUID.randomUUID(), SEVEN.plusSeconds(63)));
  }

  @Test
  void aPartyShowsBeforeABlockAndABlockBeforeAReservation() {
    for (Stage stage : Stage.values()) {
      assertEquals(stage.name(), TableState.of(stage, true, true).name());
      assertTrue(TableState.of(stage, false, false).isSeated());
    }
    assertEquals(TableState.BLOCKED, TableState.of(null, true, true));
    assertEquals(TableState.RESERVED, TableState.of(null, false, true));
    assertEquals(TableState.FREE, TableState.of(null, false, false));
  }

  private static Instant stageBegan(Stage stage) {
    return stage == Stage.TO_ORDER ? SEVEN.minusSeconds(600) : SEVEN;
  }

  private static Seating partyAt(Stage stage) {
    Seating party = party(4);
    party.progress(stage, SEVEN);
    assertEquals(stage, party.stage());
    return party;
  }

  private static Seating party(int covers) {
    return new Seating(
        UUID.randomUUID(), covers, UUID.randomUUID(), "Ana", null, SEVEN.minusSeconds(600));
  }
}
