package brigade.payments;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class PaymentsApiTest {
  @Inject EntityManager entities;

  @Test
  void cashGivesChangeAndClosesTheCheckAndItsOrder() {
    Till.Order order = Till.order("till_soup", "till_steak");
    Till.pay(order.check(), Map.of("tender", "CASH", "amount", 5_650, "tendered", 6_000))
        .statusCode(201)
        .body("state", equalTo("CAPTURED"))
        .body("change", equalTo(350))
        .body("currency", equalTo("EUR"))
        .body("check.state", equalTo("PAID"))
        .body("check.due", equalTo(0));
    Api.asAna()
        .get("/api/v1/orders/" + order.id())
        .then()
        .statusCode(200)
        .body("state", equalTo("CLOSED"));
    assertEquals(6_000, ledger(order, "CASH_IN"));
    assertEquals(-350, ledger(order, "CHANGE_OUT"));
  }

  @Test
  void theStatementThatClosesAtOnceWritesWhatTheLongWayWrites() {
    Till.Order atOnce = Till.order("till_wine", "till_soup");
    Till.pay(
            atOnce.check(), Map.of("tender", "CASH", "amount", 2_480, "tip", 20, "tendered", 3_000))
        .statusCode(201)
        .body("change", equalTo(500));
    Till.Order parts = Till.order("till_wine", "till_soup");
    Till.pay(parts.check(), Map.of("tender", "CASH", "amount", 480)).statusCode(201);
    Till.pay(parts.check(), Map.of("tender", "CASH", "amount", 2_000, "tip", 20, "tendered", 2_520))
        .statusCode(201)
        .body("change", equalTo(500));
    for (String written :
        new String[] {
          "select row(state, tax_included, service_ppm, subtotal, discount, service_charge, tax,"
              + " rounding, total, part, prints, business_date)::text from order_check where order_id = ?1",
          "select string_agg(row(k.numerator, k.denominator, k.amount, k.discount)::text, ';' order by k.amount)"
              + " from check_line k join order_check c on c.id = k.check_id where c.order_id = ?1",
          "select string_agg(row(t.code, t.ppm, t.base, t.amount)::text, ';' order by t.code)"
              + " from check_tax t join order_check c on c.id = t.check_id where c.order_id = ?1",
          "select row(state, closed_at is null)::text from orders where id = ?1",
          "select (sum(amount), sum(tip))::text from payment where order_id = ?1",
          "select string_agg(distinct j.action, ',' order by j.action) from journal j where j.subject_id = ?1"
              + " and j.action = 'order.closed'"
        }) {
      assertEquals(one(written, parts), one(written, atOnce), written);
    }
  }

  @Test
  void theReferenceOfCashIsKeptAsItWasAnswered() {
    Till.Order order = Till.order("till_soup");
    String payment =
        Till.pay(order.check(), Map.of("tender", "CASH", "reference", "Envelope 3"))
            .statusCode(201)
            .body("reference", equalTo("Envelope 3"))
            .extract()
            .path("id");
    Api.asAna()
        .get("/api/v1/payments/" + payment)
        .then()
        .statusCode(200)
        .body("reference", equalTo("Envelope 3"));
  }

  private Object one(String sql, Till.Order order) {
    return entities.createNativeQuery(sql).setParameter(1, order.id()).getSingleResult();
  }

  @Test
  void partsMayBePaidByDifferentTenders() {
    Till.Order order = Till.order("till_steak");
    Till.pay(order.check(), Map.of("tender", "CASH", "amount", 1_000))
        .statusCode(201)
        .body("check.state", equalTo("OPEN"))
        .body("check.due", equalTo(3_400));
    Till.pay(order.check(), Map.of("tender", "CARD", "amount", 3_400, "tip", 400))
        .statusCode(201)
        .body("state", equalTo("AUTHORISED"))
        .body("check.tips", equalTo(400))
        .body("check.due", equalTo(0));
  }

  @Test
  @DisplayName("M5 too much is an error that says where it belongs, never capped")
  void tooMuchIsAnError() {
    Till.Order order = Till.order("till_soup");
    Till.pay(order.check(), Map.of("tender", "CARD", "amount", 2_000))
        .statusCode(422)
        .body("detail", containsString("tip"));
    Till.pay(order.check(), Map.of("tender", "CASH", "amount", 2_000))
        .statusCode(422)
        .body("detail", containsString("tendered"));
    Till.pay(order.check(), Map.of("tender", "CASH", "amount", 1_250, "tendered", 1_000))
        .statusCode(422);
    Till.pay(order.check(), Map.of("tender", "BEADS", "amount", -1))
        .statusCode(400)
        .body("errors", hasSize(2));
    Till.pay(order.check(), Map.of("tender", "CASH", "state", "PAID")).statusCode(400);
    assertEquals(0, payments(order));
  }

  @Test
  @DisplayName("M10 an already paid check can't be paid on another device")
  void aPaidCheckIsNotPaidAgain() {
    Till.Order order = Till.order("till_soup");
    Till.pay(order.check(), Map.of("tender", "CASH", "amount", 1_250)).statusCode(201);
    Till.pay(Api.asBen(), order.check(), Map.of("tender", "CARD", "amount", 1_250))
        .statusCode(409)
        .body("detail", containsString("Ana"));
  }

  @Test
  @DisplayName("M7 a time-out is UNKNOWN: pending until the terminal is asked, charged once")
  void aTimeOutStaysPendingUntilItIsAsked() {
    Till.Order order = Till.order("till_steak");
    Till.next("TIMEOUT", "YES");
    String payment =
        Till.pay(order.check(), Map.of("tender", "CARD", "amount", 4_400))
            .statusCode(201)
            .body("state", equalTo("UNKNOWN"))
            .body("check.state", equalTo("PAYMENT_PENDING"))
            .extract()
            .path("id");
    Till.pay(Api.asBen(), order.check(), Map.of("tender", "CASH", "amount", 4_400))
        .statusCode(409)
        .body("type", containsString("payment-pending"));
    Api.asManager()
        .post("/api/v1/business-days/current/close")
        .then()
        .statusCode(409)
        .body("detail", containsString("ask the terminal"));
    Api.asAna()
        .post("/api/v1/payments/" + payment + "/reconcile")
        .then()
        .statusCode(200)
        .body("state", equalTo("AUTHORISED"))
        .body("check.state", equalTo("PAID"));
    assertEquals(1, charges(order));
  }

  @Test
  void aTimeOutThatWasNoOpensTheCheckAgain() {
    for (String late : new String[] {"NO", "NOT_FOUND"}) {
      Till.Order order = Till.order("till_soup");
      Till.next("TIMEOUT", late);
      String payment =
          Till.pay(order.check(), Map.of("tender", "CARD", "amount", 1_250))
              .statusCode(201)
              .body("state", equalTo("UNKNOWN"))
              .extract()
              .path("id");
      Api.asAna()
          .post("/api/v1/payments/" + payment + "/reconcile")
          .then()
          .statusCode(200)
          .body("state", equalTo("DECLINED"))
          .body("check.state", equalTo("OPEN"));
      Till.pay(order.check(), Map.of("tender", "CASH", "amount", 1_250)).statusCode(201);
    }
  }

  @Test
  void aDeadTerminalLeavesItUnknownHoweverOftenItIsAsked() {
    Till.Order order = Till.order("till_soup");
    String terminal = Api.asAna().get("/api/v1/terminals").then().extract().path("terminals[0].id");
    Api.asAna()
        .body(Map.of("outcome", "DEAD", "sticky", true))
        .put("/api/v1/terminals/" + terminal + "/next")
        .then()
        .statusCode(200);
    String payment =
        Till.pay(order.check(), Map.of("tender", "CARD", "amount", 1_250))
            .statusCode(201)
            .body("state", equalTo("UNKNOWN"))
            .extract()
            .path("id");
    for (int i = 0; i < 2; i++) {
      Api.asAna()
          .post("/api/v1/payments/" + payment + "/reconcile")
          .then()
          .statusCode(200)
          .body("state", equalTo("UNKNOWN"));
    }
    Till.next("APPROVE", null);
    Api.asAna()
        .post("/api/v1/payments/" + payment + "/reconcile")
        .then()
        .statusCode(200)
        .body("state", equalTo("DECLINED"));
  }

  @Test
  @DisplayName("M6 M7 a refund without an answer is asked about like a payment, and given once")
  void aRefundWithoutAnAnswerIsAskedAbout() {
    Till.Order order = Till.order("till_soup");
    String payment =
        Till.pay(order.check(), Map.of("tender", "CARD", "amount", 1_250))
            .statusCode(201)
            .extract()
            .path("id");
    Api.asManager().post("/api/v1/business-days/current/close").then().statusCode(201);
    Till.next("TIMEOUT", "YES");
    Api.asManager()
        .body(Map.of("reason", "Cold"))
        .post("/api/v1/payments/" + payment + "/refunds")
        .then()
        .statusCode(201)
        .body("refunds[0].state", equalTo("UNKNOWN"));
    Api.asManager()
        .post("/api/v1/business-days/current/close")
        .then()
        .statusCode(409)
        .body("detail", containsString("1 refunds"));
    Api.asManager()
        .body(Map.of("reason", "Cold"))
        .post("/api/v1/payments/" + payment + "/refunds")
        .then()
        .statusCode(422);
    Api.asAna()
        .post("/api/v1/payments/" + payment + "/reconcile")
        .then()
        .statusCode(200)
        .body("refunds", hasSize(1))
        .body("refunds[0].state", equalTo("DONE"));
    Api.asManager().post("/api/v1/business-days/current/close").then().statusCode(201);
  }

  @Test
  @DisplayName("O11 ten retries at once: one charge and one answer")
  void tenRetriesAtOnceChargeOnce() throws Exception {
    for (String tender : new String[] {"CARD", "CASH"}) {
      Till.Order order = Till.order("till_soup");
      String token = Api.token("1111");
      String key = UUID.randomUUID().toString();
      List<Response> answers =
          atOnce(
              10,
              () ->
                  keyed(token, key)
                      .body(Map.of("tender", tender, "amount", 1_250, "tip", 100))
                      .post("/api/v1/checks/" + order.check() + "/payments"));
      Set<String> bodies = new HashSet<>();
      for (Response answer : answers) {
        assertEquals(201, answer.statusCode(), answer.asString());
        bodies.add(answer.asString());
      }
      assertEquals(1, bodies.size(), () -> String.join("\n", bodies));
      assertEquals(1, payments(order));
      keyed(token, key)
          .body(Map.of("tender", tender, "amount", 1_250, "tip", 101))
          .post("/api/v1/checks/" + order.check() + "/payments")
          .then()
          .statusCode(422);
    }
  }

  @Test
  @DisplayName("I3 two terminals on one check: one of them pays")
  void payAgainstPayTakesOne() throws Exception {
    for (int round = 0; round < 5; round++) {
      Till.Order order = Till.order("till_soup");
      List<Response> answers =
          atOnce(
              6,
              () ->
                  Api.asAna()
                      .body(Map.of("tender", "CARD", "amount", 1_250))
                      .post("/api/v1/checks/" + order.check() + "/payments"));
      assertEquals(1, answers.stream().filter(answer -> answer.statusCode() == 201).count());
      answers.stream()
          .filter(answer -> answer.statusCode() != 201)
          .forEach(answer -> assertEquals(409, answer.statusCode(), answer.asString()));
      assertEquals(1, charges(order));
    }
  }

  @Test
  @DisplayName("M10 a split and a payment at once: one of them, and every cent is owed once")
  void splitAgainstPay() throws Exception {
    for (int round = 0; round < 5; round++) {
      Till.Order order = Till.order("till_steak", "till_steak");
      AtomicInteger turn = new AtomicInteger();
      List<Response> answers =
          atOnce(
              2,
              () ->
                  turn.getAndIncrement() == 0
                      ? Api.asAna()
                          .body(Map.of("by", "EVEN", "parts", 2))
                          .post("/api/v1/orders/" + order.id() + "/checks/split")
                      : Api.asBen()
                          .body(Map.of("tender", "CASH", "amount", 8_800))
                          .post("/api/v1/checks/" + order.check() + "/payments"));
      long done = answers.stream().filter(answer -> answer.statusCode() < 300).count();
      assertEquals(1, done, () -> answers.get(0).asString() + answers.get(1).asString());
      List<Integer> totals =
          Api.asAna()
              .get("/api/v1/orders/" + order.id() + "/checks")
              .then()
              .extract()
              .path("checks.total");
      assertEquals(8_800, totals.stream().mapToInt(Integer::intValue).sum());
    }
  }

  @Test
  @DisplayName("M6 before capture the tip is adjusted and the payment voided; then it is paid anew")
  void tipAndVoidBeforeCapture() {
    Till.Order order = Till.order("till_steak");
    Till.pay(order.check(), Map.of("tender", "CASH", "amount", 100)).statusCode(201);
    String payment =
        Till.pay(order.check(), Map.of("tender", "CARD", "amount", 2_000))
            .statusCode(201)
            .extract()
            .path("id");
    Api.asAna()
        .body(Map.of("tip", 350))
        .post("/api/v1/payments/" + payment + "/tip")
        .then()
        .statusCode(200)
        .body("tip", equalTo(350));
    Api.asAna()
        .body(Map.of("reason", "Complaint"))
        .post("/api/v1/payments/" + payment + "/refunds")
        .then()
        .statusCode(403);
    Api.asManager()
        .body(Map.of("reason", "Complaint"))
        .post("/api/v1/payments/" + payment + "/refunds")
        .then()
        .statusCode(409)
        .body("detail", containsString("voided"));
    for (int again = 0; again < 2; again++) {
      Api.asAna()
          .body(Map.of("reason", "Wrong card"))
          .post("/api/v1/payments/" + payment + "/void")
          .then()
          .statusCode(200)
          .body("state", equalTo("VOIDED"))
          .body("check.due", equalTo(4_300));
    }
  }

  @Test
  @DisplayName(
      "M6 after capture money goes back to its tender, as a record of its own, never too much")
  void refundsAreRecordsOfTheirOwn() {
    Till.Order order = Till.order("till_steak");
    String payment =
        Till.pay(order.check(), Map.of("tender", "CASH", "amount", 4_400, "tip", 200))
            .statusCode(201)
            .extract()
            .path("id");
    Api.asAna()
        .body(Map.of("amount", 1_000, "reason", "Cold", "approval", Map.of("pin", "9999")))
        .post("/api/v1/payments/" + payment + "/refunds")
        .then()
        .statusCode(201)
        .body("state", equalTo("CAPTURED"))
        .body("amount", equalTo(4_400))
        .body("refunds", hasSize(1))
        .body("refunds[0].state", equalTo("DONE"))
        .body("refunds[0].amount", equalTo(1_000))
        .body("check.state", equalTo("PAID"));
    Api.asManager()
        .body(Map.of("amount", 3_401, "reason", "All of it"))
        .post("/api/v1/payments/" + payment + "/refunds")
        .then()
        .statusCode(422);
    Api.asManager()
        .body(Map.of("reason", "All of it"))
        .post("/api/v1/payments/" + payment + "/refunds")
        .then()
        .statusCode(201)
        .body("refunds[1].amount", equalTo(3_400))
        .body("refunds[1].tip", equalTo(200));
    assertEquals(-4_600, ledger(order, "REFUND"));
  }

  @Test
  @DisplayName("M10 a check on which everything is comped closes with nothing paid")
  void aCheckOfNothingCloses() {
    Till.Order order = Till.order("till_coffee");
    String line =
        Api.asManager().get("/api/v1/orders/" + order.id()).then().extract().path("lines[0].id");
    Api.asManager()
        .body(Map.of("reason", "On the house"))
        .post("/api/v1/orders/" + order.id() + "/lines/" + line + "/comp")
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
    Till.pay(order.check(), Map.of("tender", "CASH", "amount", 0))
        .statusCode(201)
        .body("check.state", equalTo("PAID"))
        .body("check.total", equalTo(0));
  }

  @Test
  void onlyWhoSettlesMayPay() {
    Till.Order order = Till.order("till_coffee");
    Till.pay(Api.asCook(), order.check(), Map.of("tender", "CASH")).statusCode(403);
    Till.pay(Api.asAna(), UUID.randomUUID(), Map.of("tender", "CASH")).statusCode(404);
    Till.pay(order.check(), Map.of("tender", "CASH"))
        .statusCode(201)
        .body("amount", equalTo(335))
        .body("settledAt", notNullValue());
  }

  @Test
  @DisplayName("O7 a check is paid only at the version it was seen at, also one not written yet")
  void aStaleCheckIsNotPaid() {
    Till.Order order = Till.order("till_soup");
    long seen = version(order);
    add(order, "till_coffee");
    long grown = version(order);
    assertTrue(grown > seen);
    at(seen, order, Map.of("tender", "CASH")).statusCode(412).body("version", equalTo((int) grown));
    at(seen, order, Map.of("tender", "CARD")).statusCode(412);
    assertEquals(0, payments(order));
    at(grown, order, Map.of("tender", "CASH", "amount", 335))
        .statusCode(201)
        .body("check.due", equalTo(1_250));
    long partly = version(order);
    assertTrue(partly > grown);
    at(grown, order, Map.of("tender", "CASH")).statusCode(412);
    String card =
        at(partly, order, Map.of("tender", "CARD", "amount", 250))
            .statusCode(201)
            .extract()
            .path("id");
    long withCard = version(order);
    assertTrue(withCard > partly);
    Api.asAna()
        .body(Map.of("reason", "Other card"))
        .post("/api/v1/payments/" + card + "/void")
        .then()
        .statusCode(200);
    assertTrue(version(order) > withCard);
    at(withCard, order, Map.of("tender", "CASH")).statusCode(412);
    at(version(order), order, Map.of("tender", "CASH"))
        .statusCode(201)
        .body("check.state", equalTo("PAID"));
    long paid = version(order);
    reopen(paid - 1, order).statusCode(412);
    reopen(paid, order).statusCode(200).body("state", equalTo("OPEN"));
    assertTrue(version(order) > paid);
  }

  @Test
  void aCheckPaidAtOnceIsAnotherVersion() {
    Till.Order order = Till.order("till_soup");
    long seen = version(order);
    String key = UUID.randomUUID().toString();
    String token = Api.token("1111");
    for (int tried = 0; tried < 2; tried++) {
      // A repeat is answered as before, though its version is stale by then.
      keyed(token, key)
          .header("If-Match", "\"" + seen + "\"")
          .body(Map.of("tender", "CASH"))
          .post("/api/v1/checks/" + order.check() + "/payments")
          .then()
          .statusCode(201)
          .body("check.state", equalTo("PAID"));
    }
    assertTrue(version(order) > seen);
    at(seen, order, Map.of("tender", "CASH")).statusCode(412);
    at(version(order), order, Map.of("tender", "CASH")).statusCode(409);
  }

  @Test
  void whatASimulatedTerminalIsToldIsRecorded() {
    Till.next("DECLINE", null);
    Till.next("APPROVE", null);
    List<?> told =
        entities
            .createNativeQuery(
                "select after ->> 'outcome' from journal where action = 'terminal.scripted'"
                    + " order by seq desc limit 2")
            .getResultList();
    assertEquals(List.of("APPROVE", "DECLINE"), told);
  }

  private static ValidatableResponse at(
      long version, Till.Order order, Map<String, Object> payment) {
    return Till.pay(Api.asAna().header("If-Match", "\"" + version + "\""), order.check(), payment);
  }

  private static ValidatableResponse reopen(long version, Till.Order order) {
    return Api.asManager()
        .header("If-Match", "\"" + version + "\"")
        .body(Map.of("reason", "Wrong table"))
        .post("/api/v1/checks/" + order.check() + "/reopen")
        .then();
  }

  private static long version(Till.Order order) {
    Response check = Api.asAna().get("/api/v1/checks/" + order.check());
    long version = check.jsonPath().getLong("version");
    assertEquals("\"" + version + "\"", check.header("ETag"));
    return version;
  }

  private static void add(Till.Order order, String sku) {
    Api.asAna()
        .body(Map.of("lines", List.of(Map.of("sku", sku, "quantity", 1))))
        .post("/api/v1/orders/" + order.id() + "/lines")
        .then()
        .statusCode(200);
    Api.asAna().post("/api/v1/orders/" + order.id() + "/send").then().statusCode(200);
  }

  private static RequestSpecification keyed(String token, String key) {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + token)
        .header("Idempotency-Key", key);
  }

  private long payments(Till.Order order) {
    return count("select count(*) from payment where order_id = ?1", order);
  }

  private long charges(Till.Order order) {
    return count(
        "select count(*) from simulated_charge s join payment p on p.id = s.intent_id"
            + " where p.order_id = ?1 and s.approved and not s.cancelled",
        order);
  }

  private long ledger(Till.Order order, String kind) {
    return count(
        "select coalesce(sum(e.amount), 0)::bigint from drawer_entry e"
            + " join payment p on p.id = e.payment_id where p.order_id = ?1 and e.kind = '"
            + kind
            + "'",
        order);
  }

  private long count(String sql, Till.Order order) {
    return ((Number) entities.createNativeQuery(sql).setParameter(1, order.id()).getSingleResult())
        .longValue();
  }

  private static List<Response> atOnce(int callers, Callable<Response> call) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<Response>> under = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        under.add(threads.submit(call));
      }
      List<Response> answers = new ArrayList<>();
      for (Future<Response> answer : under) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
