package brigade.payments;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import brigade.HouseTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cash where the smallest coins are not in use, over the API; a coffee is 3.35 without tax. */
@HouseTest
class CashRoundingApiTest {
  @Inject EntityManager entities;

  private Map<String, Object> rulesBefore = Map.of();

  @BeforeEach
  void rules() {
    rulesBefore =
        Api.asManager()
            .get("/api/v1/billing/rules")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getMap("");
  }

  @AfterEach
  void restore() {
    Api.asManager().body(rulesBefore).put("/api/v1/billing/rules").then().statusCode(200);
  }

  private ValidatableResponse coin(Object minor) {
    Map<String, Object> rules = new HashMap<>(rulesBefore);
    rules.put("cashRounding", minor);
    return Api.asManager().body(rules).put("/api/v1/billing/rules").then();
  }

  private static ValidatableResponse check(Till.Order order) {
    return Api.asAna().get("/api/v1/checks/" + order.check()).then().statusCode(200);
  }

  private static String paid(Till.Order order, Map<String, Object> payment, int amount, int by) {
    return Till.pay(order.check(), payment)
        .statusCode(201)
        .body("amount", equalTo(amount))
        .body("rounding", equalTo(by))
        .extract()
        .path("id");
  }

  private long sum(String sql, Till.Order order) {
    return ((Number) entities.createNativeQuery(sql).setParameter(1, order.id()).getSingleResult())
        .longValue();
  }

  private long drawer(Till.Order order) {
    return sum(
        "select coalesce(sum(e.amount), 0) from drawer_entry e join payment p on p.id = e.payment_id"
            + " where p.order_id = ?1",
        order);
  }

  private static JsonPath x() {
    return Api.asManager()
        .get("/api/v1/business-days/current/x-report")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  @DisplayName("M5 the coin is a rule of the house, and no other than there are")
  void theCoinIsARuleOfTheHouse() {
    coin(7).statusCode(400).body("errors.field", equalTo(List.of("cashRounding")));
    coin(-5).statusCode(400);
    coin("5 cents").statusCode(400);
    coin(5).statusCode(200).body("cashRounding", equalTo(5));
    coin(null).statusCode(200).body("cashRounding", equalTo(0));
  }

  @Test
  @DisplayName("M5 cash that settles is rounded: on the check, on paper, explained, in the drawer")
  void cashThatSettlesIsRounded() {
    coin(100);
    JsonPath before = x();
    Till.Order order = Till.order("till_coffee");
    check(order)
        .body("due", equalTo(335))
        .body("dueInCash", equalTo(300))
        .body("rounding", equalTo(0));
    Till.pay(order.check(), Map.of("tender", "CASH", "tip", 50, "tendered", 500))
        .statusCode(201)
        .body("amount", equalTo(300))
        .body("rounding", equalTo(-35))
        .body("change", equalTo(150))
        .body("check.state", equalTo("PAID"))
        .body("check.total", equalTo(300))
        .body("check.due", equalTo(0));
    check(order)
        .body("state", equalTo("PAID"))
        .body("subtotal", equalTo(335))
        .body("rounding", equalTo(-35))
        .body("total", equalTo(300))
        .body("paid", equalTo(300))
        .body("due", equalTo(0))
        .body("dueInCash", equalTo(0))
        .body("stale", equalTo(false));
    Api.asAna()
        .get("/api/v1/checks/" + order.check() + "/derivation")
        .then()
        .statusCode(200)
        .body("total", equalTo(300))
        .body("steps.kind", hasItem("ROUNDING"))
        .body("steps.find { it.kind == 'ROUNDING' }.amount", equalTo(-35));
    String paper =
        Api.asAna()
            .get("/api/v1/checks/" + order.check() + "/paper")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertEquals(true, paper.matches("(?s).*Rounding +-0\\.35.*"), paper);
    assertEquals(350, drawer(order));
    JsonPath after = x();
    for (JsonPath report : List.of(before, after)) {
      assertEquals(
          report.getLong("totals.total"),
          report.getLong("totals.net")
              + report.getLong("totals.serviceCharges")
              + report.getLong("totals.taxes")
              + report.getLong("totals.rounding"));
    }
    assertEquals(-35, after.getLong("totals.rounding") - before.getLong("totals.rounding"));
    assertEquals(300, after.getLong("totals.total") - before.getLong("totals.total"));
    assertEquals(335, after.getLong("totals.net") - before.getLong("totals.net"));
    assertEquals(50, after.getLong("tips") - before.getLong("tips"));
  }

  @Test
  @DisplayName("M5 only the cash that settles is rounded: no card, and no part")
  void onlyTheCashThatSettlesIsRounded() {
    coin(50);
    Till.Order card = Till.order("till_coffee");
    paid(card, Map.of("tender", "CARD"), 335, 0);
    check(card).body("total", equalTo(335)).body("rounding", equalTo(0));
    Till.Order both = Till.order("till_coffee");
    paid(both, Map.of("tender", "CARD", "amount", 101), 101, 0);
    paid(both, Map.of("tender", "CASH", "amount", 103), 103, 0);
    check(both).body("due", equalTo(131)).body("dueInCash", equalTo(150));
    paid(both, Map.of("tender", "CASH", "tendered", 200), 150, 19);
    check(both)
        .body("state", equalTo("PAID"))
        .body("rounding", equalTo(19))
        .body("total", equalTo(354))
        .body("paid", equalTo(354));
    assertEquals(253, drawer(both));
  }

  @Test
  @DisplayName(
      "M5 naming what is due, to the cent or rounded, settles; more is refused, not capped")
  void namingWhatIsDueSettles() {
    coin(10);
    Till.Order order = Till.order("till_coffee");
    for (int amount : new int[] {336, 345}) {
      Till.pay(order.check(), Map.of("tender", "CASH", "amount", amount))
          .statusCode(422)
          .body("type", containsString("too-much"));
    }
    Till.pay(order.check(), Map.of("tender", "CARD", "amount", 340)).statusCode(422);
    Till.pay(order.check(), Map.of("tender", "CASH", "amount", 335, "tendered", 335))
        .statusCode(422)
        .body("detail", containsString("340"));
    paid(order, Map.of("tender", "CASH", "amount", 335), 340, 5);
    paid(Till.order("till_coffee"), Map.of("tender", "CASH", "amount", 340), 340, 5);
  }

  @Test
  @DisplayName("M5 M10 a rest that rounds to nothing does not keep a check open")
  void aRestThatRoundsToNothingCloses() {
    coin(10);
    Till.Order order = Till.order("till_coffee");
    paid(order, Map.of("tender", "CARD", "amount", 331), 331, 0);
    check(order).body("due", equalTo(4)).body("dueInCash", equalTo(0));
    paid(order, Map.of("tender", "CASH"), 0, -4);
    check(order).body("state", equalTo("PAID")).body("total", equalTo(331));
    assertEquals(0, drawer(order));
  }

  @Test
  @DisplayName("M5 the statement that closes at once rounds like the long way")
  void theStatementRoundsLikeTheLongWay() {
    coin(100);
    Till.Order atOnce = Till.order("till_wine", "till_coffee");
    paid(atOnce, Map.of("tender", "CASH", "tendered", 2_000), 1_600, 35);
    Till.Order parts = Till.order("till_wine", "till_coffee");
    paid(parts, Map.of("tender", "CASH", "amount", 500), 500, 0);
    paid(parts, Map.of("tender", "CASH", "tendered", 1_500), 1_100, 35);
    for (String written :
        new String[] {
          "select row(state, subtotal, tax, rounding, total)::text from order_check where order_id = ?1",
          "select row(sum(amount), sum(rounding))::text from payment where order_id = ?1",
          "select row(state, closed_at is null)::text from orders where id = ?1"
        }) {
      assertEquals(
          entities.createNativeQuery(written).setParameter(1, parts.id()).getSingleResult(),
          entities.createNativeQuery(written).setParameter(1, atOnce.id()).getSingleResult(),
          written);
    }
  }

  @Test
  @DisplayName("M5 M6 a refund of a rounded payment gives back exactly what was taken")
  void aRefundGivesBackWhatWasTaken() {
    coin(100);
    Till.Order order = Till.order("till_coffee");
    String payment = paid(order, Map.of("tender", "CASH", "tip", 20), 300, -35);
    refund(payment, Map.of("amount", 301, "reason", "Cold")).statusCode(422);
    refund(payment, Map.of("amount", 100, "reason", "Cold"))
        .statusCode(201)
        .body("check.total", equalTo(300))
        .body("check.state", equalTo("PAID"));
    refund(payment, Map.of("reason", "All of it"))
        .statusCode(201)
        .body("refunds[1].amount", equalTo(200))
        .body("refunds[1].tip", equalTo(20));
    assertEquals(0, drawer(order));
    refund(payment, Map.of("amount", 1, "reason", "More")).statusCode(422);
  }

  @Test
  @DisplayName("M5 M6 a check opened again owes to the cent once its rounded payment went back")
  void aCheckOpenedAgainOwesToTheCent() {
    coin(100);
    Till.Order order = Till.order("till_coffee");
    String payment = paid(order, Map.of("tender", "CASH"), 300, -35);
    reopen(order);
    check(order).body("total", equalTo(300)).body("due", equalTo(0));
    Api.asAna()
        .body(Map.of("reason", "Card after all"))
        .post("/api/v1/payments/" + payment + "/void")
        .then()
        .statusCode(200)
        .body("check.due", equalTo(335));
    assertEquals(0, drawer(order));
    paid(order, Map.of("tender", "CARD"), 335, 0);
    check(order).body("state", equalTo("PAID")).body("rounding", equalTo(0));

    Till.Order partly = Till.order("till_coffee");
    String given = paid(partly, Map.of("tender", "CASH"), 300, -35);
    reopen(partly);
    refund(given, Map.of("amount", 100, "reason", "Half of it by card"))
        .statusCode(201)
        .body("check.due", equalTo(135));
    paid(partly, Map.of("tender", "CARD"), 135, 0);
    check(partly)
        .body("state", equalTo("PAID"))
        .body("total", equalTo(335))
        .body("rounding", equalTo(0));
  }

  @Test
  @DisplayName("M1 M5 parts of a split are rounded one by one, each by its own payment")
  void partsAreRoundedOneByOne() {
    coin(10);
    Till.Order order = Till.order("till_coffee");
    JsonPath parts =
        Api.asAna()
            .body(Map.of("by", "EVEN", "parts", 2))
            .post("/api/v1/orders/" + order.id() + "/checks/split")
            .then()
            .statusCode(200)
            .body("checks.total", equalTo(List.of(168, 167)))
            .body("checks.dueInCash", equalTo(List.of(170, 170)))
            .extract()
            .jsonPath();
    Till.pay(UUID.fromString(parts.getString("checks[0].id")), Map.of("tender", "CASH"))
        .statusCode(201)
        .body("amount", equalTo(170))
        .body("rounding", equalTo(2));
    Till.pay(UUID.fromString(parts.getString("checks[1].id")), Map.of("tender", "CARD"))
        .statusCode(201)
        .body("amount", equalTo(167));
    Api.asAna()
        .get("/api/v1/orders/" + order.id() + "/checks")
        .then()
        .body("checks.rounding", equalTo(List.of(2, 0)))
        .body("checks.state", not(hasItem("OPEN")));
  }

  private static ValidatableResponse refund(String payment, Map<String, Object> request) {
    return Api.asManager().body(request).post("/api/v1/payments/" + payment + "/refunds").then();
  }

  private static void reopen(Till.Order order) {
    Api.asManager()
        .body(Map.of("reason", "Paid otherwise"))
        .post("/api/v1/checks/" + order.check() + "/reopen")
        .then()
        .statusCode(200);
  }
}
