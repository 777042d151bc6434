package brigade.reports.ui;

import static brigade.Api.asHost;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.FreeTables;
import brigade.HouseTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@HouseTest
class TodayDeskTest {
  @Inject TodayDesk desk;

  @Test
  void aPartyThatJoinsAnotherIsNoTurnOfItsOwn() {
    FreeTables.makeRoom();
    TodayDesk.Turns before = desk.read().turns();
    String stays = seated();
    String joins = seated();
    assertEquals(before.parties() + 2, desk.read().turns().parties());
    long minutes = desk.read().turns().minutes();
    asHost()
        .body(Map.of("seatingId", joins))
        .post("/api/v1/seatings/" + stays + "/join")
        .then()
        .statusCode(200);
    assertEquals(before.parties() + 1, desk.read().turns().parties());
    assertEquals(minutes, desk.read().turns().minutes(), "what was over in no time is not counted");
  }

  private static String seated() {
    return asHost()
        .body(Map.of("covers", 2))
        .post("/api/v1/tables/" + FreeTables.next() + "/seatings")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
