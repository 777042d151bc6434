package brigade.app.bench;

import brigade.app.bench.Since.Ordered;
import brigade.app.simulate.Answers;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends orders at a fixed rate and keeps in mind when each was due and taken, by its number. */
final class Orders {
  private final SameClock clock = new SameClock();
  private final House house;
  private final byte[] order;
  private final Map<Integer, Ordered> counted = new ConcurrentHashMap<>();

  Orders(House house, byte[] order) {
    this.house = house;
    this.order = order;
  }

  /** Those that were measured, by number. */
  Map<Integer, Ordered> counted() {
    return counted;
  }

  /**
   * Sends so many a second.
   *
   * @param warmUp seconds that do not count
   */
  Measured send(int rate, int warmUp, int seconds) throws InterruptedException {
    return Load.open(house::connect, this::send, rate, warmUp, seconds);
  }

  private Connection.Answer send(Connection connection, long due, boolean counts)
      throws IOException {
    Connection.Answer answer = connection.post("/api/v1/orders", order);
    if (counts && answer.isDone()) {
      JsonNode sent = House.read(answer);
      Instant taken = Instant.parse(Answers.text(sent.path("lines").path(0), "sentAt"));
      counted.put(
          sent.path("number").asInt(), new Ordered(due, clock.nanos(taken), taken.toEpochMilli()));
    }
    return answer;
  }
}
