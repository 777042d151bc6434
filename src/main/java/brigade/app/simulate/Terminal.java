package brigade.app.simulate;

import brigade.app.simulate.Caller.Refused;
import brigade.app.simulate.PastSales.Line;
import brigade.app.simulate.PastSales.Party;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One server at a terminal, who takes a party's order, sends it, and takes the money. */
final class Terminal {
  /** How often a card whose outcome is unknown is asked about. */
  private static final int RECONCILE_LIMIT = 10;

  private static final Duration RECONCILE_PAUSE = Duration.ofMillis(500);

  /** Guests pay with the next of these notes, in minor units of ten thousand for the largest. */
  private static final long[] NOTES = {500, 1_000, 2_000, 5_000, 10_000};

  /** Guests with a card tip a tenth, every other time. */
  private static final int TIP_SHARE = 10;

  private final Caller caller;
  private final Queue<String> freeTables;
  private final Consumer<String> orderTaken;

  /**
   * @param freeTables ids of tables nobody sits at; taken from and given back to
   * @param orderTaken told the id of each order
   */
  Terminal(Caller caller, Queue<String> freeTables, Consumer<String> orderTaken) {
    this.caller = caller;
    this.freeTables = freeTables;
    this.orderTaken = orderTaken;
  }

  /**
   * Serves a party from the order to the closed check.
   *
   * @param index the party's place in the day, which decides where it sits and how it pays
   * @return what the server says it came to
   */
  Served serve(Party party, int index) {
    String table = index % 4 == 0 ? freeTables.poll() : null;
    JsonNode order = order(party, table);
    String orderId = Answers.text(order, "id");
    orderTaken.accept(orderId);
    JsonNode check = firstCheck(orderId, order);
    String checkId = Answers.text(check, "id");
    boolean byCard = index % 2 == 1;
    long due = Answers.number(check, "due");
    if (due > 0 && !(byCard && payByCard(checkId, due, index % 4 == 1 ? due / TIP_SHARE : 0))) {
      payInCash(checkId, due);
      byCard = false;
    }
    JsonNode paid = caller.get("checks/" + checkId);
    if (Answers.number(paid, "due") != 0 || !paid.path("state").asText().equals("PAID")) {
      throw new IllegalStateException(
          "Check "
              + checkId
              + " is paid and yet "
              + paid.path("state")
              + ", due "
              + paid.path("due"));
    }
    if (table != null && "DINE_IN".equals(order.path("type").asText())) {
      clear(order, table);
    }
    return new Served(orderId, figures(caller.get("orders/" + orderId), paid), byCard);
  }

  private JsonNode order(Party party, @Nullable String table) {
    if (table != null) {
      try {
        return caller.post("orders", body(party, table));
      } catch (Refused taken) {
        if (taken.status() != 409) {
          throw taken;
        }
        // Somebody was seated there meanwhile; this party takes its pizzas home.
      }
    }
    return caller.post("orders", body(party, null));
  }

  private static ObjectNode body(Party party, @Nullable String table) {
    ObjectNode body = Caller.JSON.createObjectNode();
    if (table == null) {
      body.put("type", "TAKEOUT");
    } else {
      body.put("type", "DINE_IN").put("tableId", table).put("covers", 2);
    }
    ArrayNode lines = body.putArray("lines");
    for (Line line : party.lines()) {
      lines.addObject().put("sku", line.sku()).put("quantity", line.quantity());
    }
    return body.put("send", true);
  }

  private JsonNode firstCheck(String orderId, JsonNode order) {
    JsonNode known = order.path("checks").path(0);
    if (known.path("due").isNumber()) {
      return known;
    }
    return Answers.list(caller.get("orders/" + orderId + "/checks"), "checks").path(0);
  }

  /** Takes a card; false when it was declined and nothing was charged. */
  private boolean payByCard(String checkId, long due, long tip) {
    ObjectNode request =
        Caller.JSON.createObjectNode().put("tender", "CARD").put("amount", due).put("tip", tip);
    JsonNode payment = caller.post("checks/" + checkId + "/payments", request);
    for (int asked = 0; asked < RECONCILE_LIMIT && isOpen(payment); asked++) {
      // The terminal has no answer to announce yet; it can only be asked again.
      pause(RECONCILE_PAUSE);
      payment = caller.post("payments/" + Answers.text(payment, "id") + "/reconcile");
    }
    return switch (payment.path("state").asText()) {
      case "AUTHORISED", "CAPTURED" -> true;
      case "DECLINED" -> false;
      default ->
          throw new IllegalStateException(
              "The card of check " + checkId + " is " + payment.path("state"));
    };
  }

  private static boolean isOpen(JsonNode payment) {
    String state = payment.path("state").asText();
    return state.equals("UNKNOWN") || state.equals("PENDING");
  }

  private void payInCash(String checkId, long due) {
    long tendered = tendered(due);
    ObjectNode request =
        Caller.JSON
            .createObjectNode()
            .put("tender", "CASH")
            .put("amount", due)
            .put("tendered", tendered);
    JsonNode payment = caller.post("checks/" + checkId + "/payments", request);
    long change = Answers.number(payment, "change");
    if (!payment.path("state").asText().equals("CAPTURED") || change != tendered - due) {
      throw new IllegalStateException(
          "Paid "
              + due
              + " with "
              + tendered
              + ", change "
              + change
              + ", "
              + payment.path("state"));
    }
  }

  /** What a guest hands over: one note if one will do, else as many of the largest as it takes. */
  static long tendered(long due) {
    for (long note : NOTES) {
      if (note >= due) {
        return note;
      }
    }
    long largest = NOTES[NOTES.length - 1];
    return Math.ceilDiv(due, largest) * largest;
  }

  private void clear(JsonNode order, String table) {
    String seating = order.path("seatingId").asText("");
    if (!seating.isEmpty()) {
      caller.post("seatings/" + seating + "/clear");
      freeTables.add(table);
    }
  }

  private static Figures figures(JsonNode order, JsonNode check) {
    long items = 0;
    for (JsonNode line : order.path("lines")) {
      items = Math.addExact(items, Answers.number(line, "quantity"));
    }
    return Figures.of(
        1, items, Answers.number(check, "subtotal") - Answers.number(check, "discount"));
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** A party that was served and paid. */
  record Served(String orderId, Figures figures, boolean byCard) {}
}
