package brigade.billing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class ChecksApiTest {
  private static final String CHEESE = "BILL-CHEESE";
  private static final String STEAK = "BILL-STEAK";
  private static final String WINE = "BILL-WINE";
  private static boolean menuThere;

  @Inject Till till;
  @Inject EntityManager entities;

  @BeforeEach
  void menu() {
    if (!menuThere) {
      Api.asManager()
          .contentType("text/csv")
          .body(
              "sku,name,category,size,price,station,tax\n"
                  + CHEESE
                  + ",Cheese of the bill,Billing,,10.00,,0\n"
                  + STEAK
                  + ",Steak of the bill,Billing,,30.00,,13.5\n"
                  + WINE
                  + ",Wine of the bill,Billing,,7.25,,23\n")
          .post("/api/v1/menu/import")
          .then()
          .statusCode(200);
      menuThere = true;
    }
  }

  /** A line to order. */
  private static Map<String, Object> line(String sku, int quantity, Integer seat) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("sku", sku);
    line.put("quantity", quantity);
    if (seat != null) {
      line.put("seat", seat);
    }
    return line;
  }

  private static JsonPath sent(List<Map<String, Object>> lines) {
    return Api.asAna()
        .body(Map.of("type", "TAKEOUT", "name", "Billing", "lines", lines, "send", true))
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  @SafeVarargs
  private static String order(Map<String, Object>... lines) {
    return sent(List.of(lines)).getString("id");
  }

  private static ValidatableResponse split(String order, Map<String, Object> way) {
    return split(Api.asAna(), order, way);
  }

  private static ValidatableResponse split(
      RequestSpecification as, String order, Map<String, Object> way) {
    return as.body(way).post("/api/v1/orders/" + order + "/checks/split").then();
  }

  private static JsonPath checks(String order) {
    return Api.asAna()
        .get("/api/v1/orders/" + order + "/checks")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static UUID check(String order, int place) {
    return UUID.fromString(checks(order).getString("checks[" + place + "].id"));
  }

  @Test
  void everyOrderHasACheckBeforeAnythingIsWrittenAboutIt() {
    String order = order(line(STEAK, 1, null), line(WINE, 2, null));
    JsonPath found = checks(order);
    assertEquals(1, found.getList("checks").size());
    assertEquals(4_450, found.getInt("checks[0].total"));
    assertEquals("EUR", found.getString("checks[0].currency"));
    Api.asAna()
        .get("/api/v1/checks/" + found.getString("checks[0].id"))
        .then()
        .statusCode(200)
        .body("number", containsString("-1"))
        .body("subtotal", equalTo(4_450))
        .body("due", equalTo(4_450))
        .body("paid", equalTo(0))
        .body("state", equalTo("OPEN"))
        .body("taxes", hasSize(2))
        .body("taxes.sum { it.base + it.amount }", equalTo(4_450))
        .body("lines", hasSize(2));
    Api.asAna()
        .get("/api/v1/orders/" + order)
        .then()
        .statusCode(200)
        .body("checks", hasSize(1))
        .body("checks[0].total", equalTo(4_450));
  }

  @Test
  @DisplayName("M1 eight guests pay an amount each, and what is left is split in every way")
  void amountsPaidOneAfterTheOther() {
    String order = order(line(CHEESE, 37, 1), line(STEAK, 3, null), line(WINE, 7, 2));
    int total = checks(order).getInt("checks[0].total");
    int left = total;
    for (int amount : List.of(7_391, 5_303, 4_111, 3_187, 2_909, 2_311, 1_901, 1_733)) {
      split(order, Map.of("by", "AMOUNT", "amounts", List.of(amount))).statusCode(200);
      JsonPath checks = checks(order);
      till.cash(
          UUID.fromString(
              checks.getString(
                  "checks.find { it.state == 'OPEN' && it.total == " + amount + " }.id")),
          amount);
      left -= amount;
      assertEquals(
          left, checks(order).getInt("checks.findAll { it.state == 'OPEN' }.sum { it.total }"));
    }
    String wine = checks(order).getString("checks[0].lines.find { it.quantity == 7 }.lineId");
    for (Map<String, Object> way :
        List.<Map<String, Object>>of(
            Map.of("by", "EVEN", "parts", 89),
            Map.of("by", "SEAT"),
            Map.of(
                "by",
                "ITEMS",
                "parts",
                List.of(List.of(Map.of("lineId", wine, "share", "1/97")))))) {
      split(order, way).statusCode(200);
      assertEquals(total, checks(order).getInt("checks.sum { it.total }"));
      assertEquals(
          left, checks(order).getInt("checks.findAll { it.state == 'OPEN' }.sum { it.total }"));
    }
  }

  @Test
  @DisplayName("M1 10.00 in three is 3.34, 3.33, 3.33")
  void tenInThree() {
    String order = order(line(CHEESE, 1, null));
    split(order, Map.of("by", "EVEN", "parts", 3))
        .statusCode(200)
        .body("checks.total", equalTo(List.of(334, 333, 333)))
        .body("checks.lines.share.flatten()", equalTo(List.of("1/3", "1/3", "1/3")));
  }

  @Test
  void splitBySeatSharesWhatIsForTheTable() {
    String order = order(line(STEAK, 1, 1), line(WINE, 1, 2), line(CHEESE, 1, null));
    split(order, Map.of("by", "SEAT"))
        .statusCode(200)
        .body("checks.total", equalTo(List.of(3_500, 1_225)))
        .body("checks.seats", equalTo(List.of(List.of(1), List.of(2))));
  }

  @Test
  void splitByItemsTakesSharesAndQuantities() {
    JsonPath order = sent(List.of(line(WINE, 3, null), line(CHEESE, 1, null)));
    String wine = order.getString("lines[0].id");
    String cheese = order.getString("lines[1].id");
    split(
            order.getString("id"),
            Map.of(
                "by",
                "ITEMS",
                "parts",
                List.of(
                    List.of(Map.of("lineId", wine, "quantity", 2)),
                    List.of(Map.of("lineId", cheese, "share", "1/2")))))
        .statusCode(200)
        .body("checks.total", equalTo(List.of(1_450, 500, 1_225)));
  }

  @Test
  void splitByAmountLeavesTheRest() {
    String order = order(line(STEAK, 2, null), line(WINE, 1, null));
    split(order, Map.of("by", "AMOUNT", "amounts", List.of(2_000, 1_111)))
        .statusCode(200)
        .body("checks.total", equalTo(List.of(2_000, 1_111, 3_614)));
  }

  @Test
  @DisplayName("M3 a split keeps discounts, and merging back gives the original")
  void mergingBackGivesTheOriginal() {
    String order = order(line(STEAK, 1, 1), line(WINE, 3, 2), line(CHEESE, 1, null));
    discount(Api.asAna(), order, Map.of("percent", 10, "reason", "regular")).statusCode(200);
    JsonPath before = checks(order);
    JsonPath parts =
        split(order, Map.of("by", "EVEN", "parts", 7)).statusCode(200).extract().jsonPath();
    for (String figure : List.of("subtotal", "discount", "total")) {
      assertEquals(
          before.getInt("checks[0]." + figure),
          parts.getList("checks." + figure, Integer.class).stream()
              .mapToInt(Integer::intValue)
              .sum());
    }
    Api.asAna()
        .post("/api/v1/orders/" + order + "/checks/merge")
        .then()
        .statusCode(200)
        .body("checks", hasSize(1));
    JsonPath after = checks(order);
    for (String figure : List.of("id", "subtotal", "discount", "taxes", "total", "lines")) {
      assertEquals(
          before.<Object>get("checks[0]." + figure),
          after.<Object>get("checks[0]." + figure),
          figure);
    }
  }

  @Test
  @DisplayName("K2 splitting and merging make no kitchen work")
  void splittingMakesNoKitchenWork() {
    String order = order(line(STEAK, 1, 1), line(WINE, 1, 2));
    long before = tickets(order);
    split(order, Map.of("by", "SEAT")).statusCode(200);
    Api.asAna().post("/api/v1/orders/" + order + "/checks/merge").then().statusCode(200);
    assertEquals(before, tickets(order));
  }

  private long tickets(String order) {
    return ((Number)
            entities
                .createNativeQuery("select count(*) from ticket where order_id = ?1")
                .setParameter(1, UUID.fromString(order))
                .getSingleResult())
        .longValue();
  }

  @Test
  void linesAddedAfterASplitGoToTheCheckOfTheirSeatOrTheFirstOpenOne() {
    String order = order(line(STEAK, 1, 1), line(WINE, 1, 2));
    split(order, Map.of("by", "SEAT")).statusCode(200);
    add(order, line(CHEESE, 1, 2), line(CHEESE, 1, null));
    assertEquals(List.of(4_000, 1_725), checks(order).getList("checks.total"));
  }

  @SafeVarargs
  private static void add(String order, Map<String, Object>... lines) {
    Api.asAna()
        .body(Map.of("lines", List.of(lines)))
        .post("/api/v1/orders/" + order + "/lines")
        .then()
        .statusCode(200);
    Api.asAna().post("/api/v1/orders/" + order + "/send").then().statusCode(200);
  }

  @Test
  void paidPartsStandWhileTheRestIsSplitAgain() {
    String order = order(line(CHEESE, 1, null));
    split(order, Map.of("by", "EVEN", "parts", 3)).statusCode(200);
    UUID second = check(order, 1);
    assertEquals(CheckState.PAID, till.cash(second, 333).state());
    assertEquals(List.of(334, 333, 333), checks(order).getList("checks.total"));
    split(order, Map.of("by", "AMOUNT", "amounts", List.of(100)))
        .statusCode(200)
        .body("checks.total", equalTo(List.of(100, 333, 567)))
        .body("checks.state", equalTo(List.of("OPEN", "PAID", "OPEN")));
    Api.asAna()
        .body(Map.of("checkIds", List.of(second, check(order, 0))))
        .post("/api/v1/orders/" + order + "/checks/merge")
        .then()
        .statusCode(409)
        .body("type", containsString("check-locked"))
        .body("detail", containsString("was paid by"));
  }

  @Test
  void lastCheckPaidClosesTheOrder() {
    String order = order(line(CHEESE, 1, null));
    split(order, Map.of("by", "EVEN", "parts", 2)).statusCode(200);
    till.cash(check(order, 0), 500);
    assertEquals("OPEN", state(order));
    till.cash(check(order, 1), 500);
    assertEquals("CLOSED", state(order));
    split(order, Map.of("by", "SEAT")).statusCode(409).body("type", containsString("nothing-open"));
  }

  private static String state(String order) {
    return Api.asAna().get("/api/v1/orders/" + order).then().extract().path("state");
  }

  @Test
  void partlyPaidCheckKeepsItsLinesAndTheRest() {
    String order = order(line(STEAK, 1, null), line(WINE, 1, null));
    UUID only = check(order, 0);
    assertEquals(2_725, till.cash(only, 1_000).due().minor());
    split(order, Map.of("by", "SEAT"))
        .statusCode(409)
        .body("detail", containsString("paid on check"));
    add(order, line(CHEESE, 1, null));
    assertEquals(List.of(3_725), checks(order).getList("checks.due"));
    assertEquals(CheckState.PAID, till.cash(only, 3_725).state());
  }

  @Test
  @DisplayName("O7 an edit against a payment is refused, and says who pays what")
  void editAgainstAPaymentIsRefusedByName() {
    JsonPath order = sent(List.of(line(STEAK, 1, 1), line(WINE, 1, 2)));
    String id = order.getString("id");
    UUID only = check(id, 0);
    assertEquals(CheckState.PAYMENT_PENDING, till.asksTerminal(only).state());
    split(id, Map.of("by", "SEAT")).statusCode(409).body("detail", containsString("Brigade"));
    Api.asManager()
        .body(Map.of("reason", "changed their mind"))
        .post("/api/v1/orders/" + id + "/lines/" + order.getString("lines[0].id") + "/void")
        .then()
        .statusCode(409)
        .body("detail", containsString("Brigade"));
    till.isDeclined(only);
    assertEquals(List.of("OPEN"), checks(id).getList("checks.state"));
    split(id, Map.of("by", "SEAT")).statusCode(200);
    till.asksTerminal(check(id, 0));
    Api.asManager()
        .body(Map.of("reason", "changed their mind"))
        .post("/api/v1/orders/" + id + "/lines/" + order.getString("lines[0].id") + "/void")
        .then()
        .statusCode(409)
        .body("type", containsString("line-paid"))
        .body("detail", containsString("-1, which is paid or being paid"));
    add(id, line(CHEESE, 1, null));
    assertEquals(List.of(3_000, 1_725), checks(id).getList("checks.total"));
    assertEquals(CheckState.PAID, till.isApproved(check(id, 0), 3_000).state());
  }

  @Test
  @DisplayName("M9 an edit after printing marks the paper stale")
  void editAfterPrintingMarksThePaperStale() {
    String order = order(line(STEAK, 1, null));
    UUID only = check(order, 0);
    Api.asAna()
        .post("/api/v1/checks/" + only + "/print")
        .then()
        .statusCode(200)
        .body("id", notNullValue())
        .body("purpose", equalTo("receipt"));
    assertEquals(List.of(false), checks(order).getList("checks.stale"));
    add(order, line(CHEESE, 1, null));
    assertEquals(List.of(true), checks(order).getList("checks.stale"));
    String paper = Api.asAna().get("/api/v1/checks/" + only + "/paper").then().extract().asString();
    assertTrue(paper.contains("REPLACES THE EARLIER CHECK"), paper);
    assertTrue(paper.lines().allMatch(row -> row.length() <= 42), paper);
    Api.asAna().post("/api/v1/checks/" + only + "/print").then().statusCode(200);
    assertEquals(List.of(false), checks(order).getList("checks.stale"));
  }

  @Test
  @DisplayName(
      "M11 the explanation of a check is printed once, by those who settle, and changes nothing")
  void theDerivationIsPrintedAndTheCheckStaysAsItIs() {
    String order = order(line(CHEESE, 1, null));
    UUID only = check(order, 0);
    String path = "/api/v1/checks/" + only + "/derivation/print";
    String before = checks(order).prettify();
    RequestSpecification repeated = Api.asAna();
    String first = repeated.post(path).then().statusCode(200).extract().asString();
    assertEquals(first, repeated.post(path).then().statusCode(200).extract().asString());
    assertEquals(before, checks(order).prettify());
    Api.asCook().post(path).then().statusCode(403);
    Api.asAna()
        .post("/api/v1/checks/" + UUID.randomUUID() + "/derivation/print")
        .then()
        .statusCode(404);
  }

  @Test
  @DisplayName("M9 reopening needs the permission, a reason, and leaves a trace")
  void reopeningNeedsPermissionAndReason() {
    String order = order(line(CHEESE, 1, null));
    UUID only = check(order, 0);
    reopen(Api.asManager(), only, Map.of("reason", "too early"))
        .statusCode(409)
        .body("type", containsString("not-paid"));
    till.cash(only, 1_000);
    reopen(Api.asAna(), only, Map.of("reason", "forgot the coffee"))
        .statusCode(403)
        .body("permission", equalTo("REOPEN_CHECK"));
    reopen(Api.asAna(), only, Map.of()).statusCode(400);
    reopen(
            Api.asAna(),
            only,
            Map.of("reason", "forgot the coffee", "approval", Map.of("pin", "9999")))
        .statusCode(200)
        .body("state", equalTo("OPEN"))
        .body("paid", equalTo(1_000))
        .body("due", equalTo(0));
    assertEquals("OPEN", state(order));
    assertEquals(
        1L,
        ((Number)
                entities
                    .createNativeQuery(
                        "select count(*) from journal where action = 'check.reopened' and"
                            + " subject_id = ?1 and approver_id is not null")
                    .setParameter(1, only)
                    .getSingleResult())
            .longValue());
    add(order, line(CHEESE, 1, null));
    assertEquals(List.of(1_000), checks(order).getList("checks.due"));
    assertEquals(CheckState.PAID, till.cash(only, 1_000).state());
    assertEquals(CheckState.OPEN, till.giveBack(only).state());
    assertEquals("OPEN", state(order));
  }

  private static ValidatableResponse reopen(
      RequestSpecification as, UUID check, Map<String, Object> body) {
    return as.body(body).post("/api/v1/checks/" + check + "/reopen").then();
  }

  private static ValidatableResponse discount(
      RequestSpecification as, String order, Map<String, Object> body) {
    return as.body(body).post("/api/v1/orders/" + order + "/discounts").then();
  }

  @Test
  @DisplayName("O4 a discount above the limit needs an approval, which records both people")
  void largeDiscountNeedsAnApproval() {
    String order = order(line(STEAK, 1, null));
    discount(Api.asAna(), order, Map.of("percent", 10, "reason", "regular"))
        .statusCode(200)
        .body("checks[0].total", equalTo(2_700));
    discount(Api.asAna(), order, Map.of("amount", 500, "reason", "cold"))
        .statusCode(403)
        .body("permission", equalTo("DISCOUNT_LARGE"));
    discount(
            Api.asAna(),
            order,
            Map.of("amount", 500, "reason", "cold", "approval", Map.of("pin", "9999")))
        .statusCode(200)
        .body("checks[0].total", equalTo(2_200));
    JsonPath standing =
        Api.asAna()
            .get("/api/v1/orders/" + order + "/discounts")
            .then()
            .statusCode(200)
            .body("discounts", hasSize(2))
            .body("discounts.approvedBy", hasItem("Iris"))
            .extract()
            .jsonPath();
    Api.asAna()
        .delete("/api/v1/orders/" + order + "/discounts/" + standing.getString("discounts[0].id"))
        .then()
        .statusCode(200)
        .body("checks[0].total", equalTo(2_500));
  }

  @Test
  @DisplayName("M2 small discounts count together against the limit, whoever gave them")
  void smallDiscountsOfSeveralPeopleCountTogether() {
    String order = order(line(STEAK, 1, null));
    discount(Api.asAna(), order, Map.of("percent", 6, "reason", "regular")).statusCode(200);
    discount(Api.asBen(), order, Map.of("percent", 5, "reason", "friend"))
        .statusCode(403)
        .body("permission", equalTo("DISCOUNT_LARGE"));
    discount(Api.asBen(), order, Map.of("percent", 4, "reason", "friend")).statusCode(200);
    discount(Api.asManager(), order, Map.of("percent", 20, "reason", "late")).statusCode(200);
    // What Iris gives does not count, and nothing is left of what needs no approval.
    discount(Api.asAna(), order, Map.of("amount", 100, "reason", "cold")).statusCode(403);
  }

  @Test
  @DisplayName("M11 a check explains how each cent came about")
  void checkExplainsItself() {
    String order = order(line(STEAK, 2, null));
    discount(Api.asAna(), order, Map.of("percent", 10, "reason", "regular")).statusCode(200);
    Api.asAna()
        .get("/api/v1/checks/" + check(order, 0) + "/derivation")
        .then()
        .statusCode(200)
        .body("total", equalTo(5_400))
        .body("steps.kind", equalTo(List.of("LINE", "DISCOUNT", "TAX_WITHIN", "TOTAL")))
        .body(
            "steps.formula",
            equalTo(List.of("2 x 30.00", "60.00 x 10%", "54.00 x 9% / 109%", "54.00")));
  }

  @Test
  void badInputIsRefusedByField() {
    String order = order(line(CHEESE, 1, null));
    split(order, Map.of("by", "SIDEWAYS")).statusCode(400).body("errors.field", hasItem("by"));
    split(order, Map.of("by", "EVEN", "parts", 0)).statusCode(400);
    split(order, Map.of("by", "EVEN", "parts", 1.5)).statusCode(400);
    split(order, Map.of("by", "EVEN", "parts", 1_000_000_000)).statusCode(400);
    split(order, Map.of("by", "AMOUNT", "amounts", List.of(-1))).statusCode(400);
    split(order, Map.of("by", "AMOUNT", "amounts", List.of(1_001))).statusCode(400);
    split(order, Map.of("by", "AMOUNT", "amounts", List.of(Long.MAX_VALUE, Long.MAX_VALUE)))
        .statusCode(400);
    split(
            order,
            Map.of(
                "by",
                "ITEMS",
                "parts",
                List.of(List.of(Map.of("lineId", UUID.randomUUID(), "share", "4/3")))))
        .statusCode(400)
        .body("errors.field", hasItem("parts[0][0].share"));
    split(order, Map.of("by", "SEAT", "state", "PAID")).statusCode(400);
    split(UUID.randomUUID().toString(), Map.of("by", "SEAT")).statusCode(404);
    split(Api.asCook(), order, Map.of("by", "SEAT")).statusCode(403);
    split(Api.asAna().header("If-Match", "999"), order, Map.of("by", "SEAT")).statusCode(412);
    discount(Api.asAna(), order, Map.of("percent", 101, "reason", "x")).statusCode(400);
    discount(Api.asAna(), order, Map.of("percent", 5, "amount", 5, "reason", "x")).statusCode(400);
    discount(Api.asAna(), order, Map.of("percent", 5)).statusCode(400);
    discount(Api.asAna(), order, Map.of("percent", 5, "reason", "4111 1111 1111 1111"))
        .statusCode(400);
    Api.asAna().get("/api/v1/checks/" + UUID.randomUUID()).then().statusCode(404);
    assertEquals(List.of(1_000), checks(order).getList("checks.total"));
  }

  @Test
  @DisplayName("O7 a split and a payment at once: one comes first, the other is refused or fits")
  void splitAndPaymentAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 8; round++) {
        String order = order(line(CHEESE, 1, null));
        UUID only = check(order, 0);
        List<Callable<Integer>> rivals = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          rivals.add(() -> split(order, Map.of("by", "EVEN", "parts", 2)).extract().statusCode());
        }
        rivals.add(() -> till.cash(only, 1_000).state() == CheckState.PAID ? 200 : 0);
        for (Future<Integer> rival : threads.invokeAll(rivals)) {
          assertTrue(List.of(200, 409).contains(rival.get()), "answered " + rival.get());
        }
        JsonPath now = checks(order);
        assertEquals(
            1_000,
            now.getList("checks.total", Integer.class).stream().mapToInt(Integer::intValue).sum());
        assertFalse(
            now.getList("checks.total", Integer.class).stream().anyMatch(total -> total < 0));
      }
    }
  }

  @Test
  @DisplayName("O11 one key, ten splits at once: one effect and one answer")
  void tenRetriesOfOneSplitAreOne() throws Exception {
    String order = order(line(CHEESE, 1, null));
    String token = Api.token("1111");
    String key = UUID.randomUUID().toString();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> retries = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        retries.add(
            () ->
                io.restassured.RestAssured.given()
                    .contentType("application/json")
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", key)
                    .body(Map.of("by", "EVEN", "parts", 3))
                    .post("/api/v1/orders/" + order + "/checks/split")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> retry : threads.invokeAll(retries)) {
        answers.add(retry.get());
      }
      assertEquals(1, answers.stream().distinct().count());
    }
    assertEquals(3, checks(order).getList("checks").size());
  }

  private static long version(String order) {
    return Api.asAna()
        .get("/api/v1/orders/" + order)
        .then()
        .extract()
        .jsonPath()
        .getLong("version");
  }

  @Test
  @DisplayName(
      "O7 what changes an order's checks raises its version, and heeds the one it is given")
  void whatChangesTheChecksRaisesTheVersionOfTheOrder() {
    String order = order(line(CHEESE, 2, null));
    long first = version(order);
    split(Api.asAna().header("If-Match", first), order, Map.of("by", "EVEN", "parts", 2))
        .statusCode(200);
    long split = version(order);
    assertTrue(split > first);
    split(Api.asBen().header("If-Match", first), order, Map.of("by", "EVEN", "parts", 3))
        .statusCode(412);
    assertEquals(2, checks(order).getList("checks").size());
    discount(Api.asAna().header("If-Match", first), order, Map.of("percent", 5, "reason", "Late"))
        .statusCode(412);
    long discounted =
        discount(
                Api.asAna().header("If-Match", split),
                order,
                Map.of("percent", 5, "reason", "Late"))
            .statusCode(200)
            .extract()
            .jsonPath()
            .getLong("version");
    assertTrue(discounted > split);
    assertEquals(discounted, version(order));
    Api.asAna()
        .header("If-Match", split)
        .body(Map.of())
        .post("/api/v1/orders/" + order + "/checks/merge")
        .then()
        .statusCode(412);
    Api.asAna()
        .header("If-Match", discounted)
        .body(Map.of())
        .post("/api/v1/orders/" + order + "/checks/merge")
        .then()
        .statusCode(200);
    String standing =
        Api.asAna()
            .get("/api/v1/orders/" + order + "/discounts")
            .then()
            .extract()
            .path("discounts[0].id");
    long merged = version(order);
    assertTrue(merged > discounted);
    Api.asAna().delete("/api/v1/orders/" + order + "/discounts/" + standing).then().statusCode(200);
    assertTrue(version(order) > merged);
  }

  @Test
  @DisplayName("O7 a split answers with the versions its checks have from then on")
  void aSplitAnswersWithTheVersionsOfItsChecks() {
    String order = order(line(CHEESE, 2, null));
    JsonPath parts =
        split(order, Map.of("by", "EVEN", "parts", 2)).statusCode(200).extract().jsonPath();
    assertEquals(checks(order).getList("checks.version"), parts.getList("checks.version"));
    Api.asAna()
        .body(Map.of("percent", 5, "reason", "Late"))
        .post("/api/v1/orders/" + order + "/discounts")
        .then()
        .statusCode(200);
    List<Integer> before = parts.getList("checks.version");
    List<Integer> now = checks(order).getList("checks.version");
    assertTrue(now.getFirst() > before.getFirst());
  }

  @Test
  @DisplayName("O7 two splits of one version at once: one is done, the other is told it is stale")
  void twoSplitsOfOneVersionAreOne() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String order = order(line(CHEESE, 2, null));
      long seen = version(order);
      List<Callable<Integer>> rivals = new ArrayList<>();
      for (int parts = 2; parts <= 5; parts++) {
        Map<String, Object> way = Map.of("by", "EVEN", "parts", parts);
        rivals.add(
            () -> split(Api.asAna().header("If-Match", seen), order, way).extract().statusCode());
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> rival : threads.invokeAll(rivals)) {
        answers.add(rival.get());
      }
      assertEquals(List.of(200, 412, 412, 412), answers.stream().sorted().toList());
    }
  }

  @Test
  void manyLinesIntoFiftyChecksAreExact() {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(line(List.of(CHEESE, STEAK, WINE).get(i % 3), 1 + i % 3, null));
    }
    String order = order(line(CHEESE, 1, null));
    for (int i = 0; i < 5; i++) {
      add(order, lines.toArray(new Map[0]));
    }
    int whole = checks(order).getInt("checks[0].total");
    JsonPath parts =
        split(order, Map.of("by", "EVEN", "parts", 50)).statusCode(200).extract().jsonPath();
    List<Integer> totals = parts.getList("checks.total");
    assertEquals(50, totals.size());
    assertEquals(whole, totals.stream().mapToInt(Integer::intValue).sum());
    assertTrue(totals.getFirst() - totals.getLast() <= 1);
  }
}
