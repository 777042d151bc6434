package brigade.app.bench;

import brigade.app.simulate.Answers;
import brigade.app.simulate.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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

  /** Between two test papers of a printer that prints for no station. */
  private static final int TEST_EVERY_MILLIS = 100;

  /** How long chits are waited for. */
  private static final long PATIENCE_SECONDS = 120;

  private final House house;
  private final Caller manager;
  private final JsonNode before;
  private final Map<String, Sink> measured = new LinkedHashMap<>();
  private final List<Sink> beside = new ArrayList<>();
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
   * @param faulty whether one printer beside these is dead and one is slow
   * @return chits a second, from the first to the last
   */
  Measured drain(boolean faulty, int orders) throws IOException, InterruptedException {
    open(faulty);
    for (String purpose : measured.keySet()) {
      press(purpose, "pause");
    }
    long errors = Load.all(orders, clients, house::connect, c -> c.post("/api/v1/orders", order));
    Thread tests = Thread.ofVirtual().start(this::testsBeside);
    long from = System.nanoTime();
    for (String purpose : measured.keySet()) {
      press(purpose, "resume");
    }
    long expected = (long) orders * measured.size();
    long deadline = from + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (taken() < expected && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    long until = measured.values().stream().mapToLong(Sink::lastAt).max().orElse(from);
    long taken = taken();
    tests.interrupt();
    tests.join();
    close();
    return new Measured(
        taken * 1e9 / Math.max(1, until - from),
        Measured.histogram(),
        errors + Math.abs(expected - taken),
        taken == expected ? null : taken + " chits came instead of " + expected);
  }

  private long taken() {
    return measured.values().stream().mapToLong(Sink::chits).sum();
  }

  private void press(String purpose, String key) {
    manager.post("printers/" + printers.get(purpose) + "/" + key, Caller.JSON.createObjectNode());
  }

  /**
   * What came of orders at a fixed rate.
   *
   * @param due chits a second, and how long after its order was due each chit's first byte came
   * @param taken the same from when the server had read the order
   */
  record FirstByte(Measured due, Measured taken) {}

  /**
   * Orders at a fixed rate, and the time to the first byte of the chit of each at each printer.
   *
   * @param faulty whether one printer beside these is dead and one is slow
   */
  FirstByte firstByte(boolean faulty, int rate, int warmUp, int seconds)
      throws IOException, InterruptedException {
    open(faulty);
    Thread tests = Thread.ofVirtual().start(this::testsBeside);
    Orders orders = new Orders(house, order);
    Measured sends = orders.send(rate, warmUp, seconds);
    tests.interrupt();
    tests.join();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    long missing = missing(orders);
    while (missing > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      missing = missing(orders);
    }
    Since since = new Since();
    for (Sink sink : measured.values()) {
      orders
          .counted()
          .forEach(
              (number, ordered) -> {
                Long at = sink.firstByte().get(number);
                if (at != null) {
                  since.came(ordered, at);
                }
              });
    }
    double perSecond = sends.perSecond() * measured.size();
    close();
    Measured due =
        new Measured(
            perSecond,
            since.due(),
            sends.errors() + missing,
            sends.firstError() == null && missing > 0
                ? missing + " chits did not come"
                : sends.firstError());
    return new FirstByte(due, new Measured(perSecond, since.taken(), due.errors(), null));
  }

  private long missing(Orders orders) {
    return measured.values().stream()
        .mapToLong(
            sink ->
                orders.counted().keySet().stream()
                    .filter(number -> !sink.firstByte().containsKey(number))
                    .count())
        .sum();
  }

  /** The printers without a station have something to do all the time. */
  private void testsBeside() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        for (String purpose : printers.keySet()) {
          if (!measured.containsKey(purpose)) {
            press(purpose, "test");
          }
        }
        TimeUnit.MILLISECONDS.sleep(TEST_EVERY_MILLIS);
      }
    } catch (InterruptedException | RuntimeException over) {
      // Told to stop.
    }
  }

  private void open(boolean faulty) throws IOException {
    for (String station : house.stations()) {
      measured.put("station:" + station, Sink.open(0));
    }
    measured.put(MASTER, Sink.open(0));
    for (Map.Entry<String, Sink> sink : measured.entrySet()) {
      add(sink.getKey(), sink.getValue());
    }
    for (int other = measured.size(); other < PRINTERS; other++) {
      boolean dead = faulty && other == measured.size();
      Sink sink = Sink.open(faulty && !dead ? SLOW_MILLIS : 0);
      beside.add(sink);
      add("bench:" + other, sink);
      if (dead) {
        sink.close();
      }
    }
  }

  private void add(String purpose, Sink sink) {
    ObjectNode printer =
        Caller.JSON
            .createObjectNode()
            .put("name", "Bench " + purpose + " " + sink.port())
            .put("kind", "TCP")
            .put("host", "127.0.0.1")
            .put("port", sink.port());
    printer.putArray("prints").add(purpose);
    printers.put(purpose, Answers.text(manager.post("printers", printer), "id"));
  }

  /** Takes the printers away, and lets those before print what they did. */
  @Override
  public void close() throws IOException {
    for (String id : printers.values()) {
      manager.delete("printers/" + id);
    }
    printers.clear();
    for (Sink sink : measured.values()) {
      sink.close();
    }
    measured.clear();
    for (Sink sink : beside) {
      sink.close();
    }
    beside.clear();
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
