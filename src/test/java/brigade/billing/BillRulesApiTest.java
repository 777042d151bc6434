package brigade.billing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Service charges, exemptions, discounts by rules and levies, over the API. */
@HouseTest
class BillRulesApiTest {
  private static final String BREAD = "RULE-BREAD";
  private static final String STEAK = "RULE-STEAK";
  private static final String COLA = "RULE-COLA";
  private static boolean menuThere;

  @Inject Till till;
  @Inject EntityManager entities;

  private Map<String, Object> rulesBefore = Map.of();
  private final Set<String> added = new HashSet<>();

  @BeforeEach
  void menu() {
    if (!menuThere) {
      Api.asManager()
          .contentType("text/csv")
          .body(
              "sku,name,category,size,price,station,tax\n"
                  + BREAD
                  + ",Bread of the rules,Ruled,,10.00,,0\n"
                  + STEAK
                  + ",Steak of the rules,Ruled,,30.00,,14\n"
                  + COLA
                  + ",Cola of the rules,Ruled drinks,,4.00,,23\n")
          .post("/api/v1/menu/import")
          .then()
          .statusCode(200);
      menuThere = true;
    }
    rulesBefore = rules();
  }

  @AfterEach
  void restore() {
    Api.asManager().body(rulesBefore).put("/api/v1/billing/rules").then().statusCode(200);
    added.forEach(
        code ->
            Api.asManager()
                .delete("/api/v1/billing/discount-rules/" + code)
                .then()
                .statusCode(204));
  }

  private static Map<String, Object> rules() {
    return Api.asManager()
        .get("/api/v1/billing/rules")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getMap("");
  }

  private ValidatableResponse change(String field, Object to) {
    Map<String, Object> rules = new HashMap<>(rulesBefore);
    rules.put(field, to);
    return Api.asManager().body(rules).put("/api/v1/billing/rules").then();
  }

  private ValidatableResponse putRule(String code, Map<String, Object> rule) {
    ValidatableResponse answer =
        Api.asManager().body(rule).put("/api/v1/billing/discount-rules/" + code).then();
    if (answer.extract().statusCode() == 200) {
      added.add(code);
    }
    return answer;
  }

  private static Map<String, Object> line(String sku, int quantity, Integer... seats) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("sku", sku);
    line.put("quantity", quantity);
    if (seats.length > 0) {
      line.put("seat", seats[0]);
      line.put("sharedWith", List.of(seats).subList(1, seats.length));
    }
    return line;
  }

  @SafeVarargs
  private static String order(Map<String, Object>... lines) {
    return Api.asAna()
        .body(Map.of("type", "TAKEOUT", "name", "Rules", "lines", List.of(lines), "send", true))
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static JsonPath checks(String order) {
    return Api.asAna()
        .get("/api/v1/orders/" + order + "/checks")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static ValidatableResponse post(RequestSpecification as, String path, Object body) {
    return as.body(body).post("/api/v1" + path).then();
  }

  private static String paper(String order) {
    return Api.asAna()
        .get("/api/v1/checks/" + checks(order).getString("checks[0].id") + "/paper")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private long journalled(String action, String order) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from journal where action = ?1 and subject_id = ?2"
                        + " and approver_id is not null")
                .setParameter(1, action)
                .setParameter(2, UUID.fromString(order))
                .getSingleResult())
        .longValue();
  }

  private static Map<String, Object> service(String name, Object percent) {
    return Map.of("name", name, "percent", percent, "orderTypes", List.of("TAKEOUT"));
  }

  @Test
  @DisplayName("M3 removing the service charge needs the permission, a reason, and leaves a trace")
  void removingTheServiceChargeNeedsThePermission() {
    change("serviceCharges", List.of(service("Bags and boxes", 10)))
        .statusCode(200)
        .body("serviceCharges[0].base", equalTo("MENU_PRICE"));
    String order = order(line(BREAD, 2));
    assertEquals(200, checks(order).getInt("checks[0].serviceCharge"));
    assertEquals("Bags and boxes", checks(order).getString("checks[0].service.name"));
    assertTrue(paper(order).contains("Bags and boxes 10%"), paper(order));
    String remove = "/orders/" + order + "/service-charge/remove";
    post(Api.asAna(), remove, Map.of()).statusCode(400).body("errors.field", hasItem("reason"));
    post(Api.asAna(), remove, Map.of("reason", "Waited an hour"))
        .statusCode(403)
        .body("permission", equalTo("REMOVE_SERVICE_CHARGE"));
    Map<String, Object> approved =
        Map.of("reason", "Waited an hour", "approval", Map.of("pin", "9999"));
    Api.asAna()
        .post("/api/v1/checks/" + checks(order).getString("checks[0].id") + "/print")
        .then()
        .statusCode(200);
    post(Api.asAna(), remove, approved)
        .statusCode(200)
        .body("checks[0].serviceCharge", equalTo(0))
        .body("checks[0].service", nullValue())
        .body("checks[0].stale", equalTo(true))
        .body("checks[0].total", equalTo(2_000));
    post(Api.asAna(), remove, approved).statusCode(409).body("type", containsString("already-so"));
    assertEquals(1, journalled("service-charge.removed", order));
    Api.asAna()
        .get("/api/v1/orders/" + order + "/discounts")
        .then()
        .statusCode(200)
        .body("discounts", hasSize(0));
    String restore = "/orders/" + order + "/service-charge/restore";
    post(Api.asAna(), restore, Map.of("reason", "By mistake")).statusCode(403);
    post(Api.asManager(), restore, Map.of("reason", "By mistake"))
        .statusCode(200)
        .body("checks[0].serviceCharge", equalTo(200));
    post(Api.asManager(), restore, Map.of("reason", "By mistake")).statusCode(409);
    post(Api.asManager(), "/orders/" + UUID.randomUUID() + "/service-charge/remove", approved)
        .statusCode(404);
    post(Api.asManager().header("If-Match", "0"), remove, approved).statusCode(412);
  }

  @Test
  @DisplayName("M3 a split does not double the service charge, and a merge charges by all again")
  void splitDoesNotDoubleTheServiceCharge() {
    change(
            "serviceCharges",
            List.of(
                Map.of(
                    "name",
                    "Large order",
                    "percent",
                    10,
                    "orderTypes",
                    List.of("TAKEOUT"),
                    "fromSubtotal",
                    2_000)))
        .statusCode(200);
    String order = order(line(BREAD, 1));
    assertEquals(0, checks(order).getInt("checks[0].serviceCharge"));
    post(Api.asAna(), "/orders/" + order + "/lines", Map.of("lines", List.of(line(BREAD, 1))))
        .statusCode(200);
    Api.asAna().post("/api/v1/orders/" + order + "/send").then().statusCode(200);
    assertEquals(200, checks(order).getInt("checks[0].serviceCharge"));
    post(Api.asAna(), "/orders/" + order + "/checks/split", Map.of("by", "EVEN", "parts", 3))
        .statusCode(200)
        .body("checks.serviceCharge.sum()", equalTo(200))
        .body("checks.total.sum()", equalTo(2_200));
    post(Api.asAna(), "/orders/" + order + "/checks/merge", Map.of())
        .statusCode(200)
        .body("checks.serviceCharge", equalTo(List.of(200)));
  }

  @Test
  @DisplayName("M11 an exemption needs the permission, is traced, on paper and explained")
  void exemptionIsTracedOnPaperAndExplained() {
    String order = order(line(STEAK, 1));
    String exempt = "/orders/" + order + "/tax-exemption";
    Map<String, Object> wanted = Map.of("certificate", "IE-4711", "reason", "Embassy");
    post(Api.asAna(), exempt, Map.of("reason", "Embassy"))
        .statusCode(400)
        .body("errors.field", hasItem("certificate"));
    post(Api.asAna(), exempt, wanted).statusCode(403).body("permission", equalTo("EXEMPT_TAX"));
    post(
            Api.asAna(),
            exempt,
            Map.of(
                "certificate", "IE-4711", "reason", "Embassy", "approval", Map.of("pin", "9999")))
        .statusCode(200)
        .body("checks[0].untaxed", equalTo(368))
        .body("checks[0].taxes.amount", equalTo(List.of(0)))
        .body("checks[0].exemption.certificate", equalTo("IE-4711"))
        .body("checks[0].total", equalTo(2_632));
    assertEquals(1, journalled("tax.exempted", order));
    String paper = paper(order);
    assertTrue(paper.contains("Tax exempt, certificate IE-4711"), paper);
    assertTrue(paper.contains("Embassy"), paper);
    Api.asAna()
        .get("/api/v1/checks/" + checks(order).getString("checks[0].id") + "/derivation")
        .then()
        .statusCode(200)
        .body("steps.kind", equalTo(List.of("LINE", "EXEMPTION", "TOTAL")))
        .body("steps[1].amount", equalTo(-368));
    UUID check = UUID.fromString(checks(order).getString("checks[0].id"));
    assertEquals(CheckState.PAID, till.cash(check, 2_632).state());
    assertEquals("IE-4711", checks(order).getString("checks[0].exemption.certificate"));
    assertEquals(368, checks(order).getInt("checks[0].untaxed"));
    post(Api.asManager(), exempt + "/end", Map.of("reason", "Wrong paper"))
        .statusCode(409)
        .body("type", containsString("nothing-open"));
    String other = order(line(STEAK, 1));
    post(Api.asManager(), "/orders/" + other + "/tax-exemption", wanted).statusCode(200);
    post(Api.asManager(), "/orders/" + other + "/tax-exemption/end", Map.of("reason", "Wrong"))
        .statusCode(200)
        .body("checks[0].total", equalTo(3_000));
  }

  @Test
  @DisplayName("M2 an exemption that would owe back what was paid is refused")
  void exemptionThatOwesBackIsRefused() {
    String order = order(line(STEAK, 1));
    till.cash(UUID.fromString(checks(order).getString("checks[0].id")), 2_900);
    post(
            Api.asManager(),
            "/orders/" + order + "/tax-exemption",
            Map.of("certificate", "IE-1", "reason", "Embassy"))
        .statusCode(409)
        .body("type", containsString("paid-more"));
  }

  private static Map<String, Object> bogo() {
    return Map.of(
        "name",
        "Two colas for one",
        "kind",
        "BUY_GET",
        "buy",
        1,
        "get",
        1,
        "targets",
        Map.of("skus", List.of(COLA)),
        "when",
        Map.of("orderTypes", List.of("TAKEOUT")),
        "automatic",
        true);
  }

  @Test
  @DisplayName("M2 M3 an automatic discount is on paper under its name, and a split keeps it")
  void automaticDiscountIsOnPaperUnderItsName() {
    putRule("COLA2", bogo())
        .statusCode(200)
        .body("percent", equalTo(100))
        .body("stacking", equalTo("EXCLUSIVE"));
    String order = order(line(COLA, 3), line(BREAD, 1));
    JsonPath check = checks(order);
    assertEquals(400, check.getInt("checks[0].discount"));
    assertEquals("COLA2", check.getString("checks[0].discounts[0].id"));
    assertEquals(1_800, check.getInt("checks[0].total"));
    String paper = paper(order);
    assertTrue(paper.contains("Two colas for one                    -4.00"), paper);
    post(Api.asAna(), "/orders/" + order + "/checks/split", Map.of("by", "EVEN", "parts", 3))
        .statusCode(200)
        .body("checks.discounts.flatten().amount.sum()", equalTo(400))
        .body(
            "checks.discounts.flatten().name",
            equalTo(List.of("Two colas for one", "Two colas for one", "Two colas for one")));
    Api.asAna()
        .get("/api/v1/checks/" + checks(order).getString("checks[0].id") + "/derivation")
        .then()
        .statusCode(200)
        .body("steps.label", hasItem("Two colas for one"));
    UUID first = UUID.fromString(checks(order).getString("checks[0].id"));
    int due = checks(order).getInt("checks[0].total");
    assertEquals(CheckState.PAID, till.cash(first, due).state());
    assertEquals("Two colas for one", checks(order).getString("checks[0].discounts[0].name"));
    assertEquals(
        1_800,
        checks(order).getList("checks.total", Integer.class).stream()
            .mapToInt(Integer::intValue)
            .sum());
  }

  @Test
  @DisplayName("M2 rules, open checks and what was given follow a category to its new name")
  void rulesFollowACategoryToItsNewName() {
    Map<String, Object> automatic = new HashMap<>();
    automatic.put("name", "Drinks hour");
    automatic.put("kind", "PERCENT");
    automatic.put("percent", 10);
    automatic.put("targets", Map.of("categories", List.of("Ruled drinks")));
    automatic.put("stacking", "STACKABLE");
    automatic.put("automatic", true);
    putRule("DRINKS10", automatic).statusCode(200);
    Map<String, Object> byHand = new HashMap<>(automatic);
    byHand.put("automatic", false);
    putRule("DRINKSHAND", byHand).statusCode(200);
    String order = order(line(COLA, 1), line(STEAK, 1));
    assertEquals(40, checks(order).getInt("checks[0].discount"));
    String given = order(line(COLA, 1));
    post(
            Api.asAna(),
            "/orders/" + given + "/discounts",
            Map.of("rule", "DRINKSHAND", "reason", "Regular"))
        .statusCode(200);
    assertEquals(2, checks(given).getList("checks[0].discounts").size());
    Map<String, Object> before = category("Ruled drinks");
    rename(before, "Ruled soft drinks").statusCode(200);
    try {
      assertEquals(40, checks(order).getInt("checks[0].discount"));
      assertEquals(2, checks(given).getList("checks[0].discounts").size());
      assertEquals(40, checks(order(line(COLA, 1))).getInt("checks[0].discount"));
      Api.asManager()
          .get("/api/v1/billing/discount-rules")
          .then()
          .statusCode(200)
          .body(
              "rules.find { it.code == 'DRINKS10' }.targets.categories",
              equalTo(List.of("Ruled soft drinks")));
    } finally {
      rename(before, "Ruled drinks").statusCode(200);
    }
  }

  private static Map<String, Object> category(String name) {
    return Api.asManager()
        .get("/api/v1/menu")
        .path("categories.find { it.name == '" + name + "' }");
  }

  private static ValidatableResponse rename(Map<String, Object> category, String name) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", name);
    body.put("course", category.get("course"));
    return Api.asManager().body(body).put("/api/v1/menu/categories/" + category.get("id")).then();
  }

  @Test
  @DisplayName("M2 O4 a discount by a named rule is given by hand, with approval where it says so")
  void namedDiscountIsGivenByHand() {
    putRule(
            "STAFF50",
            Map.of(
                "name",
                "Staff, half price",
                "kind",
                "PERCENT",
                "percent",
                50,
                "targets",
                Map.of("categories", List.of("Ruled")),
                "stacking",
                "STACKABLE",
                "needsApproval",
                true))
        .statusCode(200);
    String order = order(line(COLA, 1), line(BREAD, 2));
    String discounts = "/orders/" + order + "/discounts";
    post(Api.asAna(), discounts, Map.of("rule", "STAFF50"))
        .statusCode(403)
        .body("permission", equalTo("DISCOUNT_LARGE"));
    post(Api.asAna(), discounts, Map.of("rule", "STAFF50", "approval", Map.of("pin", "9999")))
        .statusCode(200)
        .body("checks[0].total", equalTo(1_400));
    Api.asAna()
        .get("/api/v1" + discounts)
        .then()
        .statusCode(200)
        .body("discounts[0].rule", equalTo("STAFF50"))
        .body("discounts[0].approvedBy", equalTo("Iris"));
    post(Api.asAna(), discounts, Map.of("rule", "NONE")).statusCode(400);
    post(Api.asAna(), discounts, Map.of("rule", "STAFF50", "percent", 5)).statusCode(400);
    String colas = order(line(COLA, 1));
    post(Api.asManager(), "/orders/" + colas + "/discounts", Map.of("rule", "STAFF50"))
        .statusCode(409)
        .body("type", containsString("takes-nothing"));
    putRule("COLA2", bogo()).statusCode(200);
    post(Api.asManager(), "/orders/" + colas + "/discounts", Map.of("rule", "COLA2"))
        .statusCode(400)
        .body("errors.field", hasItem("rule"));
  }

  @Test
  void rulesThatAreNotWholeAreRefusedByField() {
    putRule("bad code", Map.of("name", "X", "kind", "PERCENT", "percent", 5))
        .statusCode(400)
        .body("errors.field", hasItem("code"));
    putRule("X", Map.of("kind", "PERCENT", "percent", 101, "amount", 5, "buy", 1))
        .statusCode(400)
        .body("errors.field", hasItems("name", "percent", "amount", "buy"));
    putRule("X", Map.of("name", "X")).statusCode(400).body("errors.field", hasItem("kind"));
    putRule("X", Map.of("name", "X", "kind", "BUY_GET", "buy", 0, "get", 21))
        .statusCode(400)
        .body("errors.field", hasItems("buy", "get"));
    putRule("X", Map.of("name", "X", "kind", "BUNDLE", "amount", -1, "slots", List.of(Map.of())))
        .statusCode(400)
        .body("errors.field", hasItems("amount", "slots"));
    putRule("X", Map.of("name", "X", "kind", "AMOUNT", "amount", 1.5))
        .statusCode(400)
        .body("errors.field", hasItem("amount"));
    putRule("X", Map.of("name", "X", "kind", "AMOUNT", "amount", 5, "priority", 1_001))
        .statusCode(400)
        .body("errors.field", hasItem("priority"));
    Api.asAna().body(bogo()).put("/api/v1/billing/discount-rules/X").then().statusCode(403);
    Api.asManager().delete("/api/v1/billing/discount-rules/NONE").then().statusCode(404);
    change("serviceCharges", List.of(Map.of("name", "S", "percent", 101, "fromCovers", 0)))
        .statusCode(400)
        .body(
            "errors.field", hasItems("serviceCharges[0].percent", "serviceCharges[0].fromCovers"));
    change("taxRounding", "PER_CENT").statusCode(400);
    change("taxRounding", "PER_LINE").statusCode(200).body("taxRounding", equalTo("PER_LINE"));
  }

  @Test
  @DisplayName("M11 levies stand on the check, on paper and in its derivation, and split exactly")
  void leviesStandOnTheCheck() {
    String order = order(line(COLA, 2));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        "update order_line set levies = cast(?1 as jsonb) where order_id = ?2")
                    .setParameter(
                        1,
                        "[{\"code\":\"DEP\",\"name\":\"Bottle deposit\",\"amount\":25,"
                            + "\"taxed\":false}]")
                    .setParameter(2, UUID.fromString(order))
                    .executeUpdate());
    JsonPath check = checks(order);
    assertEquals(50, check.getInt("checks[0].levies[0].amount"));
    assertEquals(850, check.getInt("checks[0].total"));
    assertTrue(paper(order).contains("Bottle deposit                        0.50"), paper(order));
    Api.asAna()
        .get("/api/v1/checks/" + check.getString("checks[0].id") + "/derivation")
        .then()
        .statusCode(200)
        .body("steps.formula", hasItem("2 x 0.25"));
    post(Api.asAna(), "/orders/" + order + "/checks/split", Map.of("by", "EVEN", "parts", 3))
        .statusCode(200)
        .body("checks.levies.flatten().amount.sum()", equalTo(50))
        .body("checks.total.sum()", equalTo(850));
    for (int part = 0; part < 3; part++) {
      JsonPath now = checks(order);
      till.cash(
          UUID.fromString(now.getString("checks[" + part + "].id")),
          now.getInt("checks[" + part + "].due"));
    }
    assertEquals(List.of("PAID", "PAID", "PAID"), checks(order).getList("checks.state"));
    assertEquals(
        50,
        checks(order).getList("checks.levies.flatten().amount", Integer.class).stream()
            .mapToInt(Integer::intValue)
            .sum());
  }

  @Test
  @DisplayName("M1 what seats share goes to the checks of those seats, also what is ordered later")
  void sharedLinesGoToTheChecksOfTheirSeats() {
    String order = order(line(BREAD, 1, 1), line(BREAD, 1, 2), line(BREAD, 1, 3));
    post(Api.asAna(), "/orders/" + order + "/lines", Map.of("lines", List.of(line(STEAK, 1, 1, 3))))
        .statusCode(200);
    Api.asAna().post("/api/v1/orders/" + order + "/send").then().statusCode(200);
    post(Api.asAna(), "/orders/" + order + "/checks/split", Map.of("by", "SEAT"))
        .statusCode(200)
        .body("checks.total", equalTo(List.of(2_500, 1_000, 2_500)));
    post(Api.asAna(), "/orders/" + order + "/lines", Map.of("lines", List.of(line(BREAD, 1, 1, 2))))
        .statusCode(200);
    Api.asAna().post("/api/v1/orders/" + order + "/send").then().statusCode(200);
    assertEquals(List.of(3_000, 1_500, 2_500), checks(order).getList("checks.total"));
  }

  @Test
  @DisplayName("M9 a check of a closed day is not opened again")
  void checkOfAClosedDayIsNotOpenedAgain() {
    String order = order(line(BREAD, 1));
    UUID check = UUID.fromString(checks(order).getString("checks[0].id"));
    till.cash(check, 1_000);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        "update order_check set business_date = date '2020-01-01' where id = ?1")
                    .setParameter(1, check)
                    .executeUpdate());
    post(Api.asManager(), "/checks/" + check + "/reopen", Map.of("reason", "Forgot"))
        .statusCode(409)
        .body("type", containsString("day-closed"));
    assertEquals("PAID", checks(order).getString("checks[0].state"));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        "update order_check set business_date = (select business_date from orders"
                            + " where id = ?2) where id = ?1")
                    .setParameter(1, check)
                    .setParameter(2, UUID.fromString(order))
                    .executeUpdate());
  }

  @Test
  @DisplayName("M3 a type of order without a service charge has none, whatever its rule says")
  void aTypeOfOrderMayHaveNoServiceCharge() {
    change("serviceCharges", List.of(Map.of("name", "Service", "percent", 10))).statusCode(200);
    String order = order(line(BREAD, 2));
    assertEquals(200, checks(order).getInt("checks[0].serviceCharge"));
    charging(false);
    try {
      assertEquals(0, checks(order).getInt("checks[0].serviceCharge"));
      assertEquals(2_000, checks(order).getInt("checks[0].total"));
      assertEquals(0, checks(order(line(BREAD, 1))).getInt("checks[0].serviceCharge"));
    } finally {
      charging(true);
    }
    assertEquals(2_200, checks(order).getInt("checks[0].total"));
  }

  private static void charging(boolean service) {
    Api.asManager()
        .body(Map.of("serviceCharge", service))
        .put("/api/v1/orders/types/TAKEOUT")
        .then()
        .statusCode(200)
        .body("serviceCharge", equalTo(service));
  }

  @Test
  @DisplayName("M3 M11 a staff meal has what its type takes off, explained, and no service charge")
  void aStaffMealHasWhatItsTypeTakesOff() {
    change("serviceCharges", List.of(Map.of("name", "Service", "percent", 10))).statusCode(200);
    JsonPath type =
        Api.asManager().get("/api/v1/orders/types").then().statusCode(200).extract().jsonPath();
    String name = type.getString("types.find { it.type == 'STAFF_MEAL' }.name");
    assertEquals(500_000, type.getInt("types.find { it.type == 'STAFF_MEAL' }.discountPpm"));
    String staff = Api.asManager().get("/api/v1/staff").path("staff.find { it.name == 'Ben' }.id");
    String order =
        Api.asManager()
            .body(
                Map.of(
                    "type",
                    "STAFF_MEAL",
                    "staffId",
                    staff,
                    "lines",
                    List.of(line(BREAD, 3)),
                    "send",
                    true))
            .post("/api/v1/orders")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    JsonPath check = checks(order);
    assertEquals(1_500, check.getInt("checks[0].discount"));
    assertEquals(name, check.getString("checks[0].discounts[0].name"));
    assertEquals(0, check.getInt("checks[0].serviceCharge"));
    assertEquals(1_500, check.getInt("checks[0].total"));
    Api.asAna()
        .get("/api/v1/checks/" + check.getString("checks[0].id") + "/derivation")
        .then()
        .body("steps.label", hasItem(name));
  }

  @Test
  @DisplayName(
      "M3 lines go to no order that is taxed or priced in another way, and stay as they are")
  void noLinesGoWhereAnotherTaxOrPriceIsDue() {
    String guests = order(line(BREAD, 1));
    String exempt = order(line(BREAD, 1));
    post(
            Api.asManager(),
            "/orders/" + exempt + "/tax-exemption",
            Map.of("certificate", "IE-4711", "reason", "Embassy"))
        .statusCode(200);
    JsonPath before = checks(exempt);
    for (List<String> way : List.of(List.of(guests, exempt), List.of(exempt, guests))) {
      post(Api.asAna(), "/orders/" + way.get(1) + "/merge", Map.of("orderIds", way.subList(0, 1)))
          .statusCode(409)
          .body("type", endsWith("taxes-apart"));
    }
    String staff = Api.asManager().get("/api/v1/staff").path("staff.find { it.name == 'Ben' }.id");
    String meal =
        post(
                Api.asManager(),
                "/orders",
                Map.of("type", "STAFF_MEAL", "staffId", staff, "lines", List.of(line(BREAD, 1))))
            .statusCode(201)
            .extract()
            .path("id");
    String line = Api.asAna().get("/api/v1/orders/" + guests).path("lines[0].id");
    post(
            Api.asAna(),
            "/orders/" + guests + "/lines/transfer",
            Map.of("orderId", meal, "lines", List.of(Map.of("lineId", line))))
        .statusCode(409)
        .body("type", endsWith("prices-apart"));
    assertEquals(before.getInt("checks[0].total"), checks(exempt).getInt("checks[0].total"));
    assertEquals(1_000, checks(guests).getInt("checks[0].total"));
  }

  @Test
  @DisplayName(
      "O7 no version of a check comes twice, though a merge forgets it and a split makes it")
  void noVersionOfACheckComesTwice() {
    String order = order(line(BREAD, 2));
    Set<Long> seen = new HashSet<>();
    for (int round = 0; round < 3; round++) {
      post(Api.asAna(), "/orders/" + order + "/checks/split", Map.of("by", "EVEN", "parts", 2))
          .statusCode(200);
      assertTrue(seen.add(checks(order).getLong("checks[1].version")));
      for (int print = 0; print < 2 - round; print++) {
        Api.asAna()
            .post("/api/v1/checks/" + checks(order).getString("checks[1].id") + "/print")
            .then()
            .statusCode(200);
        assertTrue(seen.add(checks(order).getLong("checks[1].version")));
      }
      post(Api.asAna(), "/orders/" + order + "/checks/merge", Map.of()).statusCode(200);
    }
  }
}
