package brigade.kitchen;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import brigade.Api;
import brigade.HouseTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class KitchenSetupApiTest {
  private static final String ROUTING = "/api/v1/kitchen/routing";
  private static final String STATIONS = "/api/v1/kitchen/stations";
  private static final String SOUP = "onion-soup-gratinee";
  private static final String FIELD = "errors[0].field";

  @AfterEach
  void asItWas() {
    replace(List.of());
    change("HOT", Map.of("closed", false)).statusCode(200);
  }

  private static void replace(List<Map<String, Object>> rules) {
    Api.asManager().body(Map.of("rules", rules)).put(ROUTING).then().statusCode(200);
  }

  /** Changes some of what a station is, as a client does that sends back what it got. */
  private static ValidatableResponse change(String code, Map<String, Object> changes) {
    JsonPath all = Api.asManager().get(STATIONS).then().statusCode(200).extract().jsonPath();
    String at = "stations.find { it.code == '" + code + "' }.";
    Map<String, Object> body = new HashMap<>();
    body.put("name", all.getString(at + "name"));
    body.put("warnSeconds", all.getInt(at + "warnSeconds"));
    body.put("lateSeconds", all.getInt(at + "lateSeconds"));
    body.put("throughExpo", all.getBoolean(at + "throughExpo"));
    body.putAll(changes);
    return Api.asManager().body(body).put(STATIONS + "/" + code).then();
  }

  private static String soup() {
    return Api.asAna()
        .get("/api/v1/menu")
        .then()
        .statusCode(200)
        .extract()
        .path("items.find { it.sku == '" + SOUP + "' }.id");
  }

  private static List<String> ways(String type) {
    return Api.asCook()
        .body(Map.of("type", type, "items", List.of(Map.of("sku", SOUP))))
        .post(ROUTING + "/try")
        .then()
        .statusCode(200)
        .extract()
        .path("items[0].stations.code");
  }

  private static String takeout() {
    return Api.asAna()
        .body(
            Map.of(
                "type",
                "TAKEOUT",
                "name",
                "Routed",
                "send",
                true,
                "lines",
                List.of(Map.of("sku", SOUP, "quantity", 1))))
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String ticket(String station, String orderId) {
    return Api.asCook()
        .get(STATIONS + "/" + station + "/tickets?state=OPEN")
        .then()
        .statusCode(200)
        .extract()
        .path("tickets.find { it.orderId == '" + orderId + "' }.id");
  }

  private static void bump(String ticketId) {
    Api.asCook().post("/api/v1/kitchen/tickets/" + ticketId + "/bump").then().statusCode(200);
  }

  private static String state(String orderId) {
    return Api.asAna()
        .get("/api/v1/orders/" + orderId)
        .then()
        .statusCode(200)
        .extract()
        .path("lines[0].state");
  }

  private static Map<String, Object> alsoCold() {
    return Map.of(
        "name", "Bags are packed cold",
        "menuItemIds", List.of(soup()),
        "orderTypes", List.of("TAKEOUT"),
        "stations", List.of("COLD"),
        "also", true);
  }

  @Test
  @DisplayName("K9 a rule sends a dish to two stations; it is one plate, ready when both are done")
  void aRuleSendsADishToTwoStations() {
    replace(List.of(alsoCold()));
    assertEquals(List.of("HOT", "COLD"), ways("TAKEOUT"));
    assertEquals(List.of("HOT"), ways("DINE_IN"));
    String order = takeout();
    String hot = ticket("HOT", order);
    String cold = ticket("COLD", order);
    String expo = ticket("EXPO", order);
    bump(hot);
    assertEquals("SENT", state(order));
    Api.asCook()
        .post("/api/v1/kitchen/tickets/" + expo + "/bump")
        .then()
        .statusCode(409)
        .body("detail", containsString("COLD"));
    bump(cold);
    assertEquals("READY", state(order));
    bump(expo);
    Api.asAna()
        .get("/api/v1/kitchen/calls?all=true&limit=500")
        .then()
        .body("calls.find { it.orderId == '" + order + "' }.plates", equalTo(1));
  }

  @Test
  @DisplayName("K1 a void shows at every station that got the item")
  void aVoidIsShownAtEveryStation() {
    replace(List.of(alsoCold()));
    String order = takeout();
    String line = Api.asAna().get("/api/v1/orders/" + order).then().extract().path("lines[0].id");
    Api.asManager()
        .body(Map.of("reason", "Wrong item"))
        .post("/api/v1/orders/" + order + "/lines/" + line + "/void")
        .then()
        .statusCode(200);
    for (String station : List.of("HOT", "COLD")) {
      Api.asCook()
          .get("/api/v1/kitchen/tickets/" + ticket(station, order))
          .then()
          .body("items[0].state", equalTo("VOIDED"))
          .body("items[0].voidUnread", equalTo(1));
    }
  }

  @Test
  @DisplayName(
      "K9 a closed station's work goes to the one that covers, without one to expo, warned")
  void aClosedStationIsCoveredFor() {
    change("HOT", Map.of("closed", true, "coveredBy", "GRILL"))
        .statusCode(200)
        .body("closed", equalTo(true))
        .body("coveredBy", equalTo("GRILL"));
    String covered = takeout();
    assertNull(ticket("HOT", covered));
    assertNotNull(ticket("GRILL", covered));

    change("HOT", Map.of("closed", true)).statusCode(200).body("coveredBy", nullValue());
    String lost = takeout();
    Api.asCook()
        .get("/api/v1/kitchen/tickets/" + ticket("EXPO", lost))
        .then()
        .body("items[0].noRoute", equalTo(true));
    Api.asCook()
        .body(Map.of("items", List.of(Map.of("sku", SOUP))))
        .post(ROUTING + "/try")
        .then()
        .body("items[0].stations[0].closed", equalTo("Hot line"))
        .body("items[0].stations[0].noRoute", equalTo(true));
  }

  @Test
  void aStationComesAndGoesOnlyWhenNothingIsLostByIt() {
    String name = "Fry " + UUID.randomUUID().toString().substring(0, 8);
    String code =
        Api.asManager()
            .body(Map.of("name", name))
            .post(STATIONS)
            .then()
            .statusCode(201)
            .body("warnSeconds", equalTo(300))
            .extract()
            .path("code");
    Api.asManager().delete(STATIONS + "/" + code).then().statusCode(409);
    change(code, Map.of("closed", true)).statusCode(200);
    replace(List.of(Map.of("name", "Fries", "stations", List.of(code))));
    Api.asManager()
        .delete(STATIONS + "/" + code)
        .then()
        .statusCode(409)
        .body("detail", containsString("Fries"));
    replace(List.of());
    Api.asManager().delete(STATIONS + "/" + code).then().statusCode(204);
    Api.asManager().get(STATIONS).then().body("stations.code", not(hasItem(code)));
    // Added again it is the same one, open: what the menu sends there finds it.
    Api.asManager()
        .body(Map.of("name", name))
        .post(STATIONS)
        .then()
        .statusCode(201)
        .body("code", equalTo(code))
        .body("closed", equalTo(false));
    change(code, Map.of("closed", true)).statusCode(200);
    Api.asManager().delete(STATIONS + "/" + code).then().statusCode(204);
    Api.asManager().delete(STATIONS + "/EXPO").then().statusCode(409);
    Api.asManager().delete(STATIONS + "/SUSHI").then().statusCode(404);
  }

  @Test
  void aTimeWithoutACalendarIsNamed() {
    for (String at : List.of("+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z")) {
      Api.asCook()
          .body(Map.of("at", at, "items", List.of(Map.of("sku", SOUP))))
          .post(ROUTING + "/try")
          .then()
          .statusCode(400)
          .body(FIELD, equalTo("at"));
    }
  }

  @Test
  void whatIsWrongWithAStationIsNamed() {
    change("HOT", Map.of("warnSeconds", 0)).statusCode(400).body(FIELD, equalTo("warnSeconds"));
    change("HOT", Map.of("lateSeconds", 10)).statusCode(400).body(FIELD, equalTo("lateSeconds"));
    change("HOT", Map.of("name", "grill")).statusCode(400).body(FIELD, equalTo("name"));
    change("HOT", Map.of("coveredBy", "HOT")).statusCode(400).body(FIELD, equalTo("coveredBy"));
    change("HOT", Map.of("coveredBy", "SUSHI")).statusCode(400).body(FIELD, equalTo("coveredBy"));
    change("EXPO", Map.of("closed", true)).statusCode(400).body(FIELD, equalTo("closed"));
    Api.asCook().body(Map.of("name", "Mine")).put(STATIONS + "/HOT").then().statusCode(403);
  }

  @Test
  @DisplayName("a station that somebody else changed is not overwritten by who knew it before")
  void aStationIsChangedOnlyByWhoKnowsIt() {
    String known = "stations.find { it.code == 'HOT' }.version";
    Number before = Api.asManager().get(STATIONS).path(known);
    Number after =
        change("HOT", Map.of("lateSeconds", 777)).statusCode(200).extract().path("version");
    assertEquals(after, Api.asManager().get(STATIONS).<Number>path(known));
    Map<String, Object> body = Map.of("name", "Hot line", "lateSeconds", 888);
    Api.asManager()
        .header("If-Match", before)
        .body(body)
        .put(STATIONS + "/HOT")
        .then()
        .statusCode(412)
        .body("version", equalTo(after));
    Api.asManager()
        .header("If-Match", "newest")
        .body(body)
        .put(STATIONS + "/HOT")
        .then()
        .statusCode(400)
        .body(FIELD, equalTo("If-Match"));
    Api.asManager()
        .header("If-Match", after)
        .body(Map.of("name", "Hot line", "lateSeconds", 600))
        .put(STATIONS + "/HOT")
        .then()
        .statusCode(200)
        .body("lateSeconds", equalTo(600));
  }

  @Test
  void rulesAreReplacedWholeAndOnlyByWhoKnowsThem() {
    Number version = Api.asManager().get(ROUTING).then().statusCode(200).extract().path("version");
    replace(List.of(Map.of("name", "All to the grill", "stations", List.of("grill"))));
    Api.asManager()
        .get(ROUTING)
        .then()
        .body("rules.name", contains("All to the grill"))
        .body("rules[0].stations", contains("GRILL"))
        .body("rules[0].also", equalTo(false));
    Api.asManager()
        .header("If-Match", version)
        .body(Map.of("rules", List.of()))
        .put(ROUTING)
        .then()
        .statusCode(412);
    refused(Map.of("name", "", "stations", List.of("HOT")), "rules[0].name");
    refused(Map.of("name", "To nobody", "stations", List.of()), "rules[0].stations");
    refused(Map.of("name", "To sushi", "stations", List.of("SUSHI")), "rules[0].stations");
    refused(Map.of("name", "Twice", "stations", List.of("HOT", "HOT")), "rules[0].stations");
    Api.asManager().get(ROUTING).then().body("rules", hasSize(1));
    Api.asCook().body(Map.of("rules", List.of())).put(ROUTING).then().statusCode(403);
  }

  @Test
  @DisplayName("K9 a rule for an order type, area or daypart that there is not is refused by name")
  void aRuleForWhatNeverComesIsRefused() {
    Map<String, Object> unknown =
        Map.of(
            "orderTypes", List.of("TAKEAWAY"),
            "areaIds", List.of(UUID.randomUUID()),
            "dayparts", List.of("ELEVENSES"));
    unknown.forEach(
        (part, named) ->
            refused(
                Map.of("name", "Never", "stations", List.of("GRILL"), part, named),
                "rules[0]." + part));
    Api.asManager().get(ROUTING).then().body("rules", hasSize(0));
    String area =
        Api.asManager().get("/api/v1/floor").then().statusCode(200).extract().path("areas[0].id");
    String daypart = Api.asManager().get("/api/v1/menu").then().extract().path("dayparts[0].code");
    replace(
        List.of(
            Map.of(
                "name", "Now and then",
                "stations", List.of("GRILL"),
                "orderTypes", List.of("TAKEOUT", "BAR"),
                "areaIds", List.of(area),
                "dayparts", daypart == null ? List.of() : List.of(daypart))));
  }

  private static void refused(Map<String, Object> rule, String field) {
    Api.asManager()
        .body(Map.of("rules", List.of(rule)))
        .put(ROUTING)
        .then()
        .statusCode(400)
        .body(FIELD, equalTo(field));
  }

  @Test
  @DisplayName("a station keeps how its screen shows its tickets, also when only its name is saved")
  void aStationKeepsItsScreen() {
    change(
            "HOT",
            Map.of("screen", Map.of("columns", 4, "text", "LARGE", "sort", "DUE", "chimes", false)))
        .statusCode(200)
        .body("screen.columns", equalTo(4))
        .body("screen.rushFirst", equalTo(false));
    change("HOT", Map.of())
        .statusCode(200)
        .body("screen.columns", equalTo(4))
        .body("screen.text", equalTo("LARGE"))
        .body("screen.sort", equalTo("DUE"))
        .body("screen.chimes", equalTo(false));
    change("HOT", Map.of("screen", Map.of("columns", 7)))
        .statusCode(400)
        .body(FIELD, equalTo("screen.columns"));
    change("HOT", Map.of("screen", Map.of("afterHandOver", 61)))
        .statusCode(400)
        .body(FIELD, equalTo("screen.afterHandOver"));
    change("HOT", Map.of("screen", Map.of("text", "HUGE")))
        .statusCode(400)
        .body(FIELD, equalTo("screen.text"));
    change("HOT", Map.of("screen", Map.of())).statusCode(200).body("screen.columns", equalTo(0));
  }
}
