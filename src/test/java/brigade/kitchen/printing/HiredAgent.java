package brigade.kitchen.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A person of the role that print agents sign in with, for one test. */
record HiredAgent(String id, String pin) {
  static HiredAgent hire() {
    while (true) {
      String pin = String.valueOf(ThreadLocalRandom.current().nextInt(1_000, 10_000));
      Response answer =
          Api.asManager()
              .body(
                  Map.of(
                      "fullName",
                      "Agent " + pin,
                      "name",
                      "Agent",
                      "role",
                      "PRINT_AGENT",
                      "pin",
                      pin))
              .post("/api/v1/staff");
      if (answer.statusCode() == 201) {
        return new HiredAgent(answer.path("id"), pin);
      }
      // Somebody has that PIN.
      assertEquals(409, answer.statusCode(), answer.asString());
    }
  }

  void dismiss() {
    Api.asManager().post("/api/v1/staff/" + id + "/disable").then().statusCode(200);
  }
}
