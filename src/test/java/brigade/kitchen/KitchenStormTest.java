package brigade.kitchen;

import static brigade.kitchen.printing.PrinterSimulator.Behaviour.WELL;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.app.check.Invariants;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.kitchen.printing.PrinterSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A service in which everything around the kitchen fails at random: printers are unplugged, run out
 * of paper, are opened, swallow chits or cut them short; screens lose their connection in the
 * middle of a message; terminals send twice. Three hundred tickets at five stations and eight
 * printers for each seed; {@code -Dbrigade.storms=20} plays twenty, {@code -Dbrigade.seed=…}
 * another first one.
 */
@HouseTest
class KitchenStormTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STORMS = Integer.getInteger("brigade.storms", 1);
  private static final int SEED = Integer.getInteger("brigade.seed", 1);
  private static final int STATIONS = 5;
  private static final int BACKUPS = 3;
  private static final int ORDERS = 60;
  private static final int TERMINALS = 3;
  private static final long PATIENCE_SECONDS = 120;

  /** The common pool has one thread on two processors, and would play the parts in turn. */
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private static final Pattern NUMBER = Pattern.compile("Chit (\\d+)");

  /** One for each station; the third goes to the second station as well. */
  private static final List<String> SKUS =
      List.of(
          "onion-soup-gratinee",
          "sea-bass-caper-butter",
          "frites-aioli",
          "creme-brulee",
          "negroni");

  @TestHTTPResource("/ws/kitchen/stations/")
  URI sockets;

  @Inject AgroalDataSource database;
  @Inject Changes changes;

  private final List<PrinterSimulator> simulators = new ArrayList<>();
  private final List<String> printers = new ArrayList<>();
  private final List<String> codes = new ArrayList<>();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Set<String> ofAllStorms = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void setUpTheKitchen() {
    List<String> backups = new ArrayList<>();
    for (int i = 0; i < BACKUPS; i++) {
      backups.add(printer("Storm backup " + i, List.of(), null));
    }
    List<Map<String, Object>> rules = new ArrayList<>();
    for (int i = 0; i < STATIONS; i++) {
      String name = "Storm " + i + " " + UUID.randomUUID().toString().substring(0, 6);
      String code =
          Api.asManager()
              .body(Map.of("name", name))
              .post("/api/v1/kitchen/stations")
              .then()
              .statusCode(201)
              .extract()
              .path("code");
      codes.add(code);
      printer("Printer of " + name, List.of("station:" + code), backups.get(i % BACKUPS));
      List<String> to = new ArrayList<>(List.of(code));
      if (i == 2) {
        to.add(codes.get(1));
      }
      rules.add(
          Map.of(
              "name",
              name,
              "menuItemIds",
              List.of(item(SKUS.get(i))),
              "orderTypes",
              List.of("TAKEOUT"),
              "stations",
              to));
    }
    rules(rules);
  }

  private String printer(String name, List<String> prints, String backupId) {
    PrinterSimulator simulator = PrinterSimulator.start();
    simulators.add(simulator);
    Map<String, Object> printer = new HashMap<>();
    printer.put("name", name);
    printer.put("kind", "TCP");
    printer.put("host", simulator.host());
    printer.put("port", simulator.port());
    printer.put("prints", prints);
    if (backupId != null) {
      printer.put("backupId", backupId);
    }
    String id =
        Api.asManager()
            .body(printer)
            .post("/api/v1/printers")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    printers.add(id);
    return id;
  }

  private static String item(String sku) {
    return Api.asAna()
        .get("/api/v1/menu")
        .then()
        .statusCode(200)
        .extract()
        .path("items.find { it.sku == '" + sku + "' }.id");
  }

  private static void rules(List<Map<String, Object>> rules) {
    Api.asManager()
        .body(Map.of("rules", rules))
        .put("/api/v1/kitchen/routing")
        .then()
        .statusCode(200);
  }

  @AfterEach
  void clearAway() {
    rules(List.of());
    for (String code : codes) {
      bumpAll(code);
      Api.asManager()
          .body(Map.of("name", code, "closed", true))
          .put("/api/v1/kitchen/stations/" + code)
          .then()
          .statusCode(200);
      Api.asManager().delete("/api/v1/kitchen/stations/" + code).then().statusCode(204);
    }
    bumpAll("EXPO");
    printers.forEach(id -> Api.asManager().delete("/api/v1/printers/" + id).then().statusCode(204));
    simulators.forEach(PrinterSimulator::close);
  }

  private void bumpAll(String station) {
    List<String> ids =
        Api.asCook()
            .get("/api/v1/kitchen/stations/" + station + "/tickets?state=OPEN")
            .then()
            .statusCode(200)
            .extract()
            .path("tickets.findAll { it.table != null }.collect { it.id + ' ' + it.orderId }");
    for (String both : ids) {
      String[] parts = both.split(" ");
      if (ofAllStorms.contains(parts[1])) {
        Api.asCook().post("/api/v1/kitchen/tickets/" + parts[0] + "/bump").then().statusCode(200);
      }
    }
  }

  @Test
  @DisplayName(
      "I1 I2 K4 K10 K11 K12 300 tickets while printers and sockets fail at random: each once,"
          + " nothing lost")
  void nothingIsLostOrMadeTwice() throws Exception {
    for (int seed = SEED; seed < SEED + STORMS; seed++) {
      String of = "seed " + seed;
      try {
        storm(seed);
      } catch (AssertionError e) {
        throw new AssertionError(of + ": " + e.getMessage(), e);
      }
    }
  }

  private void storm(int seed) throws Exception {
    acknowledged.clear();
    AtomicBoolean over = new AtomicBoolean();
    List<Screen> screens = new ArrayList<>();
    for (String code : codes) {
      screens.add(new Screen(code));
    }
    CompletableFuture<Void> weather =
        CompletableFuture.runAsync(() -> fail(new Random(seed), over, screens), THREADS);
    CompletableFuture<Void> cooks =
        CompletableFuture.runAsync(() -> cook(new Random(seed + 1_000), over), THREADS);
    List<CompletableFuture<Void>> terminals = new ArrayList<>();
    for (int i = 0; i < TERMINALS; i++) {
      Random random = new Random(seed * 31L + i);
      terminals.add(CompletableFuture.runAsync(() -> order(random, ORDERS / TERMINALS), THREADS));
    }
    try {
      CompletableFuture.allOf(terminals.toArray(CompletableFuture[]::new)).join();
    } finally {
      over.set(true);
    }
    weather.join();
    cooks.join();
    simulators.forEach(printer -> printer.behave(WELL));

    everyOrderIsThereOnce();
    everyLineIsAtItsStationsOnce();
    everyScreenShowsWhatTheDatabaseHolds(screens);
    everyChitIsOnPaperAndUnmarkedAtMostOnce();
    screens.forEach(Screen::leave);
    // What is left over would be more, storm by storm, than the call for open tickets lists at
    // once.
    codes.forEach(this::bumpAll);
  }

  // --- the service

  private void order(Random random, int count) {
    for (int i = 0; i < count; i++) {
      List<Map<String, Object>> lines = new ArrayList<>();
      for (String sku : SKUS) {
        lines.add(Map.of("sku", sku, "quantity", 1 + random.nextInt(3)));
      }
      String key = UUID.randomUUID().toString();
      Map<String, Object> body =
          Map.of("type", "TAKEOUT", "name", "Storm", "lines", lines, "send", true);
      boolean twice = random.nextInt(4) == 0;
      CompletableFuture<String> again =
          twice ? CompletableFuture.supplyAsync(() -> open(key, body), THREADS) : null;
      String id = open(key, body);
      if (again != null) {
        assertEquals(id, again.join(), "a double tap is one order");
      }
      acknowledged.put(key, id);
      ofAllStorms.add(id);
      if (random.nextInt(5) == 0) {
        String line =
            Api.asManager()
                .get("/api/v1/orders/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("lines[" + random.nextInt(SKUS.size()) + "].id");
        Api.asManager()
            .body(Map.of("reason", "Wrong item", "quantity", 1))
            .post("/api/v1/orders/" + id + "/lines/" + line + "/void")
            .then()
            .statusCode(200);
      }
    }
  }

  private static String open(String key, Map<String, Object> body) {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + Api.token("1111"))
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void cook(Random random, AtomicBoolean over) {
    while (!over.get()) {
      String code = codes.get(random.nextInt(STATIONS));
      List<String> open =
          Api.asCook()
              .get("/api/v1/kitchen/stations/" + code + "/tickets?state=OPEN")
              .then()
              .statusCode(200)
              .extract()
              .path("tickets.id");
      if (!open.isEmpty()) {
        String ticket = open.get(random.nextInt(open.size()));
        Api.asCook().post("/api/v1/kitchen/tickets/" + ticket + "/bump").then().statusCode(200);
      }
    }
  }

  private void fail(Random random, AtomicBoolean over, List<Screen> screens) {
    Semaphore never = new Semaphore(0);
    while (!over.get()) {
      PrinterSimulator printer = simulators.get(random.nextInt(simulators.size()));
      switch (random.nextInt(9)) {
        case 0 -> printer.unplug();
        case 1 -> printer.paper(false);
        case 2 -> printer.cover(false);
        case 3 -> printer.neverPrints(true);
        case 4 -> printer.dropsAfter(1 + random.nextInt(12));
        case 5 -> printer.paperEndsAfter(1 + random.nextInt(20));
        case 6 -> printer.silent(true);
        default -> printer.behave(WELL);
      }
      screens.get(random.nextInt(screens.size())).cut();
      try {
        // Between two faults things go well for a moment, as they do.
        if (never.tryAcquire(20 + random.nextInt(80), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  // --- what has to be true

  private void everyOrderIsThereOnce() throws SQLException {
    assertEquals(ORDERS, acknowledged.size());
    assertEquals(ORDERS, Set.copyOf(acknowledged.values()).size());
    assertEquals(
        ORDERS,
        count("select count(*) from orders where id = any (?)"),
        "I1 every acknowledged order has one row");
  }

  private void everyLineIsAtItsStationsOnce() throws SQLException {
    // Five lines, one of which two stations make; a line that is voided whole was there as well.
    assertEquals(
        ORDERS * (STATIONS + 1L),
        count(
            "select count(*) from ticket_item i join ticket t on t.id = i.ticket_id"
                + " where t.order_id = any (?) and not t.expo"),
        "I2 each line is at each of its stations once");
    try (Connection connection = database.getConnection()) {
      assertEquals(List.of(), Invariants.check(connection));
    }
  }

  private long count(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement asked = connection.prepareStatement(query)) {
      asked.setArray(
          1,
          connection.createArrayOf(
              "uuid", acknowledged.values().stream().map(UUID::fromString).toArray()));
      try (ResultSet answer = asked.executeQuery()) {
        answer.next();
        return answer.getLong(1);
      }
    }
  }

  private void everyScreenShowsWhatTheDatabaseHolds(List<Screen> screens) throws Exception {
    for (Screen screen : screens) {
      List<String> ids =
          Api.asCook()
              .get("/api/v1/kitchen/stations/" + screen.station + "/tickets?state=OPEN")
              .then()
              .statusCode(200)
              .extract()
              .path("tickets.id");
      screen.awaitTickets(new TreeSet<>(ids));
    }
  }

  private void everyChitIsOnPaperAndUnmarkedAtMostOnce() throws Exception {
    awaitPrinting();
    Map<Long, Integer> unmarked = new TreeMap<>();
    Set<Long> seen = new TreeSet<>();
    List<String> nameless = new ArrayList<>();
    for (PrinterSimulator simulator : simulators) {
      for (String paper : simulator.papers()) {
        Matcher number = NUMBER.matcher(paper);
        if (!number.find()) {
          nameless.add(paper);
          continue;
        }
        // What was cut short hangs on until the next paper is cut, and comes off with it.
        do {
          seen.add(Long.valueOf(number.group(1)));
          if (!paper.contains("POSSIBLE DUPLICATE") && !paper.contains("REPRINT")) {
            unmarked.merge(Long.valueOf(number.group(1)), 1, Integer::sum);
          }
        } while (number.find());
      }
    }
    unmarked.values().removeIf(times -> times == 1);
    assertEquals(Map.of(), unmarked, "K11 no chit is on paper twice without saying so");
    for (Job job : jobs()) {
      assertTrue(
          seen.contains(job.number()),
          () -> "K10 the chit " + job + " is on no paper; without a number: " + nameless);
    }
  }

  private record Job(UUID id, long number, String state, String reason) {}

  /** The latest copy of every chit of this storm. */
  private List<Job> jobs() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement asked =
            connection.prepareStatement(
                "select distinct on (j.number) j.id, j.number, j.state, j.reason"
                    + " from print_job j join ticket t on t.id = j.subject_id"
                    + " where t.order_id = any (?) order by j.number, j.copy desc")) {
      asked.setArray(
          1,
          connection.createArrayOf(
              "uuid", acknowledged.values().stream().map(UUID::fromString).toArray()));
      List<Job> jobs = new ArrayList<>();
      try (ResultSet row = asked.executeQuery()) {
        while (row.next()) {
          jobs.add(
              new Job(
                  row.getObject(1, UUID.class),
                  row.getLong(2),
                  row.getString(3),
                  row.getString(4)));
        }
      }
      return jobs;
    }
  }

  /** Has what nobody knows of printed again, as staff do, until all is on paper. */
  private void awaitPrinting() throws Exception {
    Semaphore changed = new Semaphore(0);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try (Changes.Listening listening =
        changes.listen(
            change -> {
              if (change.topic() == Topic.PRINTING || change.topic() == Topic.PRINTED) {
                changed.release();
              }
            })) {
      assertTrue(listening != null);
      while (true) {
        List<Job> open =
            new ArrayList<>(jobs().stream().filter(job -> !job.state().equals("PRINTED")).toList());
        if (open.isEmpty()) {
          return;
        }
        for (Job job : open) {
          if (job.state().equals("UNKNOWN") || job.state().equals("FAILED")) {
            Api.asManager()
                .post("/api/v1/print-jobs/" + job.id() + "/reprint")
                .then()
                .statusCode(201);
          }
        }
        changed.drainPermits();
        if (!changed.tryAcquire(2, TimeUnit.SECONDS) && System.nanoTime() > deadline) {
          throw new AssertionError("K10 these chits do not get on paper: " + open);
        }
      }
    }
  }

  /** A screen of somebody else's making, which loses its connection and comes back. */
  private final class Screen {
    private final String station;
    private final String token = Api.token("3333");
    private final Map<String, String> states = Collections.synchronizedMap(new HashMap<>());
    private final Semaphore heard = new Semaphore(0);
    private Line line;
    private WebSocket socket;
    private long last;
    private String fault = "";

    Screen(String station) {
      this.station = station;
      connect(null);
    }

    /** Waits for the connection without the lock, which its first message takes. */
    private void connect(Long after) {
      Line fresh = new Line();
      synchronized (this) {
        line = fresh;
      }
      socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(
                  URI.create(
                      sockets.toString().replaceFirst("^http", "ws")
                          + station
                          + "?token="
                          + token
                          + (after == null ? "" : "&after=" + after)),
                  fresh)
              .join();
    }

    /** What comes over one connection; what an earlier one had still on its way is not heard. */
    private final class Line implements WebSocket.Listener {
      private final StringBuilder partial = new StringBuilder();

      @Override
      public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
        synchronized (Screen.this) {
          if (line != this) {
            return null;
          }
          partial.append(data);
          if (whole) {
            take(partial.toString());
            partial.setLength(0);
          }
        }
        from.request(1);
        return null;
      }
    }

    private void take(String text) {
      try {
        JsonNode message = JSON.readTree(text);
        long seq = message.path("seq").asLong();
        switch (message.path("type").asText()) {
          case "snapshot" -> {
            states.clear();
            message.path("tickets").forEach(this::keep);
            last = seq;
          }
          case "ticket" -> {
            if (seq <= last) {
              fault = "K12 number " + seq + " came after " + last;
            }
            last = seq;
            keep(message.path("ticket"));
          }
          default -> {}
        }
        heard.release();
      } catch (IOException e) {
        fault = e.toString();
      }
    }

    private void keep(JsonNode ticket) {
      String state = ticket.path("state").asText();
      if (state.equals("OPEN")) {
        states.put(ticket.path("id").asText(), state);
      } else {
        states.remove(ticket.path("id").asText());
      }
    }

    /** The connection breaks, perhaps in the middle of a message, and is made anew. */
    void cut() {
      socket.abort();
      long shown;
      synchronized (this) {
        line = null;
        shown = last;
      }
      connect(shown);
    }

    void awaitTickets(Set<String> expected) throws InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!new TreeSet<>(states.keySet()).equals(expected)) {
        if (!heard.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          assertEquals(expected, new TreeSet<>(states.keySet()), "K12 " + station);
        }
      }
      assertEquals("", fault);
    }

    void leave() {
      socket.abort();
    }
  }
}
