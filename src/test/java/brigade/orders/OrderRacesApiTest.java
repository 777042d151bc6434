package brigade.orders;

import static brigade.Api.asAna;
import static brigade.Api.asHost;
import static brigade.Api.asManager;
import static brigade.Api.token;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.FreeTables;
import brigade.HouseTest;
import brigade.venue.Relaying;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two devices on one order at the same moment: both edits count, or one is told why not. */
@HouseTest
class OrderRacesApiTest {
  private static final String ORDERS = "/api/v1/orders";
  private static final String SOUP = "{\"sku\":\"onion-soup-gratinee\",\"quantity\":1}";
  private static final int ROUNDS = 5;

  /** Orders that fall due at one moment. */
  private static final int DUE = 12;

  @Inject SendingDelayed sending;
  @Inject SendingOrder sendingOrder;
  @Inject Orders orders;
  @Inject Clock clock;

  private String ana;
  private String ben;
  private String iris;

  @BeforeEach
  void signIn() {
    FreeTables.makeRoom();
    ana = token("1111");
    ben = token("2222");
    iris = token("9999");
  }

  @Test
  @DisplayName("O7 add and void at once both count")
  void addAndVoid() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String order = order(SOUP, true);
      String line = read(order).getString("lines[0].id");
      List<Response> answers =
          atOnce(
              () -> add(ben, order),
              () ->
                  as(iris)
                      .body(Map.of("reason", "Changed mind"))
                      .post(ORDERS + "/" + order + "/lines/" + line + "/void"));
      answers.forEach(answer -> assertEquals(200, answer.statusCode(), answer.asString()));
      assertEquals(List.of("VOIDED", "NEW"), read(order).getList("lines.state"));
    }
  }

  @Test
  @DisplayName("O7 pay and add at once: what was added is owed, or refused because it is closed")
  void payAndAdd() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String order = order(SOUP, true);
      String check = read(order).getString("checks[0].id");
      List<Response> answers = atOnce(() -> pay(ana, check, 1200), () -> add(ben, order));
      int paid = answers.get(0).statusCode();
      int added = answers.get(1).statusCode();
      assertTrue(Set.of(201, 409, 412).contains(paid), answers.get(0).asString());
      assertTrue(Set.of(200, 409).contains(added), answers.get(1).asString());
      assertTrue(paid == 201 || added == 200, "one of them counts");
      JsonPath now = read(order);
      assertEquals(
          added == 200 ? 2 : 1, now.getList("lines").size(), "a line is there or was refused");
      // With something unsent the order stays open, whoever came first.
      assertEquals(added == 200 ? "OPEN" : "CLOSED", now.getString("state"));
    }
  }

  @Test
  @DisplayName("O7 split and pay at once: one charge, and the parts are the whole")
  void splitAndPay() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String order = order(SOUP + "," + SOUP, true);
      String check = read(order).getString("checks[0].id");
      List<Response> answers =
          atOnce(
              () -> pay(ana, check, 2400),
              () ->
                  as(ben)
                      .body(Map.of("by", "EVEN", "parts", 2))
                      .post(ORDERS + "/" + order + "/checks/split"));
      answers.forEach(
          answer ->
              assertTrue(
                  Set.of(200, 201, 400, 409, 412, 422).contains(answer.statusCode()),
                  answer.asString()));
      JsonPath now = read(order);
      assertEquals(
          2400, now.getList("checks.total", Integer.class).stream().mapToInt(t -> t).sum());
    }
  }

  @Test
  @DisplayName("O7 send and send at once: every line is in the kitchen once")
  void sendAndSend() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String order = order(SOUP + "," + SOUP, false);
      List<Response> answers = atOnce(() -> send(ana, order), () -> send(ben, order));
      answers.forEach(answer -> assertEquals(200, answer.statusCode(), answer.asString()));
      assertEquals(2, inKitchen(order));
    }
  }

  @Test
  @DisplayName("O7 undo and send at once: what is undone is not in the kitchen, what is sent stays")
  void undoAndSend() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String order = order("", false);
      assertEquals(200, add(ana, order).statusCode());
      List<Response> answers =
          atOnce(() -> as(ana).post(ORDERS + "/" + order + "/undo"), () -> send(ben, order));
      int undone = answers.get(0).statusCode();
      int sent = answers.get(1).statusCode();
      assertTrue(Set.of(200, 409).contains(undone), answers.get(0).asString());
      assertTrue(Set.of(200, 409).contains(sent), answers.get(1).asString());
      assertFalse(undone == 200 && sent == 200, "either it is undone or it is sent");
      String state = read(order).getString("lines[0].state");
      assertEquals(undone == 200 ? "VOIDED" : "SENT", state);
      assertEquals(undone == 200 ? 0 : 1, inKitchen(order));
    }
  }

  @Test
  @DisplayName("O7 transfer and pay at once: a line is owed on one order, and paid for once")
  void transferAndPay() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String from = order(SOUP + "," + SOUP, true);
      String to = order("", false);
      JsonPath before = read(from);
      List<Response> answers =
          atOnce(
              () -> pay(ana, before.getString("checks[0].id"), 2400),
              () ->
                  as(ben)
                      .body(
                          Map.of(
                              "orderId",
                              to,
                              "lines",
                              List.of(Map.of("lineId", before.getString("lines[0].id")))))
                      .post(ORDERS + "/" + from + "/lines/transfer"));
      answers.forEach(
          answer ->
              assertTrue(
                  Set.of(200, 201, 400, 409, 412, 422).contains(answer.statusCode()),
                  answer.asString()));
      boolean given = answers.get(1).statusCode() == 200;
      assertEquals(given ? 1 : 2, read(from).getList("lines").size());
      assertEquals(given ? 1 : 0, read(to).getList("lines").size());
      assertEquals(
          2400, read(from).getInt("subtotal") + read(to).getInt("subtotal"), "nothing is lost");
      assertEquals(2, inKitchen(from) + inKitchen(to));
    }
  }

  @Test
  @DisplayName("O7 O11 sixteen add to one order at once, each twice under one key: all of it, once")
  void manyAddAtOnce() throws Exception {
    String order = order("", false);
    for (int round = 0; round < ROUNDS; round++) {
      int before = read(order).getList("lines").size();
      long version = read(order).getLong("version");
      List<Callable<Response>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String key = UUID.randomUUID().toString();
        String body =
            "{\"lines\":[{\"sku\":\"onion-soup-gratinee\",\"note\":\"%d-%d\"}]}"
                .formatted(round, i);
        String who = i % 2 == 0 ? ana : ben;
        for (int again = 0; again < 2; again++) {
          calls.add(
              () ->
                  bearer(who)
                      .header("Idempotency-Key", key)
                      .body(body)
                      .post(ORDERS + "/" + order + "/lines"));
        }
      }
      List<Response> answers = atOnce(calls);
      for (int i = 0; i < answers.size(); i++) {
        Response answer = answers.get(i);
        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals(answers.get(i / 2 * 2).asString(), answer.asString(), "one key, one answer");
        assertTrue(answer.asString().contains("\"" + round + "-" + i / 2 + "\""), "its own line");
        assertEquals("\"" + answer.path("version") + "\"", answer.header("ETag"));
      }
      assertEquals(16, answers.stream().map(answer -> answer.path("version")).distinct().count());
      JsonPath now = read(order);
      assertEquals(before + 16, now.getList("lines").size());
      assertEquals(before + 16, now.getList("lines.note.unique()").size());
      assertEquals(version + 16, now.getLong("version"));
      assertEquals(1200 * (before + 16), now.getInt("subtotal"));
    }
    int lines = read(order).getList("lines").size();
    assertEquals(200, as(ana).post(ORDERS + "/" + order + "/undo").statusCode());
    assertEquals(lines - 1, read(order).getList("lines.findAll { it.state == 'NEW' }").size());
  }

  @Test
  @DisplayName("K2 orders that are merged into each other at once end as one, and nothing is lost")
  void mergingBothWays() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String one = seated();
      String two = seated();
      List<Response> answers = atOnce(() -> merge(ana, one, two), () -> merge(ben, two, one));
      long merged = answers.stream().filter(answer -> answer.statusCode() == 200).count();
      assertEquals(1, merged, answers.get(0).asString() + answers.get(1).asString());
      assertEquals(2, read(one).getList("lines").size() + read(two).getList("lines").size());
      assertEquals(2, inKitchen(one) + inKitchen(two));
      leaves(answers.get(0).statusCode() == 200 ? one : two);
    }
  }

  @Test
  @DisplayName(
      "K4 of two servers on one database that look for what is due, one sends it, and once")
  void whatIsDueIsSentOnce() throws Exception {
    List<SendingDelayed> servers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      servers.add(new SendingDelayed(orders, sendingOrder, new Relaying(), clock));
    }
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < DUE; i++) {
      waiting.add(order(SOUP + "," + SOUP, false));
    }
    fallDue(waiting, Instant.now());
    CyclicBarrier start = new CyclicBarrier(servers.size());
    try (ExecutorService pool = Executors.newFixedThreadPool(servers.size())) {
      List<Future<?>> looking = new ArrayList<>();
      for (SendingDelayed server : servers) {
        looking.add(
            pool.submit(
                () -> {
                  start.await();
                  server.sendDue();
                  return null;
                }));
      }
      for (Future<?> one : looking) {
        one.get();
      }
    }
    for (String order : waiting) {
      assertEquals(List.of("SENT", "SENT"), untilSent(order).getList("lines.state"));
      assertEquals(2, inKitchen(order));
      assertEquals(1, sends(order));
    }
  }

  @Test
  @DisplayName("K4 orders that can't be sent yet keep none behind them from the kitchen")
  void whatIsRefusedHoldsUpNobody() throws Exception {
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < SendingDelayed.TOGETHER; i++) {
      refused.add(order(SOUP, false));
    }
    String behind = order(SOUP, false);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<?> holding =
          pool.submit(
              () ->
                  QuarkusTransaction.requiringNew()
                      .call(
                          () -> {
                            orders.hold(refused.stream().map(UUID::fromString).toList());
                            held.countDown();
                            return looked.await(30, TimeUnit.SECONDS);
                          }));
      assertTrue(held.await(30, TimeUnit.SECONDS));
      Instant due = Instant.now();
      fallDue(refused, due.minusSeconds(60));
      fallDue(List.of(behind), due);
      sending.sendDue();
      assertEquals(List.of("SENT"), untilSent(behind).getList("lines.state"));
      assertEquals(List.of("NEW"), read(refused.getFirst()).getList("lines.state"));
      looked.countDown();
      holding.get();
    }
    sending.sendDue();
    for (String order : refused) {
      assertEquals(List.of("SENT"), untilSent(order).getList("lines.state"));
    }
  }

  /** Another look, of the server's own, may have the order in hand at this moment. */
  private static JsonPath untilSent(String order) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    JsonPath now = read(order);
    while (now.getList("lines.state").contains("NEW")) {
      assertTrue(System.nanoTime() < until, "never sent by itself");
      now = read(order);
    }
    return now;
  }

  /** All lines of these orders are due to be sent by themselves since then. */
  private void fallDue(List<String> ids, Instant since) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                orders
                    .getEntityManager()
                    .createNativeQuery("update order_line set send_at = ?1 where order_id in (?2)")
                    .setParameter(1, since)
                    .setParameter(2, ids.stream().map(UUID::fromString).toList())
                    .executeUpdate());
  }

  /** How often the journal has it that an order was sent. */
  private int sends(String order) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                ((Number)
                        orders
                            .getEntityManager()
                            .createNativeQuery(
                                "select count(*) from journal"
                                    + " where subject_id = ?1 and action = 'order.sent'")
                            .setParameter(1, UUID.fromString(order))
                            .getSingleResult())
                    .intValue());
  }

  @Test
  @DisplayName("O11 ten retries of a send at a time, a transfer and an undo have one effect each")
  void retries() throws Exception {
    String from = order(SOUP + "," + SOUP, true);
    String to = order("", false);
    String key = UUID.randomUUID().toString();
    Map<String, Object> body =
        Map.of(
            "orderId", to, "lines", List.of(Map.of("lineId", read(from).getString("lines[0].id"))));
    List<Callable<Response>> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(
          () ->
              bearer(ana)
                  .header("Idempotency-Key", key)
                  .body(body)
                  .post(ORDERS + "/" + from + "/lines/transfer"));
    }
    List<Response> answers = atOnce(calls);
    answers.forEach(answer -> assertEquals(200, answer.statusCode(), answer.asString()));
    assertEquals(1, answers.stream().map(Response::asString).distinct().count());
    assertEquals(1, read(to).getList("lines").size());
    assertEquals(200, add(ana, to).statusCode());
    assertEquals(200, add(ana, to).statusCode());
    String undo = UUID.randomUUID().toString();
    for (int i = 0; i < 3; i++) {
      assertEquals(
          200,
          bearer(ana)
              .header("Idempotency-Key", undo)
              .post(ORDERS + "/" + to + "/undo")
              .statusCode());
    }
    assertEquals(List.of("SENT", "NEW", "VOIDED"), read(to).getList("lines.state"));
  }

  @Test
  @DisplayName("K2 two tables give each other a dish at once, and both do, and nothing is lost")
  void dishesCross() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String oneTable = FreeTables.next();
      String one = seated(oneTable);
      String twoTable = FreeTables.next();
      String two = seated(twoTable);
      List<Response> answers =
          atOnce(() -> give(ana, one, twoTable), () -> give(ben, two, oneTable));
      answers.forEach(answer -> assertEquals(200, answer.statusCode(), answer.asString()));
      for (String order : List.of(one, two)) {
        assertEquals(1, read(order).getList("lines").size());
        assertEquals(1, inKitchen(order));
        leaves(order);
      }
    }
  }

  private static Response give(String token, String from, String table) {
    String line = read(from).getString("lines[0].id");
    return as(token)
        .body(Map.of("tableId", table, "lines", List.of(Map.of("lineId", line))))
        .post(ORDERS + "/" + from + "/lines/transfer");
  }

  private static Response add(String token, String order) {
    return as(token).body("{\"lines\":[" + SOUP + "]}").post(ORDERS + "/" + order + "/lines");
  }

  private static Response send(String token, String order) {
    return as(token).post(ORDERS + "/" + order + "/send");
  }

  private static Response merge(String token, String into, String from) {
    return as(token).body(Map.of("orderIds", List.of(from))).post(ORDERS + "/" + into + "/merge");
  }

  private static Response pay(String token, String check, int amount) {
    return as(token)
        .body(Map.of("tender", "CASH", "amount", amount))
        .post("/api/v1/checks/" + check + "/payments");
  }

  private static JsonPath read(String order) {
    return asAna().get(ORDERS + "/" + order).jsonPath();
  }

  /** Portions the kitchen has of an order. */
  private static int inKitchen(String order) {
    List<Integer> quantities =
        asManager()
            .get("/api/v1/kitchen/stations/HOT/tickets")
            .path(
                "tickets.findAll { it.orderId == '%s' }.items.quantity.flatten()".formatted(order));
    return quantities.stream().mapToInt(quantity -> quantity).sum();
  }

  private static String order(String lines, boolean send) {
    return asAna()
        .body("{\"type\":\"TAKEOUT\",\"lines\":[%s],\"send\":%s}".formatted(lines, send))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String seated() {
    return seated(FreeTables.next());
  }

  private static String seated(String table) {
    return asAna()
        .body(
            "{\"type\":\"DINE_IN\",\"tableId\":\"%s\",\"covers\":2,\"lines\":[%s],\"send\":true}"
                .formatted(table, SOUP))
        .post(ORDERS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Other tests want the tables too. */
  private static void leaves(String order) {
    JsonPath now = read(order);
    for (String line : now.<String>getList("lines.id")) {
      asManager()
          .body("{\"reason\":\"Guest left\"}")
          .post(ORDERS + "/" + order + "/lines/" + line + "/void")
          .then()
          .statusCode(200);
    }
    asHost()
        .post("/api/v1/seatings/" + now.getString("seatingId") + "/clear")
        .then()
        .statusCode(200);
  }

  private static RequestSpecification bearer(String token) {
    return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
  }

  private static RequestSpecification as(String token) {
    return bearer(token).header("Idempotency-Key", UUID.randomUUID());
  }

  @SafeVarargs
  private static List<Response> atOnce(Callable<Response>... calls) throws Exception {
    return atOnce(List.of(calls));
  }

  private static List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try (ExecutorService pool = Executors.newFixedThreadPool(calls.size())) {
      List<Future<Response>> running = new ArrayList<>();
      for (Callable<Response> call : calls) {
        running.add(
            pool.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<Response> answers = new ArrayList<>();
      for (Future<Response> one : running) {
        answers.add(one.get());
      }
      return answers;
    }
  }
}
