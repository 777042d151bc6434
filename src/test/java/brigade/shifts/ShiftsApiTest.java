package brigade.shifts;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class ShiftsApiTest {
  @Inject EntityManager entities;

  @Test
  @DisplayName("O3 the expected cash is told only after the count, and recounts are kept")
  void aBlindCountIsToldItsErrorAfterwards() {
    String shift = openAtNewDrawer(20_000);
    Api.asManager()
        .body(Map.of("amount", 5_000, "reason", "Change from the bank"))
        .post("/api/v1/shifts/" + shift + "/pay-ins")
        .then()
        .statusCode(201)
        .body("state", equalTo("OPEN"))
        .body("$", not(hasItem("expected")));
    Api.asManager()
        .body(Map.of("amount", 12_000, "reason", "To the safe"))
        .post("/api/v1/shifts/" + shift + "/drops")
        .then()
        .statusCode(201);
    Api.asManager()
        .body(Map.of("reason", "Coins for the parking"))
        .post("/api/v1/shifts/" + shift + "/no-sales")
        .then()
        .statusCode(201);

    Api.asManager()
        .body(Map.of("denominations", Map.of("5000", 2, "2000", 1, "50", 15)))
        .post("/api/v1/shifts/" + shift + "/counts")
        .then()
        .statusCode(201)
        .body("number", equalTo(1))
        .body("counted", equalTo(12_750))
        .body("expected", equalTo(13_000))
        .body("overShort", equalTo(-250));
    Api.asManager()
        .body(Map.of("counted", 13_000))
        .post("/api/v1/shifts/" + shift + "/counts")
        .then()
        .statusCode(201)
        .body("number", equalTo(2))
        .body("overShort", equalTo(0));
  }

  @Test
  void aDrawerIsWorkedByOneShiftAtATime() {
    String drawer = newDrawer();
    Map<String, Object> open = Map.of("drawerId", drawer, "float", 10_000);
    Api.asAna()
        .body(open)
        .post("/api/v1/shifts")
        .then()
        .statusCode(201)
        .body("float", equalTo(10_000))
        .body("currency", equalTo("EUR"))
        .body("businessDate", notNullValue());
    Api.asBen()
        .body(open)
        .post("/api/v1/shifts")
        .then()
        .statusCode(409)
        .body("detail", containsString("Ana"));
  }

  @Test
  void onlyTheOwnerOrAManagerMovesItsCash() {
    String drawer = newDrawer();
    String shift =
        Api.asAna()
            .body(Map.of("drawerId", drawer, "float", 0))
            .post("/api/v1/shifts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Map<String, Object> drop = Map.of("amount", 100, "reason", "Safe");
    Api.asBen().body(drop).post("/api/v1/shifts/" + shift + "/drops").then().statusCode(403);
    Api.asManager().body(drop).post("/api/v1/shifts/" + shift + "/drops").then().statusCode(201);
    Api.asCook().body(drop).post("/api/v1/shifts/" + shift + "/drops").then().statusCode(403);
  }

  @Test
  void badAmountsAndReasonsAreNamedAndChangeNothing() {
    String shift = openAtNewDrawer(0);
    Map<String, Object> bad = new HashMap<>();
    bad.put("amount", -1);
    bad.put("reason", " ");
    Api.asManager()
        .body(bad)
        .post("/api/v1/shifts/" + shift + "/pay-outs")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("amount"))
        .body("errors.field", hasItem("reason"));
    Api.asManager()
        .body("{\"amount\":100,\"reason\":\"4111 1111 1111 1111\"}")
        .post("/api/v1/shifts/" + shift + "/pay-outs")
        .then()
        .statusCode(400);
    Api.asManager()
        .body(Map.of("float", -5))
        .post("/api/v1/shifts")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("float"));
    Number entries =
        (Number)
            entities
                .createNativeQuery("select count(*) from drawer_entry where shift_id = ?1")
                .setParameter(1, UUID.fromString(shift))
                .getSingleResult();
    assertEquals(1, entries.intValue(), "only the float");
  }

  @Test
  void theLedgerRefusesEveryChange() {
    openAtNewDrawer(700);
    for (String change :
        new String[] {
          "update drawer_entry set amount = 1", "delete from drawer_entry", "truncate drawer_entry"
        }) {
      RuntimeException refused =
          assertThrows(
              RuntimeException.class,
              () ->
                  QuarkusTransaction.requiringNew()
                      .run(() -> entities.createNativeQuery(change).executeUpdate()));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("append-only"), refused.getMessage());
    }
  }

  private static String openAtNewDrawer(long cash) {
    return Api.asManager()
        .body(Map.of("drawerId", newDrawer(), "float", cash))
        .post("/api/v1/shifts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String newDrawer() {
    return Api.asManager()
        .body(Map.of("name", "Drawer " + UUID.randomUUID().toString().substring(0, 8)))
        .post("/api/v1/drawers")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
