package brigade.staff;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.payments.Till;
import brigade.venue.BusinessDays;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@HouseTest
class StaffApiTest {
  /** PINs that no test and nobody of the demo has. */
  private static final AtomicInteger PINS = new AtomicInteger(7_100);

  @Inject EntityManager entities;
  @Inject Sessions sessions;
  @Inject ReadingStaff reading;
  @Inject BusinessDays businessDays;
  @Inject Clock clock;

  @Test
  void aPersonIsAddedSignsInAndIsShown() {
    String pin = freshPin();
    String id = add("Noor van Dijk", "SERVER", pin).statusCode(201).extract().path("id");
    signIn(pin).statusCode(201).body("staff.name", equalTo("Noor"));
    Api.asManager()
        .get("/api/v1/staff")
        .then()
        .statusCode(200)
        .body("staff.find { it.id == '" + id + "' }.signedIn", equalTo(true))
        .body("staff.find { it.id == '" + id + "' }.lastDevice", equalTo("Demo"));
    assertEquals(List.of("staff.added"), journal(id));
    assertFalse(journalText(id).contains(pin), "no PIN in the journal");
    disable(id).statusCode(200);
  }

  @Test
  void aSessionThatWasLeftAloneEndsOnTheRecordAndOpensNoDay() {
    for (boolean used : new boolean[] {false, true}) {
      String token = Api.token("2222");
      String session = left(token);
      Till.aDayOfItsOwn(entities);
      boolean open = isDayOpen();
      if (used) {
        given()
            .header("Authorization", "Bearer " + token)
            .get("/api/v1/orders")
            .then()
            .statusCode(401);
      } else {
        QuarkusTransaction.requiringNew().run(sessions::endIdle);
      }
      assertEquals(List.of("session.begun", "session.ended"), journal(session));
      assertTrue(journalText(session).contains("IDLE"));
      assertEquals(open, isDayOpen());
    }
  }

  /** Moves the last use of the session to where it is over, and gives its id. */
  private String left(String token) {
    Instant longAgo = clock.instant().minus(Duration.ofHours(2));
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                entities
                    .createNativeQuery(
                        "update staff_session set seen_at = ?1 where token_hash = ?2"
                            + " returning id::text")
                    .setParameter(1, longAgo)
                    .setParameter(2, Sessions.hash(token))
                    .getSingleResult()
                    .toString());
  }

  private boolean isDayOpen() {
    return QuarkusTransaction.requiringNew().call(() -> businessDays.findOpen().isPresent());
  }

  @Test
  void theDoorKnowsWhenEachPersonWasHereLast() {
    Instant before = clock.instant();
    String ana =
        given()
            .contentType("application/json")
            .body(Map.of("device", "demo", "pin", "1111"))
            .post("/api/v1/sessions")
            .then()
            .statusCode(201)
            .extract()
            .path("staff.id");
    Map<UUID, Instant> seen = reading.lastSeen();
    Instant last = seen.get(UUID.fromString(ana));
    assertFalse(last.isBefore(before.minusSeconds(1)));
    String never = add("Mila Novak", "SERVER", freshPin()).statusCode(201).extract().path("id");
    assertFalse(reading.lastSeen().containsKey(UUID.fromString(never)));
    disable(never).statusCode(200);
  }

  @Test
  void onlyWhoeverMayEditStaffSeesOrChangesAnything() {
    Api.asAna()
        .get("/api/v1/staff")
        .then()
        .statusCode(403)
        .body("permission", equalTo("EDIT_STAFF"));
    Api.asHost()
        .body(Map.of("fullName", "Me Too", "role", "MANAGER", "pin", freshPin()))
        .post("/api/v1/staff")
        .then()
        .statusCode(403);
    Api.asCook().get("/api/v1/devices").then().statusCode(403);
  }

  @Test
  void aPinThatSomebodyHasIsRefused() {
    add("Somebody Else", "SERVER", "1111")
        .statusCode(409)
        .body("type", equalTo(problem("pin-taken")));
  }

  @Test
  void everyFaultIsNamedAndNothingIsChanged() {
    Api.asManager()
        .body(Map.of("fullName", " ", "name", "4111 1111 1111 1111", "pin", "12"))
        .post("/api/v1/staff")
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("fullName", "name", "pin", "role")))
        .body(not(containsText("4111")));
  }

  @Test
  void aDisabledPersonIsOutAtOnceAndMayComeBackWithAPin() {
    String pin = freshPin();
    String id = add("Pia Holm", "COOK", pin).statusCode(201).extract().path("id");
    String token = signIn(pin).statusCode(201).extract().path("token");
    menu(token).statusCode(200);
    disable(id).statusCode(200).body("active", equalTo(false)).body("signedIn", equalTo(false));
    menu(token).statusCode(401);
    signIn(pin).statusCode(401);
    String again = freshPin();
    Api.asManager()
        .body(Map.of("pin", again))
        .post("/api/v1/staff/" + id + "/enable")
        .then()
        .statusCode(200)
        .body("active", equalTo(true));
    menu(token).statusCode(401);
    signIn(again).statusCode(201);
    assertEquals(List.of("staff.added", "staff.disabled", "staff.enabled"), journal(id));
    disable(id);
  }

  @Test
  void aNewRoleOrPinEndsTheSessionsAndANewNameDoesNot() {
    String pin = freshPin();
    String id = add("Quim Serra", "SERVER", pin).statusCode(201).extract().path("id");
    String token = signIn(pin).extract().path("token");
    change(id, "Quim Serra Puig", "SERVER").body("fullName", equalTo("Quim Serra Puig"));
    menu(token).statusCode(200);
    change(id, "Quim Serra Puig", "HOST").body("role", equalTo("HOST"));
    menu(token).statusCode(401);
    signIn(pin).statusCode(201).body("staff.role", equalTo("HOST"));
    assertTrue(
        journalText(id).contains("\"before\": {\"name\": \"Quim\", \"role\": \"SERVER\""),
        journalText(id));
    disable(id);
  }

  @Test
  void theLastManagerStays() {
    String iris =
        Api.asManager()
            .get("/api/v1/staff")
            .jsonPath()
            .getString("staff.find { it.name == 'Iris' }.id");
    disable(iris).statusCode(409).body("type", equalTo(problem("last-manager")));
    change(iris, "Iris Vermeulen", "COOK")
        .statusCode(409)
        .body("type", equalTo(problem("last-manager")));
    Api.asManager().get("/api/v1/staff").then().statusCode(200);
  }

  @Test
  void aDeviceIsEnrolledUsedAndTakenOutOfUse() {
    String name = "Tablet " + UUID.randomUUID();
    var enrolled =
        Api.asManager()
            .body(Map.of("name", name))
            .post("/api/v1/devices")
            .then()
            .statusCode(201)
            .body("code", notNullValue())
            .extract()
            .jsonPath();
    String token =
        given()
            .contentType("application/json")
            .body(Map.of("device", enrolled.getString("code"), "pin", "2222"))
            .post("/api/v1/sessions")
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    menu(token).statusCode(200);
    Api.asManager().get("/api/v1/devices").then().body("devices.name", hasItem(name));
    String id = enrolled.getString("id");
    Api.asManager().post("/api/v1/devices/" + id + "/revoke").then().statusCode(204);
    menu(token).statusCode(401);
    given()
        .contentType("application/json")
        .body(Map.of("device", enrolled.getString("code"), "pin", "2222"))
        .post("/api/v1/sessions")
        .then()
        .statusCode(401);
    Api.asManager().get("/api/v1/devices").then().body("devices.name", not(hasItem(name)));
    assertEquals(List.of("device.enrolled", "device.revoked"), journal(id));
  }

  @Test
  void theDeviceInHandStays() {
    String demo =
        Api.asManager()
            .get("/api/v1/devices")
            .jsonPath()
            .getString("devices.find { it.name == 'Demo' }.id");
    Api.asManager()
        .post("/api/v1/devices/" + demo + "/revoke")
        .then()
        .statusCode(409)
        .body("type", equalTo(problem("device-in-hand")));
  }

  /** O4: a PIN of one's own does not end the run of guessed ones. */
  @Test
  void guessedApprovalsAreThrottledForWhoeverGuessesAndNobodyElse() {
    String pin = freshPin();
    String guesser = add("Rui Gil", "SERVER", pin).statusCode(201).extract().path("id");
    String token = signIn(pin).extract().path("token");
    Approvals approvals = new Approvals(token);
    for (int tried = 0; tried < SigningIn.TRIES - 1; tried++) {
      assertEquals(403, approvals.with("0000"));
    }
    assertEquals(403, approvals.with(pin), "one's own PIN gives no approval");
    assertEquals(429, approvals.with("0000"));
    assertEquals(429, approvals.with("9999"), "not even a right one now");
    signIn(pin).statusCode(201);
    signIn("1111").statusCode(201);
    assertEquals(403, new Approvals(Api.token("1111")).with("0000"), "Ana is asked as before");
    disable(guesser);
  }

  /** Asks to void a sent line with a colleague's PIN. */
  private static final class Approvals {
    private final String token;
    private final String path;

    Approvals(String token) {
      this.token = token;
      var order =
          given()
              .header("Authorization", "Bearer " + token)
              .contentType("application/json")
              .body(
                  Map.of(
                      "type",
                      "TAKEOUT",
                      "send",
                      true,
                      "lines",
                      List.of(Map.of("sku", "onion-soup-gratinee", "quantity", 1))))
              .post("/api/v1/orders")
              .then()
              .statusCode(201)
              .extract()
              .jsonPath();
      path =
          "/api/v1/orders/"
              + order.getString("id")
              + "/lines/"
              + order.getString("lines[0].id")
              + "/void";
    }

    int with(String pin) {
      return given()
          .header("Authorization", "Bearer " + token)
          .contentType("application/json")
          .body(Map.of("reason", "Guest left", "approval", Map.of("pin", pin)))
          .post(path)
          .statusCode();
    }
  }

  private static String freshPin() {
    return String.valueOf(PINS.incrementAndGet());
  }

  private static ValidatableResponse add(String fullName, String role, String pin) {
    return Api.asManager()
        .body(Map.of("fullName", fullName, "role", role, "pin", pin))
        .post("/api/v1/staff")
        .then();
  }

  private static ValidatableResponse change(String id, String fullName, String role) {
    return Api.asManager()
        .body(Map.of("fullName", fullName, "role", role))
        .put("/api/v1/staff/" + id)
        .then();
  }

  private static ValidatableResponse disable(String id) {
    return Api.asManager().post("/api/v1/staff/" + id + "/disable").then();
  }

  private static ValidatableResponse signIn(String pin) {
    return given()
        .contentType("application/json")
        .body(Map.of("device", "demo", "pin", pin))
        .post("/api/v1/sessions")
        .then();
  }

  private static ValidatableResponse menu(String token) {
    return given().header("Authorization", "Bearer " + token).get("/api/v1/menu").then();
  }

  private static String problem(String type) {
    return "urn:brigade:problem:" + type;
  }

  private static org.hamcrest.Matcher<String> containsText(String text) {
    return org.hamcrest.Matchers.containsString(text);
  }

  private List<String> journal(String id) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                entities
                    .createNativeQuery(
                        "select action from journal where subject_id = ?1 order by seq",
                        String.class)
                    .setParameter(1, UUID.fromString(id))
                    .getResultList());
  }

  private String journalText(String id) {
    return String.valueOf(
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    entities
                        .createNativeQuery(
                            "select jsonb_agg(jsonb_build_object('before', before, 'after', after)"
                                + " order by seq)::text from journal where subject_id = ?1",
                            String.class)
                        .setParameter(1, UUID.fromString(id))
                        .getSingleResult()));
  }
}
