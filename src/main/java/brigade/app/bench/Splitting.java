package brigade.app.bench;

import brigade.app.simulate.Answers;
import brigade.app.simulate.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** How long it takes to split an order of 200 lines into 50 checks, and whether they add up. */
final class Splitting {
  static final int LINES = 200;
  static final int CHECKS = 50;

  private final House house;

  Splitting(House house) {
    this.house = house;
  }

  /**
   * Splits one order so many times and merges it back in between; only the splits are timed.
   *
   * @param evenly whether every check has a share of every line; else each has four lines
   */
  Measured run(boolean evenly, int warmUp, int times) throws IOException {
    Histogram micros = Measured.histogram();
    long errors = 0;
    String first = null;
    long spent = 0;
    try (Connection till = house.connect(0)) {
      JsonNode order = house.sendLines(till, LINES);
      String checks = "/api/v1/orders/" + Answers.text(order, "id") + "/checks";
      JsonNode whole = House.read(till.get(checks));
      byte[] split = split(order, evenly);
      for (int i = 0; i < warmUp + times; i++) {
        long asked = System.nanoTime();
        Connection.Answer answer = till.post(checks + "/split", split);
        long took = System.nanoTime() - asked;
        String trouble = answer.isDone() ? wrong(whole, House.read(answer)) : answer.text();
        if (i >= warmUp) {
          spent += took;
          if (trouble == null) {
            micros.recordValue(Math.min(took / 1_000, Measured.LONGEST_MICROS));
          } else {
            errors++;
            first = first == null ? trouble : first;
          }
        }
        House.read(till.post(checks + "/merge", "{}".getBytes(StandardCharsets.UTF_8)));
      }
    }
    return new Measured(micros.getTotalCount() * 1e9 / Math.max(1, spent), micros, errors, first);
  }

  private static byte[] split(JsonNode order, boolean evenly) {
    ObjectNode split = Caller.JSON.createObjectNode();
    if (evenly) {
      split.put("by", "EVEN").put("parts", CHECKS);
    } else {
      split.put("by", "ITEMS");
      ArrayNode parts = split.putArray("parts");
      JsonNode lines = order.path("lines");
      for (int part = 0; part < CHECKS; part++) {
        ArrayNode items = parts.addArray();
        for (int line = part; line < lines.size(); line += CHECKS) {
          items.addObject().put("lineId", Answers.text(lines.get(line), "id"));
        }
      }
    }
    return split.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What of the checks does not add up to the whole; null where all does. */
  private static @org.jspecify.annotations.Nullable String wrong(JsonNode whole, JsonNode split) {
    if (split.path("checks").size() != CHECKS) {
      return split.path("checks").size() + " checks instead of " + CHECKS;
    }
    Map<String, Long> expected = sums(whole);
    Map<String, Long> found = sums(split);
    return expected.equals(found) ? null : expected + " was split into " + found;
  }

  private static Map<String, Long> sums(JsonNode checks) {
    Map<String, Long> sums = new TreeMap<>();
    for (JsonNode check : checks.path("checks")) {
      for (String figure : new String[] {"subtotal", "discount", "serviceCharge", "total"}) {
        sums.merge(figure, Answers.number(check, figure), Long::sum);
      }
      for (JsonNode tax : check.path("taxes")) {
        sums.merge("tax " + tax.path("code").asText(), Answers.number(tax, "amount"), Long::sum);
      }
    }
    return sums;
  }
}
