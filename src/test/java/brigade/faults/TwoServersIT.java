package brigade.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.app.check.Invariants;
import brigade.app.simulate.Caller;
import brigade.kitchen.printing.PrinterSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Two server processes on one database. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersIT {
  private static final String SOUP = "onion-soup-gratinee";
  private static final int PATIENCE_SECONDS = 30;
  private static final Pattern NUMBER = Pattern.compile("Chit (\\d+)");
  private static final String STATION = "HOT";

  /** As long as a printer takes for a paper here, and how many of them it has in hand by that. */
  private static final Duration ONE_PAPER = Duration.ofMillis(50);

  private static final int IN_HAND = 6;

  private static final Path AGENT =
      Path.of("..", "kitchen-display", "target", "brigade-print-agent.jar");

  private static final HttpClient HTTP = Caller.http();

  private static Database database;
  private static ServerProcess a;
  private static ServerProcess b;
  private static Caller anaAtA;
  private static Caller benAtB;
  private static Caller managerAtA;
  private static String cook;

  @BeforeAll
  static void open() throws Exception {
    database = Database.create("two_servers");
    a = ServerProcess.start("a", database).awaitOpen();
    b = ServerProcess.start("b", database).awaitOpen();
    anaAtA = a.signIn("1111");
    benAtB = b.signIn("2222");
    managerAtA = a.signIn("9999");
    cook = a.signIn("3333").token();
  }

  @AfterAll
  static void close() throws Exception {
    for (ServerProcess server : Stream.of(a, b).filter(java.util.Objects::nonNull).toList()) {
      server.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @AfterEach
  void everythingIsTrue() throws Exception {
    try (Connection connection = database.connect()) {
      assertEquals(List.of(), Invariants.check(connection));
    }
  }

  private static ObjectNode takeout(String name, boolean send) {
    ObjectNode order = Caller.JSON.createObjectNode().put("type", "TAKEOUT").put("name", name);
    order.putArray("lines").addObject().put("sku", SOUP).put("quantity", 1);
    return order.put("send", send);
  }

  private static String send(Caller from) {
    return from.post("orders", takeout("Two servers", true)).path("id").asText();
  }

  @Test
  @Order(1)
  @DisplayName("an order sent at one server is on the sockets of both, and a bump at either too")
  void screensOfBothAreWoken() throws Exception {
    try (StationScreen atA = StationScreen.of(a.port(), STATION, cook);
        StationScreen atB = StationScreen.of(b.port(), STATION, cook)) {
      for (int i = 0; i < 20; i++) {
        boolean first = i % 2 == 0;
        String order = send(first ? anaAtA : benAtB);
        atA.awaitTicketOf(order);
        String ticket = atB.awaitTicketOf(order).path("id").asText();
        // The cook bumps at the other server.
        bump(first ? b : a, ticket);
        atA.awaitGone(order);
        atB.awaitGone(order);
      }
      for (StationScreen screen : List.of(atA, atB)) {
        assertEquals(List.of(), screen.faults());
        assertEquals(20, new HashSet<>(screen.rung()).size());
        assertEquals(20, screen.rung().size(), "each rang once");
      }
    }
  }

  private static void bump(ServerProcess at, String ticket) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at.address().resolve("/api/v1/kitchen/tickets/" + ticket + "/bump"))
            .header("Authorization", "Bearer " + cook)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertEquals(200, HTTP.send(request, BodyHandlers.ofString()).statusCode());
  }

  @Test
  @Order(2)
  @DisplayName("what has no sweep to fall back on hears of the other server, too: the floor")
  void theFloorIsToldAtBoth() throws Exception {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    WebSocket floor = listen(b, "/ws/floor?token=" + cookOrHost(), told);
    assertTrue(next(told).contains("\"floor\""));
    Caller host = a.signIn("4444");
    String table = "";
    for (JsonNode each : host.get("floor").path("tables")) {
      if (each.path("state").asText().equals("FREE")) {
        table = each.path("id").asText();
      }
    }
    host.post("tables/" + table + "/seatings", Caller.JSON.createObjectNode().put("covers", 2));
    String message = next(told);
    while (!message.contains(table)) {
      message = next(told);
    }
    floor.abort();
  }

  private static String cookOrHost() {
    return b.signIn("4444").token();
  }

  private static String next(BlockingQueue<String> told) throws InterruptedException {
    String message = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertTrue(message != null, "nothing was told");
    return message;
  }

  private static WebSocket listen(ServerProcess at, String path, BlockingQueue<String> told) {
    return HTTP.newWebSocketBuilder()
        .buildAsync(
            URI.create("ws://localhost:" + at.port() + path),
            new WebSocket.Listener() {
              private final StringBuilder partial = new StringBuilder();

              @Override
              public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
                partial.append(data);
                if (whole) {
                  told.add(partial.toString());
                  partial.setLength(0);
                }
                from.request(1);
                return null;
              }

              @Override
              public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                told.add("closed " + code);
                return null;
              }
            })
        .join();
  }

  @Test
  @Order(3)
  @DisplayName("who is signed out at one server is cut off at the other")
  void signedOutAtBoth() throws Exception {
    Caller session = a.signIn("3333");
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    listen(b, "/ws/kitchen/stations/" + STATION + "?token=" + session.token(), told);
    assertTrue(next(told).contains("snapshot"));
    session.delete("sessions/current");
    String last = next(told);
    while (!last.startsWith("closed")) {
      last = next(told);
    }
    assertEquals("closed 4401", last);
  }

  @Test
  @Order(4)
  @DisplayName("O6 what is sold out at one server is sold out at the other")
  void soldOutAtBoth() throws Exception {
    String item = "";
    for (JsonNode each : anaAtA.get("menu").path("items")) {
      if (each.path("sku").asText().equals("creme-brulee")) {
        item = each.path("id").asText();
      }
    }
    String path = "menu/items/" + item + "/availability";
    String creme = item;
    managerAtA.put(path, Caller.JSON.createObjectNode().put("available", false));
    awaitSoon("it is sold", () -> !available(creme));
    managerAtA.put(path, Caller.JSON.createObjectNode().put("available", true));
    awaitSoon("it is not sold", () -> available(creme));
  }

  private static boolean available(String item) {
    for (JsonNode each : benAtB.get("menu").path("items")) {
      if (each.path("id").asText().equals(item)) {
        return each.path("available").asBoolean();
      }
    }
    throw new AssertionError("no " + item);
  }

  private interface So {
    boolean isSo() throws Exception;
  }

  /** For what another process does, of which nothing comes here but an answer when asked. */
  private static void awaitSoon(String otherwise, So so) throws Exception {
    Instant deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
    while (!so.isSo()) {
      assertTrue(Instant.now().isBefore(deadline), otherwise);
      Thread.sleep(20);
    }
  }

  @Test
  @Order(5)
  @DisplayName("O11 one key at both servers at once is one order")
  void oneKeyAtBoth() throws Exception {
    for (int round = 0; round < 10; round++) {
      String key = UUID.randomUUID().toString();
      String body = takeout("Twice " + round, true).toString();
      List<CompletableFuture<HttpResponse<String>>> both = new ArrayList<>();
      for (ServerProcess server : List.of(a, b)) {
        both.add(
            HTTP.sendAsync(
                HttpRequest.newBuilder(server.address().resolve("/api/v1/orders"))
                    .header("Authorization", "Bearer " + anaAtA.token())
                    .header("Idempotency-Key", key)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString()));
      }
      Set<String> ids = new HashSet<>();
      for (CompletableFuture<HttpResponse<String>> one : both) {
        HttpResponse<String> answer = one.join();
        // The one that came second may be told that the first is not through yet.
        assertTrue(answer.statusCode() == 201 || answer.statusCode() == 409, answer.body());
        if (answer.statusCode() == 201) {
          ids.add(Caller.JSON.readTree(answer.body()).path("id").asText());
        }
      }
      assertEquals(1, ids.size());
      assertEquals(
          1, database.count("select count(*) from orders where guest_name = ?", "Twice " + round));
    }
  }

  @Test
  @Order(6)
  @DisplayName("K4 what waits for its time is sent once, though both servers look at the clock")
  void delayedOnce() throws Exception {
    Set<String> orders = new HashSet<>();
    Instant at = Instant.now().plusSeconds(2);
    for (int i = 0; i < 10; i++) {
      Caller caller = i % 2 == 0 ? anaAtA : benAtB;
      String order = caller.post("orders", takeout("Later", false)).path("id").asText();
      caller.post(
          "orders/" + order + "/send", Caller.JSON.createObjectNode().put("sendAt", at.toString()));
      orders.add(order);
    }
    try (StationScreen screen = StationScreen.of(b.port(), STATION, cook)) {
      for (String order : orders) {
        screen.awaitTicketOf(order);
      }
    }
    for (String order : orders) {
      assertEquals(
          1,
          database.count(
              "select count(*) from ticket where order_id = ?::uuid and not expo", order));
      assertEquals(
          1,
          database.count(
              "select count(*) from print_job j join ticket t on t.id = j.subject_id"
                  + " where t.order_id = ?::uuid and not t.expo and j.copy = 1",
              order));
    }
  }

  @Test
  @Order(7)
  @DisplayName("K10 K11 both serve one printer: each chit is on paper once, whoever dies meanwhile")
  void eachChitOnce() throws Exception {
    try (PrinterSimulator printer = PrinterSimulator.start()) {
      ObjectNode definition =
          Caller.JSON
              .createObjectNode()
              .put("name", "Pass")
              .put("kind", "TCP")
              .put("host", printer.host())
              .put("port", printer.port());
      definition.putArray("prints").add("station:" + STATION);
      String id = managerAtA.post("printers", definition).path("id").asText();
      printer.answersAfter(ONE_PAPER);
      Set<String> orders = new HashSet<>();
      for (int i = 0; i < 30; i++) {
        orders.add(send(i % 2 == 0 ? anaAtA : benAtB));
      }
      awaitPrinted(id);
      assertPapers(printer, 30, 0);

      // Whoever of the two has the printer now, one of them dies over a chit.
      List<CompletableFuture<String>> more = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        more.add(
            CompletableFuture.supplyAsync(
                () -> send(benAtB), task -> Thread.ofVirtual().start(task)));
      }
      assertTrue(printer.awaitPapers(33, Duration.ofSeconds(PATIENCE_SECONDS)));
      a.kill();
      more.forEach(one -> orders.add(one.join()));
      awaitPrinted(id);
      // What the dead one had in hand may be on paper or not: staff are asked, nobody prints twice.
      long unknown =
          database.count(
              "select count(*) from print_job where printer_id = ?::uuid and state = 'UNKNOWN'",
              id);
      assertTrue(unknown <= IN_HAND, unknown + " are unknown");
      assertPapers(printer, 50, unknown);
      assertEquals(50, orders.size());
    } finally {
      a.kill();
      a = ServerProcess.start("a", database, database.url(), a.port()).awaitOpen();
    }
  }

  private static void awaitPrinted(String printer) throws Exception {
    awaitSoon(
        "it is printed",
        () ->
            database.count(
                    "select count(*) from print_job where printer_id = ?::uuid"
                        + " and state in ('QUEUED', 'SENDING')",
                    printer)
                == 0);
  }

  private static void assertPapers(PrinterSimulator printer, int chits, long unknown) {
    Map<Long, Integer> times = new TreeMap<>();
    for (String paper : printer.papers()) {
      Matcher number = NUMBER.matcher(paper);
      assertTrue(number.find(), paper);
      assertFalse(paper.contains("DUPLICATE"), paper);
      times.merge(Long.valueOf(number.group(1)), 1, Integer::sum);
    }
    assertTrue(times.values().stream().allMatch(count -> count == 1), () -> times.toString());
    assertTrue(
        times.size() <= chits && times.size() >= chits - unknown,
        () -> times.size() + " of " + chits + " are on paper, " + unknown + " unknown");
  }

  @Test
  @Order(8)
  @DisplayName("K10 an agent that is connected to one server prints what is sent at the other")
  void theAgentIsAtOne() throws Exception {
    Path memory = Files.createTempFile("agent", ".txt");
    Files.delete(memory);
    Process agent = null;
    try (PrinterSimulator printer = PrinterSimulator.start()) {
      ObjectNode definition =
          Caller.JSON.createObjectNode().put("name", "Far away").put("kind", "AGENT");
      definition.putArray("prints").add("station:" + STATION);
      String id = managerAtA.post("printers", definition).path("id").asText();
      ProcessBuilder starting =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  AGENT.toString(),
                  "--server",
                  b.address().toString(),
                  "--device",
                  "demo",
                  "--printer",
                  id,
                  "--to",
                  "tcp://" + printer.host() + ":" + printer.port(),
                  "--memory",
                  memory.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      starting.environment().put("BRIGADE_PIN", "9999");
      agent = starting.start();
      // What is sent at the server without the agent wakes that server, again and again.
      int sent = 0;
      while (!managerAtA.get("printers/" + id).path("state").asText().equals("OK")
          || printer.papers().isEmpty()) {
        send(anaAtA);
        assertTrue(++sent < 400, "the server with the agent never had the printer");
        Thread.sleep(50);
      }
      for (int i = 0; i < 10; i++) {
        send(i % 2 == 0 ? anaAtA : benAtB);
      }
      awaitPrinted(id);
      assertPapers(printer, sent + 10, 0);
      definition.putArray("prints");
      managerAtA.put("printers/" + id, definition);
    } finally {
      if (agent != null) {
        agent.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(memory);
    }
  }

  @Test
  @Order(9)
  @DisplayName(
      "when one server is killed, the other one's screens go on, and its own when it is back")
  void oneDies() throws Exception {
    try (StationScreen atB = StationScreen.of(b.port(), STATION, cook);
        StationScreen atA = StationScreen.of(a.port(), STATION, cook)) {
      a.kill();
      String meanwhile = send(benAtB);
      atB.awaitTicketOf(meanwhile);
      a = ServerProcess.start("a", database, database.url(), a.port()).awaitOpen();
      atA.awaitTicketOf(meanwhile);
      String after = send(a.signIn("1111"));
      atB.awaitTicketOf(after);
      atA.awaitTicketOf(after);
      assertEquals(atA.board().keySet(), atB.board().keySet());
      assertEquals(List.of(), atA.faults());
      assertEquals(2, atA.rung().size(), "nothing rang twice");
    }
  }
}
