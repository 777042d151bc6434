package brigade.reports;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.kitchen.printing.PrintJob;
import brigade.kitchen.printing.Printing;
import brigade.payments.Till;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.venue.BusinessDays;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class ClosingDayApiTest {
  @Inject EntityManager entities;
  @Inject PrintingReport printingReport;
  @Inject Printing printing;
  @Inject BusinessDays businessDays;
  @Inject CurrentActor currentActor;

  /** What other tests sold, opened again or left to be asked about belongs to the day before. */
  @BeforeEach
  void aDayOfItsOwn() {
    Till.aDayOfItsOwn(entities);
  }

  @Test
  void salesReadAsTheyWereMade() {
    JsonPath before = sales("item");
    for (int i = 0; i < 5; i++) {
      Till.Order order = Till.order("till_soup", "till_coffee");
      Till.pay(order.check(), Map.of("tender", "CASH", "amount", 1_585)).statusCode(201);
    }
    JsonPath after = sales("item");
    assertEquals(5, grown(before, after, "orders"));
    assertEquals(5, grown(before, after, "checks"));
    assertEquals(10, grown(before, after, "items"));
    assertEquals(7_925, grown(before, after, "gross"));
    assertEquals(7_925, grown(before, after, "net"));
    assertEquals(0, grown(before, after, "taxes"));
    for (String by : new String[] {"hour", "day", "item", "category", "server", "daypart"}) {
      JsonPath report = sales(by);
      long rows =
          report.getList("rows.net", Number.class).stream().mapToLong(Number::longValue).sum();
      assertEquals(report.getLong("totals.net"), rows, by);
    }
    Api.asManager()
        .get("/api/v1/reports/sales?from=2026-02-30&by=weather")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("from"))
        .body("errors.field", hasItem("by"));
    Api.asAna().get("/api/v1/reports/sales").then().statusCode(403);
  }

  @Test
  void aReportIsPrintedOnTheReceiptPrinterWithItsFigures() {
    Till.Order order = Till.order("till_steak");
    Till.pay(order.check(), Map.of("tender", "CASH", "amount", 4_400)).statusCode(201);
    assertEquals(PrintingReport.Outcome.PRINTING, asManager(printingReport::printX));
    JsonPath z = closeDay();
    LocalDate date = LocalDate.parse(z.getString("businessDate"));
    assertEquals(PrintingReport.Outcome.PRINTING, asManager(() -> printingReport.printZ(date)));
    assertEquals(
        PrintingReport.Outcome.NO_REPORT,
        asManager(() -> printingReport.printZ(date.plusYears(9))));

    List<PrintJob> jobs =
        QuarkusTransaction.requiringNew()
            .call(() -> printing.about(businessDays.on(date).orElseThrow().id()));
    assertEquals(
        List.of("X " + date, "Z " + z.getInt("number") + ", " + date),
        jobs.stream().map(PrintJob::label).toList());
    String paper =
        Api.asManager()
            .get("/api/v1/print-jobs/" + jobs.getLast().id() + "/paper")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertTrue(paper.contains("Z " + z.getInt("number")), paper);
    assertTrue(paper.contains("44.00"), paper);
  }

  private <T> T asManager(Callable<T> command) {
    return currentActor.call(Actor.HOUSE, command);
  }

  @Test
  @DisplayName("I6 O2 the Z equals a recomputation, is frozen and numbered; open checks roll over")
  void theZIsFrozenAndOpenChecksRollOver() {
    Till.Order cash = Till.order("till_steak");
    Till.pay(cash.check(), Map.of("tender", "CASH", "amount", 4_400, "tip", 100, "tendered", 5_000))
        .statusCode(201);
    Till.Order card = Till.order("till_wine", "till_soup");
    Till.pay(card.check(), Map.of("tender", "CARD", "tip", 250)).statusCode(201);
    Till.Order open = Till.order("till_coffee");

    JsonPath z = closeDay();
    LocalDate date = LocalDate.parse(z.getString("businessDate"));
    int number = z.getInt("number");
    assertTrue(z.getLong("rolledOver.count") >= 1);

    // The same figures from the rows themselves, without the report's own queries.
    assertEquals(
        sum("select sum(total) from order_check where state = 'PAID' and business_date = ?1", date),
        z.getLong("totals.total"));
    assertEquals(
        sum(
            "select sum(amount) from check_tax t join order_check c on c.id = t.check_id"
                + " where c.state = 'PAID' and c.business_date = ?1",
            date),
        z.getLong("totals.taxes"));
    assertEquals(
        z.getLong("totals.total"),
        z.getLong("totals.net")
            + z.getLong("totals.serviceCharges")
            + z.getLong("totals.taxes")
            + z.getLong("totals.rounding"));
    assertEquals(
        z.getLong("totals.taxes"),
        z.getList("taxes.amount", Number.class).stream().mapToLong(Number::longValue).sum());
    assertEquals(
        z.getLong("totals.net"),
        z.getList("categories.net", Number.class).stream().mapToLong(Number::longValue).sum());
    assertEquals(
        z.getLong("totals.total"),
        z.getList("tenders.amount", Number.class).stream().mapToLong(Number::longValue).sum()
            - z.getLong("paidAhead")
            + z.getLong("paidEarlier"));
    assertEquals(
        sum(
            "select sum((after ->> 'total')::bigint) from journal"
                + " where action = 'check.paid' and business_date = ?1",
            date),
        z.getLong("totals.total"),
        "the journal says the same");

    Api.asManager()
        .get("/api/v1/reports/z/" + date)
        .then()
        .statusCode(200)
        .body("number", equalTo(number))
        .body("totals.net", equalTo(z.getInt("totals.net")));
    Api.asManager().get("/api/v1/reports/z/1999-01-01").then().statusCode(404);
    assertEquals(
        0,
        sum(
            "select count(*) from payment where state = 'AUTHORISED' and business_date <= ?1",
            date),
        "the batch was captured");

    Till.pay(open.check(), Map.of("tender", "CASH"))
        .statusCode(201)
        .body("businessDate", equalTo(date.plusDays(1).toString()));
    JsonPath next =
        Api.asManager()
            .post("/api/v1/business-days/current/close")
            .then()
            .statusCode(201)
            .body("number", equalTo(number + 1))
            .extract()
            .jsonPath();
    assertEquals(z.getLong("perpetual") + next.getLong("totals.total"), next.getLong("perpetual"));
    assertEquals(date.plusDays(1).toString(), next.getString("businessDate"));
  }

  @Test
  @DisplayName("I6 M1 M2 M5 a day of levies, promotions, service and rounded cash balances")
  void aDayOfManyRulesBalances() {
    Map<String, Object> rulesBefore =
        Api.asManager().get("/api/v1/billing/rules").then().extract().jsonPath().getMap("");
    Map<String, Object> rules = new HashMap<>(rulesBefore);
    rules.put("serviceCharges", List.of(Map.of("name", "Service", "percent", 10)));
    rules.put("cashRounding", 100);
    Api.asManager().body(rules).put("/api/v1/billing/rules").then().statusCode(200);
    String promotion = "/api/v1/billing/discount-rules/COFFEE-HOUR";
    Api.asManager()
        .body(
            Map.of(
                "name",
                "Coffee hour",
                "kind",
                "PERCENT",
                "percent",
                20,
                "automatic",
                true,
                "targets",
                Map.of("skus", List.of("till_coffee"))))
        .put(promotion)
        .then()
        .statusCode(200);
    try {
      Till.Order cash = Till.order("till_wine", "till_coffee", "till_soup");
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  entities
                      .createNativeQuery(
                          "update order_line set levies = cast(?1 as jsonb) where order_id = ?2"
                              + " and sku = 'till_wine'")
                      .setParameter(
                          1,
                          "[{\"code\":\"DEP\",\"name\":\"Bottle deposit\",\"amount\":25,"
                              + "\"taxed\":false}]")
                      .setParameter(2, cash.id())
                      .executeUpdate());
      Api.asAna()
          .body(Map.of("amount", 100, "reason", "A friend"))
          .post("/api/v1/orders/" + cash.id() + "/discounts")
          .then()
          .statusCode(200);
      Till.pay(cash.check(), Map.of("tender", "CASH", "tip", 150, "tendered", 10_000))
          .statusCode(201);
      Till.Order card = Till.order("till_steak", "till_coffee");
      Till.pay(card.check(), Map.of("tender", "CARD", "tip", 310)).statusCode(201);

      JsonPath x =
          Api.asManager()
              .get("/api/v1/business-days/current/x-report")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      LocalDate date = LocalDate.parse(x.getString("businessDate"));
      balances(x, date);
      assertEquals(2 * 67, reduced(x, "", "Coffee hour"));
      assertEquals(100, reduced(x, "Ana", "A friend"));
      JsonPath z = closeDay();
      assertEquals(x.getMap("totals"), z.getMap("totals"));
      assertEquals(x.getMap("discounts"), z.getMap("discounts"));
      assertEquals(x.getList("categories"), z.getList("categories"));
      balances(z, date);
    } finally {
      Api.asManager().delete(promotion).then().statusCode(204);
      Api.asManager().body(rulesBefore).put("/api/v1/billing/rules").then().statusCode(200);
    }
  }

  /** What was taken is what was owed, and what was owed is what was sold. */
  private void balances(JsonPath report, LocalDate date) {
    long total = report.getLong("totals.total");
    assertEquals(
        total,
        sum(
            "select sum(coalesce(tendered, amount + tip) - change - tip) from payment"
                + " where state in ('AUTHORISED', 'CAPTURED') and business_date = ?1",
            date));
    assertEquals(
        sum(
            "select sum(subtotal - discount + service_charge + levied - untaxed + rounding"
                + " + case when tax_included then 0 else tax end) from order_check"
                + " where state = 'PAID' and business_date = ?1",
            date),
        total);
    assertEquals(
        total,
        report.getLong("totals.net")
            + report.getLong("totals.serviceCharges")
            + report.getLong("totals.taxes")
            + report.getLong("totals.rounding"));
    assertTrue(report.getLong("totals.rounding") != 0);
    assertEquals(
        sum(
            "select sum(subtotal + levied) from order_check"
                + " where state = 'PAID' and business_date = ?1",
            date),
        report.getLong("totals.gross"));
    for (String figure : List.of("gross", "discounts", "net")) {
      assertEquals(
          report.getLong("totals." + figure),
          report.getList("categories." + figure, Number.class).stream()
              .mapToLong(Number::longValue)
              .sum(),
          figure);
    }
    assertEquals(report.getLong("totals.discounts"), report.getLong("discounts.amount"));
    assertEquals(460, report.getLong("tips"));
  }

  private static int reduced(JsonPath report, String by, String reason) {
    return report.getInt(
        "discounts.rows.find { it.who == '%s' && it.reason == '%s' }.amount".formatted(by, reason));
  }

  @Test
  @DisplayName("O3 a shift is closed on a blind count, and its report says over or short")
  void aShiftIsClosedOnABlindCount() {
    String drawer =
        Api.asManager()
            .body(Map.of("name", "Till " + UUID.randomUUID().toString().substring(0, 8)))
            .post("/api/v1/drawers")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String shift =
        Api.signedIn("6666")
            .body(Map.of("drawerId", drawer, "float", 10_000))
            .post("/api/v1/shifts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Till.Order order = Till.order("till_steak");
    Till.pay(
            Api.signedIn("6666"),
            order.check(),
            Map.of("tender", "CASH", "amount", 4_400, "tendered", 5_000))
        .statusCode(201);
    Api.signedIn("6666")
        .get("/api/v1/shifts/" + shift + "/x-report")
        .then()
        .statusCode(200)
        .body("expected", equalTo(null))
        .body("float", equalTo(10_000));
    Api.asManager()
        .get("/api/v1/shifts/" + shift + "/x-report")
        .then()
        .statusCode(200)
        .body("expected", equalTo(14_400))
        .body("tenders[0].tender", equalTo("CASH"))
        .body("tenders[0].amount", equalTo(4_400));
    Api.signedIn("6666")
        // The demo's evening has checks of theirs open.
        .body(Map.of("counted", 14_350, "approval", Map.of("pin", "9999")))
        .post("/api/v1/shifts/" + shift + "/close")
        .then()
        .statusCode(200)
        .body("state", equalTo("CLOSED"))
        .body("expected", equalTo(14_400))
        .body("overShort", equalTo(-50));
    Api.signedIn("6666")
        .body(Map.of("counted", 14_350))
        .post("/api/v1/shifts/" + shift + "/close")
        .then()
        .statusCode(409);
  }

  private static JsonPath sales(String by) {
    return Api.asManager()
        .get("/api/v1/reports/sales?by=" + by)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Items may be thirds, where another test left a share of one unpaid. */
  private static long grown(JsonPath before, JsonPath after, String figure) {
    return figure(after, figure).subtract(figure(before, figure)).longValueExact();
  }

  private static BigDecimal figure(JsonPath report, String figure) {
    return new BigDecimal(report.getString("totals." + figure));
  }

  @Test
  @DisplayName("M1 a third of an item is a third of a portion, and three thirds are one")
  void threeThirdsOfAnItemAreOne() {
    JsonPath before = sales("hour");
    Till.Order order = Till.order("till_soup");
    List<String> parts =
        Api.asAna()
            .body(Map.of("by", "EVEN", "parts", 3))
            .post("/api/v1/orders/" + order.id() + "/checks/split")
            .then()
            .statusCode(200)
            .extract()
            .path("checks.id");
    Till.pay(UUID.fromString(parts.get(0)), Map.of("tender", "CASH")).statusCode(201);
    assertEquals(
        new BigDecimal("0.333"), figure(sales("item"), "items").subtract(figure(before, "items")));
    Till.pay(UUID.fromString(parts.get(1)), Map.of("tender", "CASH")).statusCode(201);
    Till.pay(UUID.fromString(parts.get(2)), Map.of("tender", "CASH")).statusCode(201);
    assertEquals(1, grown(before, sales("item"), "items"));
    for (String by : new String[] {"hour", "item", "category", "server", "daypart"}) {
      JsonPath report = sales(by);
      BigDecimal rows =
          report.getList("rows.items", Object.class).stream()
              .map(items -> new BigDecimal(String.valueOf(items)))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, figure(report, "items").compareTo(rows), by);
    }
  }

  private long sum(String sql, LocalDate date) {
    Number sum = (Number) entities.createNativeQuery(sql).setParameter(1, date).getSingleResult();
    return sum == null ? 0 : sum.longValue();
  }

  private static JsonPath closeDay() {
    return Api.asManager()
        .post("/api/v1/business-days/current/close")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }
}
