package brigade.floorplan;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brigade.Api;
import brigade.HouseTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class FloorApiTest {
  @Inject EntityManager entities;

  @Test
  void theFloorShowsAreasTablesWallsAndDecor() {
    Api.asHost()
        .get("/api/v1/floor")
        .then()
        .statusCode(200)
        .body("areas.name", hasItems("Dining room", "Terrace", "Bar"))
        .body("tables", hasSize(30))
        .body("tables.number", hasItems("1", "24", "Bar 6"))
        .body("tables.state", everyItem(notNullValue()))
        .body("walls", hasSize(11))
        .body("decor.label", hasItems("Kitchen pass"));
  }

  @Test
  void whoMayNotSeeTheFloorIsToldWhatLacks() {
    RestAssured.given().get("/api/v1/floor").then().statusCode(401);
    Api.asCook()
        .get("/api/v1/floor")
        .then()
        .statusCode(403)
        .body("permission", equalTo("VIEW_FLOOR"));
    Api.asCook()
        .body(Map.of("covers", 2))
        .post("/api/v1/tables/" + UUID.randomUUID() + "/seatings")
        .then()
        .statusCode(403)
        .body("permission", equalTo("SEAT"));
  }

  @Test
  void aPartyIsSeatedMovedAndCleared() {
    String seating =
        Api.asHost()
            .body(Map.of("covers", 2, "partyName", "Lefèvre"))
            .post("/api/v1/tables/" + Room.table("1") + "/seatings")
            .then()
            .statusCode(201)
            .body("version", equalTo(0))
            .body("table", equalTo("1"))
            .body("stage", equalTo("TO_ORDER"))
            .body("serverName", equalTo("Ben"))
            .body("expectedTurnMinutes", equalTo(75))
            .extract()
            .path("id");
    assertEquals("TO_ORDER", Room.shown("1").get("state"));

    Api.asHost()
        .body(Room.to("1", "3"))
        .post("/api/v1/seatings/" + seating + "/move")
        .then()
        .statusCode(200)
        .body("table", equalTo("1+3"))
        .body("version", equalTo(1));
    assertEquals("TO_ORDER", Room.shown("3").get("state"));

    Api.asHost()
        .header("If-Match", "\"0\"")
        .body(Room.to("3"))
        .post("/api/v1/seatings/" + seating + "/move")
        .then()
        .statusCode(412)
        .body("version", equalTo(1));
    Api.asHost()
        .header("If-Match", "\"1\"")
        .body(Room.to("3"))
        .post("/api/v1/seatings/" + seating + "/move")
        .then()
        .statusCode(200)
        .body("table", equalTo("3"));
    assertEquals("FREE", Room.shown("1").get("state"));

    Api.asHost()
        .post("/api/v1/seatings/" + seating + "/clear")
        .then()
        .statusCode(200)
        .body("clearedAt", notNullValue())
        .body("table", equalTo("3"));
    assertEquals("FREE", Room.shown("3").get("state"));
    Api.asHost()
        .post("/api/v1/seatings/" + seating + "/clear")
        .then()
        .statusCode(409)
        .body("type", containsString("seating-over"));
    Api.asHost()
        .body(Room.to("3"))
        .post("/api/v1/seatings/" + seating + "/move")
        .then()
        .statusCode(409);
  }

  @Test
  void aTakenTableIsRefusedWithWhoSitsThere() {
    String seating = Room.seat("4", 2);
    Api.asAna()
        .body(Map.of("covers", 2))
        .post("/api/v1/tables/" + Room.table("4") + "/seatings")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", containsString("table-taken"))
        .body("detail", containsString("Ben has 2 there"));
    Room.clear(seating);
  }

  @Test
  void wrongRequestsAreNamedFieldByField() {
    String table = "/api/v1/tables/" + Room.table("5") + "/seatings";
    Api.asHost().post(table).then().statusCode(400).body("errors.field", hasItems("covers"));
    Api.asHost()
        .body("{}")
        .post(table)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("covers"));
    for (int covers : new int[] {-1, 0, 100, Integer.MAX_VALUE}) {
      Api.asHost()
          .body(Map.of("covers", covers, "partyName", "\u001b@"))
          .post(table)
          .then()
          .statusCode(400)
          .body("errors.field", hasItems("covers", "partyName"));
    }
    Api.asHost().body("{\"covers\":1e9}").post(table).then().statusCode(400);
    Api.asHost().body("{\"covers\":\"NaN\"}").post(table).then().statusCode(400);
    Api.asHost()
        .body(Map.of("covers", 2, "state", "PAID"))
        .post(table)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("state"));
    Api.asHost()
        .body(Map.of("covers", 2, "partyName", "4111 1111 1111 1111"))
        .post(table)
        .then()
        .statusCode(400)
        .body("errors[0].message", containsString("card number"));
    Api.asHost()
        .body(Map.of("covers", 2, "serverId", UUID.randomUUID()))
        .post(table)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("serverId"));
    Api.asHost()
        .body(Map.of("covers", 2))
        .post("/api/v1/tables/" + UUID.randomUUID() + "/seatings")
        .then()
        .statusCode(404);
    Api.asHost()
        .body(Map.of("covers", 2))
        .post("/api/v1/tables/12/seatings")
        .then()
        .statusCode(404);
    String nobody = "/api/v1/seatings/" + UUID.randomUUID();
    Api.asHost().body(Map.of("tableIds", List.of())).post(nobody + "/move").then().statusCode(400);
    Api.asHost().body("{\"tableIds\":[null]}").post(nobody + "/move").then().statusCode(400);
    Api.asHost().body(Room.to("5")).post(nobody + "/move").then().statusCode(404);
    Api.asHost().post(nobody + "/clear").then().statusCode(404);
    assertEquals("FREE", Room.shown("5").get("state"));
  }

  @Test
  @DisplayName("O11 ten retries of one seating have one effect and one answer")
  void tenRetriesOfOneSeatingHaveOneEffectAndOneAnswer() throws Exception {
    String table = Room.table("11");
    String key = UUID.randomUUID().toString();
    String token = Api.token("4444");
    List<Integer> statuses = new ArrayList<>();
    List<String> seatings = new ArrayList<>();
    inParallel(
            10,
            () ->
                withToken(token)
                    .header("Idempotency-Key", key)
                    .body(Map.of("covers", 3))
                    .post("/api/v1/tables/" + table + "/seatings"))
        .forEach(
            answer -> {
              statuses.add(answer.statusCode());
              seatings.add(answer.path("id"));
            });
    assertEquals(List.of(201), statuses.stream().distinct().toList());
    assertEquals(1, seatings.stream().distinct().count());
    withToken(token)
        .header("Idempotency-Key", key)
        .body(Map.of("covers", 4))
        .post("/api/v1/tables/" + table + "/seatings")
        .then()
        .statusCode(422);
    Room.clear(seatings.getFirst());
  }

  @Test
  void ofTenPartiesAtOnceOneGetsTheTable() throws Exception {
    String table = Room.table("18");
    String token = Api.token("4444");
    List<Integer> statuses =
        inParallel(
                10,
                () ->
                    withToken(token)
                        .body(Map.of("covers", 4))
                        .post("/api/v1/tables/" + table + "/seatings"))
            .stream()
            .map(Response::statusCode)
            .sorted()
            .toList();
    assertEquals(201, statuses.getFirst());
    assertEquals(List.of(409), statuses.subList(1, 10).stream().distinct().toList());
    Room.clear(Room.floor().getString("tables.find { it.number == '18' }.seating.id"));
  }

  @Test
  void twoPartiesThatSwapTablesAreBothRefusedAndBothStay() throws Exception {
    String one = Room.seat("10", 2);
    String other = Room.seat("12", 2);
    Map<String, Object> to12 = Room.to("12");
    Map<String, Object> to10 = Room.to("10");
    String token = Api.token("4444");
    List<Callable<Response>> moves =
        List.of(
            () -> withToken(token).body(to12).post("/api/v1/seatings/" + one + "/move"),
            () -> withToken(token).body(to10).post("/api/v1/seatings/" + other + "/move"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Response> answer : threads.invokeAll(moves)) {
        assertEquals(409, answer.get().statusCode());
      }
    }
    Room.clear(one);
    Room.clear(other);
  }

  @Test
  @DisplayName("O9 reservations never overlap on a table, and may meet")
  void reservationsNeverOverlapOnATableAndMayMeet() {
    Instant at = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    String first = book("13", at, 90).statusCode(201).extract().path("id");
    book("13", at.plus(89, ChronoUnit.MINUTES), 90)
        .statusCode(409)
        .body("type", containsString("reservation-overlaps"));
    book("13", at.minus(89, ChronoUnit.MINUTES), 90).statusCode(409);
    book("13", at.plus(10, ChronoUnit.MINUTES), 15).statusCode(409);
    String next =
        book("13", at.plus(90, ChronoUnit.MINUTES), 90).statusCode(201).extract().path("id");
    Api.asHost()
        .post("/api/v1/reservations/" + first + "/cancel")
        .then()
        .statusCode(200)
        .body("state", equalTo("CANCELLED"));
    Api.asHost().post("/api/v1/reservations/" + first + "/cancel").then().statusCode(409);
    String again = book("13", at, 90).statusCode(201).extract().path("id");
    Api.asHost().post("/api/v1/reservations/" + next + "/cancel").then().statusCode(200);
    Api.asHost().post("/api/v1/reservations/" + again + "/cancel").then().statusCode(200);
  }

  @Test
  @DisplayName("O9 the database itself refuses an overlap")
  @Transactional
  void theDatabaseItselfRefusesAnOverlap() {
    Instant at = Instant.now().plus(40, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    String id = book("13", at, 90).statusCode(201).extract().path("id");
    Exception refused =
        assertThrows(
            RuntimeException.class,
            () ->
                entities
                    .createNativeQuery(
                        "insert into reservation_table(id, reservation_id, table_id, starts_at,"
                            + " ends_at, live) select gen_random_uuid(), reservation_id, table_id,"
                            + " starts_at + interval '1 minute', ends_at, true from"
                            + " reservation_table where reservation_id = cast(?1 as uuid)")
                    .setParameter(1, id)
                    .executeUpdate());
    assertThat(refused.toString(), containsString("reservation_no_overlap"));
  }

  @Test
  @DisplayName("O9 of ten bookings at once for one table one is taken")
  void ofTenBookingsAtOnceForOneTableOneIsTaken() throws Exception {
    Instant at = Instant.now().plus(50, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    Map<String, Object> body = booking("13", at, 90);
    String token = Api.token("4444");
    List<Integer> statuses =
        inParallel(10, () -> withToken(token).body(body).post("/api/v1/reservations")).stream()
            .map(Response::statusCode)
            .sorted()
            .toList();
    assertEquals(201, statuses.getFirst());
    assertEquals(List.of(409), statuses.subList(1, 10).stream().distinct().toList());
  }

  @Test
  void whoBookedIsSeatedAtTheirTable() {
    Instant soon = Instant.now().plus(5, ChronoUnit.MINUTES);
    String id = book("6", soon, 90).statusCode(201).extract().path("id");
    assertEquals("RESERVED", Room.shown("6").get("state"));
    String seating =
        Api.asHost()
            .body("{}")
            .post("/api/v1/reservations/" + id + "/seat")
            .then()
            .statusCode(201)
            .body("table", equalTo("6"))
            .body("partyName", equalTo("Test Guest"))
            .body("covers", equalTo(4))
            .extract()
            .path("id");
    Api.asHost().post("/api/v1/reservations/" + id + "/seat").then().statusCode(409);
    Api.asHost()
        .get("/api/v1/reservations")
        .then()
        .statusCode(200)
        .body("reservations.find { it.id == '" + id + "' }.state", equalTo("SEATED"));
    Room.clear(seating);
    assertEquals("FREE", Room.shown("6").get("state"), "the promise is kept and over");
  }

  @Test
  void aPartyAtTheDoorIsQuotedSeatedOrRemoved() {
    String id =
        Api.asHost()
            .body(Map.of("name", "李 小龙 🐉", "covers", 2))
            .post("/api/v1/waitlist")
            .then()
            .statusCode(201)
            .body("state", equalTo("WAITING"))
            .body("quotedMinutes", notNullValue())
            .extract()
            .path("id");
    String seating =
        Api.asHost()
            .body(Room.to("9"))
            .post("/api/v1/waitlist/" + id + "/seat")
            .then()
            .statusCode(201)
            .body("table", equalTo("9"))
            .extract()
            .path("id");
    Api.asHost().body(Room.to("9")).post("/api/v1/waitlist/" + id + "/seat").then().statusCode(409);
    Api.asHost().post("/api/v1/waitlist/" + id + "/remove").then().statusCode(409);
    Room.clear(seating);
    String other =
        Api.asHost()
            .body(Map.of("name", "Abadi", "covers", 3, "quotedMinutes", 25))
            .post("/api/v1/waitlist")
            .then()
            .statusCode(201)
            .body("quotedMinutes", equalTo(25))
            .extract()
            .path("id");
    Api.asHost().post("/api/v1/waitlist/" + other + "/remove").then().statusCode(200);
    Api.asHost()
        .get("/api/v1/waitlist")
        .then()
        .statusCode(200)
        .body("waitlist.findAll { it.id == '" + other + "' }", empty());
    Api.asAna()
        .body(Map.of("name", "Abadi", "covers", 3))
        .post("/api/v1/waitlist")
        .then()
        .statusCode(403)
        .body("permission", equalTo("RESERVE"));
    Api.asHost()
        .body(Map.of("name", " ", "covers", 0, "quotedMinutes", -1, "note", "x".repeat(201)))
        .post("/api/v1/waitlist")
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("name", "covers", "quotedMinutes", "note"));
  }

  @Test
  void aReservedTableShowsWhoseItIs() {
    Map<String, Object> shown = Room.shown("2");
    assertNull(shown.get("seating"));
    Api.asHost()
        .get("/api/v1/floor")
        .then()
        .body("tables.find { it.number == '2' }.order", nullValue())
        .body("tables.find { it.number == '2' }.reservation.guestName", equalTo("Achterberg"));
  }

  private static ValidatableResponse book(String number, Instant at, int minutes) {
    return Api.asHost().body(booking(number, at, minutes)).post("/api/v1/reservations").then();
  }

  private static Map<String, Object> booking(String number, Instant at, int minutes) {
    Map<String, Object> body = new HashMap<>();
    body.put("guestName", "Test Guest");
    body.put("covers", 4);
    body.put("startsAt", at.toString());
    body.put("minutes", minutes);
    body.put("tableIds", List.of(Room.table(number)));
    return body;
  }

  private static RequestSpecification withToken(String token) {
    return RestAssured.given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + token);
  }

  private static List<Response> inParallel(int times, Callable<Response> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Response> answers = new ArrayList<>();
      for (Future<Response> answer : threads.invokeAll(Collections.nCopies(times, call))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
