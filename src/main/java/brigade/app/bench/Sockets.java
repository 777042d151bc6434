package brigade.app.bench;

import brigade.app.bench.Since.Ordered;
import brigade.app.simulate.Answers;
import brigade.app.simulate.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kitchen screens that follow the stations over WebSockets, while orders with a line for every
 * station come at a fixed rate: every screen gets a message of every order, and confirms what it
 * got.
 */
final class Sockets {
  /** A screen confirms what it has shown so often, if there is anything new. */
  private static final int ACK_EVERY_MILLIS = 250;

  /** How long messages are waited for. */
  private static final long PATIENCE_SECONDS = 60;

  private final House house;
  private final Caller manager;
  private final int followers;

  Sockets(House house, Caller manager, int followers) {
    this.house = house;
    this.manager = manager;
    this.followers = followers;
  }

  /**
   * What came of orders at a fixed rate.
   *
   * @param due messages a second, and how long after its order was due each came
   * @param taken the same from when the server had read the order
   * @param behind how often a screen had fallen so far behind that it was sent everything
   */
  record Messages(Measured due, Measured taken, int behind) {}

  Messages run(int rate, int warmUp, int seconds) throws IOException, InterruptedException {
    List<String> stations = new ArrayList<>(house.stations());
    for (JsonNode station : Answers.list(manager.get("kitchen/stations"), "stations")) {
      if (station.path("kind").asText().equals("EXPO")) {
        stations.add(Answers.text(station, "code"));
      }
    }
    List<Follows> screens = new ArrayList<>();
    try (ScheduledExecutorService acks = Executors.newSingleThreadScheduledExecutor()) {
      for (int i = 0; i < followers; i++) {
        screens.add(house.follow(stations.get(i % stations.size()), manager.token()));
      }
      acks.scheduleWithFixedDelay(
          () -> screens.forEach(Follows::acknowledge),
          ACK_EVERY_MILLIS,
          ACK_EVERY_MILLIS,
          TimeUnit.MILLISECONDS);
      Orders orders = new Orders(house, house.oneOfEachStation());
      Measured sends = orders.send(rate, warmUp, seconds);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      long missing = missing(orders, screens);
      while (missing > 0 && System.nanoTime() < deadline) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        missing = missing(orders, screens);
      }
      acks.shutdownNow();
      Since since = new Since();
      for (Map.Entry<Integer, Ordered> order : orders.counted().entrySet()) {
        for (Follows screen : screens) {
          Long at = screen.cameAt().get(order.getKey());
          if (at != null) {
            since.came(order.getValue(), at);
          }
        }
      }
      double perSecond = sends.perSecond() * followers;
      Measured due =
          new Measured(
              perSecond,
              since.due(),
              sends.errors() + missing,
              missing > 0 ? missing + " messages did not come" : sends.firstError());
      int behind = screens.stream().mapToInt(Follows::snapshots).sum() - followers;
      return new Messages(due, new Measured(perSecond, since.taken(), due.errors(), null), behind);
    } finally {
      screens.forEach(Follows::close);
    }
  }

  private static long missing(Orders orders, List<Follows> screens) {
    return screens.stream()
        .mapToLong(
            screen ->
                orders.counted().keySet().stream()
                    .filter(number -> !screen.cameAt().containsKey(number))
                    .count())
        .sum();
  }
}
