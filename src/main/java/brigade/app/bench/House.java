package brigade.app.bench;

import brigade.app.simulate.Answers;
import brigade.app.simulate.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The restaurant that is measured: who is signed in, and what is ordered. */
final class House {
  /** Lines of the order that is sent. */
  static final int LINES = 8;

  private final URI server;
  private final List<String> tokens;
  private final byte[] order;
  private final List<String> skus;
  private final Map<String, String> skuByStation;

  private House(
      URI server, List<String> tokens, List<String> skus, Map<String, String> skuByStation) {
    this.server = server;
    this.skuByStation = skuByStation;
    this.tokens = tokens;
    this.skus = skus;
    this.order = order(LINES);
  }

  /**
   * Signs one session in for each client and chooses what is ordered: items that need no choice, in
   * turn from the stations that have any, one piece a line.
   *
   * @throws IllegalStateException if the menu has nothing that can be ordered without a choice
   */
  static House enter(URI server, String device, List<String> pins, int clients) {
    HttpClient http = Caller.http();
    List<String> tokens = new ArrayList<>();
    Caller caller = Caller.signIn(http, server, device, pins.getFirst());
    tokens.add(caller.token());
    for (int client = 1; client < clients; client++) {
      tokens.add(Caller.signIn(http, server, device, pins.get(client % pins.size())).token());
    }
    Map<String, Deque<String>> free = free(caller.get("menu"));
    Map<String, String> skuByStation = new LinkedHashMap<>();
    free.forEach((station, all) -> skuByStation.put(station, all.getFirst()));
    return new House(server, tokens, skus(free), skuByStation);
  }

  /** What needs no choice, by the station that makes it. */
  private static Map<String, Deque<String>> free(JsonNode menu) {
    Map<String, Deque<String>> byStation = new LinkedHashMap<>();
    for (JsonNode item : menu.path("items")) {
      boolean free =
          item.path("kind").asText("PLAIN").equals("PLAIN")
              && item.path("available").asBoolean()
              && item.path("remaining").isNull();
      for (JsonNode group : item.path("modifierGroups")) {
        free &= group.path("min").asInt() == 0;
      }
      JsonNode sizes = item.path("sizes");
      if (free) {
        byStation
            .computeIfAbsent(item.path("station").asText(), station -> new ArrayDeque<>())
            .add(Answers.text(sizes.isEmpty() ? item : sizes.path(0), "sku"));
      }
    }
    return byStation;
  }

  /** In turn from the two stations that have the most of it. */
  private static List<String> skus(Map<String, Deque<String>> byStation) {
    List<Deque<String>> stations =
        byStation.values().stream()
            .sorted((one, other) -> Integer.compare(other.size(), one.size()))
            .limit(2)
            .toList();
    if (stations.isEmpty()) {
      throw new IllegalStateException(
          "The menu has nothing to order without a choice; start the server with BRIGADE_DEMO=true");
    }
    List<String> skus = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      Deque<String> station = stations.get(line % stations.size());
      String sku = station.removeFirst();
      station.addLast(sku);
      skus.add(sku);
    }
    return List.copyOf(skus);
  }

  private byte[] order(int lines) {
    ObjectNode order = Caller.JSON.createObjectNode().put("type", "TAKEOUT");
    ArrayNode ordered = order.putArray("lines");
    for (int line = 0; line < lines; line++) {
      ordered.addObject().put("sku", sku(line)).put("quantity", 1);
    }
    order.put("send", true);
    return order.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The stations that have something to order without a choice. */
  List<String> stations() {
    return skuByStation.keySet().stream().filter(station -> !station.isEmpty()).toList();
  }

  /** An order that is fetched, with a line for each of these stations. */
  byte[] oneOfEachStation() {
    ObjectNode one = Caller.JSON.createObjectNode().put("type", "TAKEOUT");
    ArrayNode lines = one.putArray("lines");
    for (String station : stations()) {
      lines.addObject().put("sku", skuByStation.get(station)).put("quantity", 1);
    }
    one.put("send", true);
    return one.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Something to order that needs no choice, another one for every count. */
  String sku(int count) {
    return skus.get(count % skus.size());
  }

  /** A screen that follows a station in somebody's session. */
  Follows follow(String station, String token) throws IOException {
    return Follows.to(server, station, token);
  }

  Connection connect(int client) throws IOException {
    return Connection.to(server, tokens.get(client % tokens.size()), client);
  }

  /** Sends one order. */
  Connection.Answer send(Connection connection) throws IOException {
    return connection.post("/api/v1/orders", order);
  }

  /**
   * Sends orders and notes what each owes, to be paid later.
   *
   * @param count how many
   */
  Queue<Owed> owing(int count, int clients) throws InterruptedException {
    Queue<Owed> owing = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(count);
    Load.run(
        clients,
        client -> {
          try (Connection connection = connect(client)) {
            while (left.getAndDecrement() > 0) {
              owing.add(owed(connection, read(send(connection))));
            }
          }
        });
    return owing;
  }

  private static Owed owed(Connection connection, JsonNode order) throws IOException {
    JsonNode check = order.path("checks").path(0);
    if (!check.path("due").isNumber()) {
      JsonNode checks =
          read(connection.get("/api/v1/orders/" + Answers.text(order, "id") + "/checks"));
      check = Answers.list(checks, "checks").path(0);
    }
    ObjectNode payment =
        Caller.JSON
            .createObjectNode()
            .put("tender", "CASH")
            .put("amount", Answers.number(check, "due"))
            .put("tendered", Answers.number(check, "due"));
    return new Owed(
        "/api/v1/checks/" + Answers.text(check, "id") + "/payments",
        payment.toString().getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode read(Connection.Answer answer) throws IOException {
    if (!answer.isDone()) {
      throw new IOException(answer.text());
    }
    return Caller.JSON.readTree(answer.body());
  }

  /** Sends one order of so many lines. */
  JsonNode sendLines(Connection connection, int lines) throws IOException {
    return read(connection.post("/api/v1/orders", order(lines)));
  }

  /**
   * Tables to order at, those where nobody sits first.
   *
   * @throws IllegalStateException if there are fewer
   */
  List<String> tables(int count) throws IOException {
    try (Connection connection = connect(0)) {
      List<String> free = new ArrayList<>();
      List<String> taken = new ArrayList<>();
      for (JsonNode table : read(connection.get("/api/v1/floor")).path("tables")) {
        String state = table.path("state").asText();
        if (!state.equals("BLOCKED")) {
          (state.equals("FREE") ? free : taken).add(Answers.text(table, "id"));
        }
      }
      free.addAll(taken);
      if (free.size() < count) {
        throw new IllegalStateException("There are " + free.size() + " tables for " + count);
      }
      return List.copyOf(free.subList(0, count));
    }
  }

  /** Opens orders without lines, at these tables in turn. */
  List<String> openOrders(List<String> tables, int count) throws IOException {
    List<String> orders = new ArrayList<>();
    try (Connection connection = connect(0)) {
      for (int i = 0; i < count; i++) {
        ObjectNode order =
            Caller.JSON
                .createObjectNode()
                .put("type", "DINE_IN")
                .put("tableId", tables.get(i % tables.size()))
                .put("covers", 12);
        orders.add(
            Answers.text(
                read(
                    connection.post(
                        "/api/v1/orders", order.toString().getBytes(StandardCharsets.UTF_8))),
                "id"));
      }
    }
    return orders;
  }

  /** The notes on the lines of an order. */
  List<String> notes(String order) throws IOException {
    try (Connection connection = connect(0)) {
      List<String> notes = new ArrayList<>();
      for (JsonNode line : read(connection.get("/api/v1/orders/" + order)).path("lines")) {
        notes.add(line.path("note").asText());
      }
      return notes;
    }
  }

  /** A check to pay, as the request that pays it in cash. */
  record Owed(String path, byte[] body) {}
}
