package brigade.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.app.check.Invariants;
import brigade.app.simulate.Caller;
import brigade.faults.DatabaseWire.At;
import brigade.kitchen.printing.PrinterSimulator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that dies at the worst moments, by {@code kill -9}: the wire to the database stops at
 * the commit, and there it is killed.
 */
@Timeout(180)
class DyingServerIT {
  private static final Logger LOG = Logger.getLogger(DyingServerIT.class);

  /** How soon after its restart a ticket has to be on the screen. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final String STATION = "HOT";

  /** Papers that show how fast a printer is, those that wait for it, and when the server dies. */
  private static final int WARM = 60;

  private static final int CHITS = 60;
  private static final int BEFORE_DEATH = 2;

  /** What an answer takes from then on: so that it dies over a batch, not between two. */
  private static final Duration SLOWER = Duration.ofMillis(30);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern NUMBER = Pattern.compile("Chit (\\d+)");
  private static final HttpClient HTTP = Caller.http();

  private static Database database;

  @BeforeAll
  static void create() throws Exception {
    database = Database.create("dying_server");
    ServerProcess.start("dying", database).awaitOpen().close();
  }

  @AfterAll
  static void remove() {
    database.close();
  }

  @AfterEach
  void everythingIsTrue() throws Exception {
    try (Connection connection = database.connect()) {
      assertEquals(List.of(), Invariants.check(connection));
    }
  }

  private static String body(String name) {
    ObjectNode order = Caller.JSON.createObjectNode().put("type", "TAKEOUT").put("name", name);
    order.putArray("lines").addObject().put("sku", "onion-soup-gratinee").put("quantity", 2);
    return order.put("send", true).toString();
  }

  private static CompletableFuture<HttpResponse<String>> post(
      ServerProcess to, String token, String key, String order) {
    return HTTP.sendAsync(
        HttpRequest.newBuilder(to.address().resolve("/api/v1/orders"))
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(order))
            .build(),
        BodyHandlers.ofString());
  }

  private static long orders(String name) throws Exception {
    return database.count("select count(*) from orders where guest_name = ?", name);
  }

  @Test
  @DisplayName(
      "I1 I2 killed between commit and push: the ticket is on the screen within 5 s of the restart")
  void betweenCommitAndPush() throws Exception {
    String name = "After " + UUID.randomUUID().toString().substring(0, 8);
    String key = UUID.randomUUID().toString();
    int port = ServerProcess.freePort();
    String token;
    try (DatabaseWire wire = DatabaseWire.to(database.port(), name, At.AFTER_THE_COMMIT);
        ServerProcess first =
            ServerProcess.start("dying", database, database.url(wire.port()), port)) {
      first.awaitOpen();
      token = first.signIn("1111").token();
      String cook = first.signIn("3333").token();
      try (StationScreen screen = StationScreen.of(port, STATION, cook)) {
        CompletableFuture<HttpResponse<String>> answer = post(first, token, key, body(name));
        wire.awaitStop();
        assertEquals(1, orders(name), "it is committed");
        String order = idOf(name);
        assertFalse(answer.isDone(), "and the server does not know");
        assertEquals(List.of(), screen.rung());
        first.kill();
        assertTrue(answer.isCompletedExceptionally() || !answer.isDone());

        long startedAt = System.nanoTime();
        try (ServerProcess second = ServerProcess.start("dying", database, database.url(), port)) {
          second.awaitOpen();
          long openAt = System.nanoTime();
          screen.await("ticket of " + name, SOON, it -> it.ticketOf(order) != null);
          LOG.infof(
              "The ticket was on the screen %d ms after the doors opened, %d ms after the start",
              millisSince(openAt), millisSince(startedAt));
          assertEquals(1, screen.rung().size());
          assertEquals(List.of(), screen.faults());
          HttpResponse<String> again = post(second, token, key, body(name)).join();
          assertEquals(201, again.statusCode(), again.body());
          assertEquals(1, orders(name), "I1 the retry is the same order");
          assertInKitchenOnce(name);
        }
      }
    }
  }

  private static String idOf(String name) throws Exception {
    try (Connection connection = database.connect();
        PreparedStatement asked =
            connection.prepareStatement("select id::text from orders where guest_name = ?")) {
      asked.setString(1, name);
      try (ResultSet row = asked.executeQuery()) {
        assertTrue(row.next(), "there is no order of " + name);
        return row.getString(1);
      }
    }
  }

  private static long millisSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }

  private static void assertInKitchenOnce(String name) throws Exception {
    assertEquals(
        1,
        database.count(
            "select count(*) from ticket_item i join ticket t on t.id = i.ticket_id"
                + " join orders o on o.id = t.order_id where o.guest_name = ? and not t.expo",
            name),
        "I2 the dish is at its station once");
    assertEquals(
        1,
        database.count(
            "select count(distinct j.number) from print_job j join ticket t on t.id = j.subject_id"
                + " join orders o on o.id = t.order_id where o.guest_name = ? and not t.expo",
            name),
        "it has one chit");
  }

  @Test
  @DisplayName("I1 O11 killed before the commit: there is no row, and the retry makes one")
  void beforeTheCommit() throws Exception {
    String name = "Before " + UUID.randomUUID().toString().substring(0, 8);
    String key = UUID.randomUUID().toString();
    int port = ServerProcess.freePort();
    String token;
    try (DatabaseWire wire = DatabaseWire.to(database.port(), name, At.BEFORE_THE_COMMIT);
        ServerProcess first =
            ServerProcess.start("dying", database, database.url(wire.port()), port)) {
      first.awaitOpen();
      token = first.signIn("1111").token();
      post(first, token, key, body(name));
      wire.awaitStop();
      first.kill();
    }
    assertEquals(0, orders(name));
    try (ServerProcess second =
        ServerProcess.start("dying", database, database.url(), port).awaitOpen()) {
      HttpResponse<String> retried = post(second, token, key, body(name)).join();
      assertEquals(201, retried.statusCode(), retried.body());
      HttpResponse<String> again = post(second, token, key, body(name)).join();
      assertEquals(retried.body(), again.body());
      assertEquals(1, orders(name));
      assertInKitchenOnce(name);
    }
  }

  @Test
  @DisplayName(
      "K11 killed over a fast printer: only papers that had begun are UNKNOWN, each prints once")
  void overAFastPrinter() throws Exception {
    int port = ServerProcess.freePort();
    try (PrinterSimulator printer = PrinterSimulator.start()) {
      String id;
      try (ServerProcess first =
          ServerProcess.start("dying", database, database.url(), port).awaitOpen()) {
        Caller manager = first.signIn("9999");
        ObjectNode definition =
            Caller.JSON
                .createObjectNode()
                .put("name", "Fast")
                .put("kind", "TCP")
                .put("host", printer.host())
                .put("port", printer.port());
        definition.putArray("prints").add("station:" + STATION);
        id = manager.post("printers", definition).path("id").asText();
        // So fast that it is given many at a time.
        sendAll(first, WARM);
        assertTrue(printer.awaitPapers(WARM, PATIENCE));
        manager.post("printers/" + id + "/pause", Caller.JSON.createObjectNode());
        sendAll(first, CHITS);
        printer.answersAfter(SLOWER);
        manager.post("printers/" + id + "/resume", Caller.JSON.createObjectNode());
        assertTrue(printer.awaitPapers(WARM + BEFORE_DEATH, PATIENCE));
        first.kill();
      }
      long inHand = in(id, "SENDING");
      LOG.infof("%d papers were in hand as it died", inHand);
      assertTrue(inHand > BEFORE_DEATH + 1, "some had not begun");
      printer.answersAfter(Duration.ZERO);
      try (ServerProcess second =
          ServerProcess.start("dying", database, database.url(), port).awaitOpen()) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (in(id, "QUEUED") + in(id, "SENDING") > 0) {
          assertTrue(Instant.now().isBefore(deadline), "papers wait");
          Thread.sleep(20);
        }
      }
      long unknown = in(id, "UNKNOWN");
      assertTrue(unknown <= 1, unknown + " are unknown, of which only one had begun unproved");
      assertEquals(WARM + CHITS - unknown, in(id, "PRINTED"));
      assertEachOnce(printer, WARM + CHITS, unknown);
    }
  }

  private static void sendAll(ServerProcess to, int chits) {
    Caller ana = to.signIn("1111");
    for (int i = 0; i < chits; i++) {
      ObjectNode order = Caller.JSON.createObjectNode().put("type", "TAKEOUT").put("name", "Fast");
      order.putArray("lines").addObject().put("sku", "onion-soup-gratinee").put("quantity", 1);
      ana.post("orders", order.put("send", true));
    }
  }

  private static long in(String printer, String state) throws Exception {
    return database.count(
        "select count(*) from print_job where printer_id = ?::uuid and state = ?", printer, state);
  }

  private static void assertEachOnce(PrinterSimulator printer, int chits, long unknown) {
    Map<String, Integer> times = new TreeMap<>();
    for (String paper : printer.papers()) {
      Matcher number = NUMBER.matcher(paper);
      assertTrue(number.find(), paper);
      times.merge(number.group(), 1, Integer::sum);
    }
    assertTrue(times.values().stream().allMatch(count -> count == 1), () -> times.toString());
    assertTrue(
        times.size() <= chits && times.size() >= chits - unknown,
        () -> times.size() + " of " + chits + " are on paper, " + unknown + " unknown");
  }

  @Test
  @DisplayName("what a dying server did not tell, the screens of another one show soon")
  void theOtherServerShowsIt() throws Exception {
    String name = "Beside " + UUID.randomUUID().toString().substring(0, 8);
    try (DatabaseWire wire = DatabaseWire.to(database.port(), name, At.AFTER_THE_COMMIT);
        ServerProcess other = ServerProcess.start("beside", database);
        ServerProcess first =
            ServerProcess.start(
                "dying", database, database.url(wire.port()), ServerProcess.freePort())) {
      other.awaitOpen();
      first.awaitOpen();
      String token = first.signIn("1111").token();
      try (StationScreen screen =
          StationScreen.of(other.port(), STATION, other.signIn("3333").token())) {
        post(first, token, UUID.randomUUID().toString(), body(name));
        wire.awaitStop();
        first.kill();
        String order = idOf(name);
        screen.await("ticket of " + name, SOON, it -> it.ticketOf(order) != null);
        assertEquals(List.of(), screen.faults());
      }
    }
  }
}
