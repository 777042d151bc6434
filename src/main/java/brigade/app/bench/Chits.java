package brigade.app.bench;

import brigade.app.simulate.Answers;
import brigade.app.simulate.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Chits to printers on the network that take everything at once: one printer for each station, one
 * for whole orders, and others up to {@link #PRINTERS} that print test papers beside them. Puts the
 * stations' printers back when it is over.
 */
final class Chits implements AutoCloseable {
  /** Printers in all. */
  static final int PRINTERS = 8;

  private static final String MASTER = "master";

  /** A slow printer takes so long for every answer. */
  private static final int SLOW_MILLIS = 400;

  /** How long chits are waited for. */
  private static final long PATIENCE_SECONDS = 120;

  private final House house;
  private final Caller manager;
  private final JsonNode before;
  private final Map<String, Sink> sinks = new LinkedHashMap<>();
  private final Map<String, String> printers = new LinkedHashMap<>();
  private final byte[] order;
  private final int clients;

  Chits(House house, Caller manager, int clients) {
    this.house = house;
    this.manager = manager;
    this.clients = clients;
    this.before = manager.get("printers");
    this.order = house.oneOfEachStation();
  }

  /**
   * So many orders' chits wait at paused printers, which then all print at once.
   *
   * @return chits a second, from the first to the last, and how long each took from the start
   */
  Measured drain(int orders) throws IOException, InterruptedException {
    open(false);
    for (String id : printers.values()) {
      manager.post("printers/" + id + "/pause", Caller.JSON.createObjectNode());
    }
    long errors = Load.all(orders, clients, house::connect, c -> c.post("/api/v1/orders", order));
    long from = System.nanoTime();
    for (String id : printers.values()) {
      manager.post("printers/" + id + "/resume", Caller.JSON.createObjectNode());
    }
    long expected = (long) orders * purposes().size();
    long deadline = from + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (taken() < expected && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    long until = sinks.values().stream().mapToLong(Sink::lastAt).max().orElse(from);
    long taken = taken();
    close();
    return new Measured(
        taken * 1e9 / Math.max(1, until - from),
        Measured.histogram(),
        errors + expected - taken,
        taken < expected ? expected - taken + " chits did not come" : null);
  }

  private long taken() {
    return sinks.values().stream().mapToLong(Sink::chits).sum();
  }

  /**
   * Orders at a fixed rate, and the time from asking for each to the first byte of its chit at each
   * printer that is well.
   *
   * @param faulty whether one printer is dead and one is slow; these are not measured
   */
  Measured firstByte(boolean faulty, int rate, int warmUp, int seconds)
      throws IOException, InterruptedException {
    open(faulty);
    Map<Integer, Long> asked = new ConcurrentHashMap<>();
    Thread beside = Thread.ofVirtual().start(this::testsBeside);
    Measured sends =
        Load.open(
            house::connect,
            connection -> {
              long now = System.nanoTime();
              Connection.Answer answer = connection.post("/api/v1/orders", order);
              if (answer.isDone()) {
                asked.put(House.read(answer).path("number").asInt(), now);
              }
              return answer;
            },
            rate,
            warmUp,
            seconds);
    beside.interrupt();
    beside.join();
    List<Sink> well = new ArrayList<>();
    sinks.forEach(
        (purpose, sink) -> {
          boolean measured = purposes().contains(purpose);
          if (measured && (!faulty || !purpose.equals(MASTER) && !purpose.equals(dead()))) {
            well.add(sink);
          }
        });
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    long missing = missing(asked, well);
    while (missing > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      missing = missing(asked, well);
    }
    Histogram micros = Measured.histogram();
    // Those that warmed the server up came first.
    List<Map.Entry<Integer, Long>> counted =
        asked.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .skip((long) warmUp * rate)
            .toList();
    for (Sink sink : well) {
      for (Map.Entry<Integer, Long> order : counted) {
        Long at = sink.firstByte().get(order.getKey());
        if (at != null) {
          micros.recordValue(
              Math.clamp((at - order.getValue()) / 1_000, 0, Measured.LONGEST_MICROS));
        }
      }
    }
    close();
    return new Measured(
        sends.perSecond() * well.size(),
        micros,
        sends.errors() + missing,
        sends.firstError() == null && missing > 0
            ? missing + " chits did not come"
            : sends.firstError());
  }

  private static long missing(Map<Integer, Long> asked, List<Sink> well) {
    return well.stream()
        .mapToLong(
            sink -> asked.keySet().stream().filter(n -> !sink.firstByte().containsKey(n)).count())
        .sum();
  }

  /** The printers without a station get something to do now and then. */
  private void testsBeside() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        for (Map.Entry<String, String> printer : printers.entrySet()) {
          if (printer.getKey().startsWith("bench:")) {
            manager.post(
                "printers/" + printer.getValue() + "/test", Caller.JSON.createObjectNode());
          }
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    } catch (InterruptedException | RuntimeException over) {
      // Told to stop.
    }
  }

  private Set<String> purposes() {
    Set<String> purposes = new LinkedHashSet<>();
    house.stations().forEach(station -> purposes.add("station:" + station));
    purposes.add(MASTER);
    return purposes;
  }

  private String dead() {
    return "station:" + house.stations().getLast();
  }

  private void open(boolean faulty) throws IOException {
    List<String> all = new ArrayList<>(purposes());
    for (int other = all.size(); other < PRINTERS; other++) {
      all.add("bench:" + other);
    }
    for (String purpose : all) {
      Sink sink = Sink.open(faulty && purpose.equals(MASTER) ? SLOW_MILLIS : 0);
      sinks.put(purpose, sink);
      ObjectNode printer =
          Caller.JSON
              .createObjectNode()
              .put("name", "Bench " + purpose + " " + sink.port())
              .put("kind", "TCP")
              .put("host", "127.0.0.1")
              .put("port", sink.port());
      printer.putArray("prints").add(purpose);
      printers.put(purpose, Answers.text(manager.post("printers", printer), "id"));
      if (faulty && purpose.equals(dead())) {
        sink.close();
      }
    }
  }

  /** Takes the printers away, and lets those before print what they did. */
  @Override
  public void close() throws IOException {
    for (String id : printers.values()) {
      manager.delete("printers/" + id);
    }
    printers.clear();
    for (Sink sink : sinks.values()) {
      sink.close();
    }
    sinks.clear();
    for (JsonNode printer : before) {
      ObjectNode settings = Caller.JSON.createObjectNode();
      for (String field :
          List.of(
              "name",
              "place",
              "kind",
              "host",
              "port",
              "device",
              "columns",
              "proof",
              "drawer",
              "backupId")) {
        if (printer.hasNonNull(field)) {
          settings.set(field, printer.get(field));
        }
      }
      ArrayNode prints = settings.putArray("prints");
      printer.path("prints").forEach(prints::add);
      manager.put("printers/" + Answers.text(printer, "id"), settings);
    }
  }
}
