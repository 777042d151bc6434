package brigade.kitchen;

import static brigade.kitchen.Sends.Line.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import brigade.HouseTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class PaceTest {
  @Inject Sends sends;
  @Inject Pace pace;

  @Test
  @DisplayName("a burst of bumps that cooked nothing says nothing of a station's pace")
  void nothingIsCookedAtOnce() {
    sends.furnish();
    String code =
        Api.asManager()
            .body(Map.of("name", "Pace " + UUID.randomUUID().toString().substring(0, 8)))
            .post("/api/v1/kitchen/stations")
            .then()
            .statusCode(201)
            .extract()
            .path("code");
    String at = "/api/v1/kitchen/stations/" + code + "/tickets";
    for (int i = 0; i < 6; i++) {
      sends.send(of("TOAST", code));
    }
    List<String> tickets = new ArrayList<>(Api.asCook().get(at).path("tickets.id"));
    assertEquals(6, tickets.size());
    for (String ticket : tickets) {
      Api.asCook().post("/api/v1/kitchen/tickets/" + ticket + "/bump").then().statusCode(200);
    }
    pace.look();
    UUID station =
        UUID.fromString(
            Api.asCook()
                .get("/api/v1/kitchen/stations")
                .path("stations.find { it.code == '" + code + "' }.id"));
    assertEquals(Optional.empty(), pace.median(station));
  }
}
