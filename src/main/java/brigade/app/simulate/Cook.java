package brigade.app.simulate;

import brigade.app.simulate.Caller.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Bumps what the simulated guests ordered, at the stations first and at the expo then, and carries
 * it out when the expo calls. Tickets and calls of other people's orders are left to them.
 */
final class Cook implements Runnable {
  /** How often the cook looks at the screens. */
  private static final Duration GLANCE = Duration.ofMillis(100);

  /** How long the last tickets may take after the last order. */
  private static final Duration CLEARING = Duration.ofSeconds(60);

  private final Caller caller;
  private final Set<String> orders = ConcurrentHashMap.newKeySet();
  private final CountDownLatch lastOrder = new CountDownLatch(1);
  private volatile boolean dismissed;
  private int bumped;
  private int left;

  Cook(Caller caller) {
    this.caller = caller;
  }

  /** Tells the cook whose tickets to make. */
  void expect(String orderId) {
    orders.add(orderId);
  }

  /** No more orders: the cook clears the screens and goes. */
  void lastOrder() {
    lastOrder.countDown();
  }

  /** Something went wrong: the cook goes at once. */
  void dismiss() {
    dismissed = true;
    lastOrder.countDown();
  }

  /** Tickets bumped; known once the cook is gone. */
  int bumped() {
    return bumped;
  }

  /** Tickets that were still open when the cook gave up; zero in a kitchen that works. */
  int left() {
    return left;
  }

  @Override
  public void run() {
    try {
      List<String> stations = stations();
      long giveUpAt = Long.MAX_VALUE;
      while (!dismissed) {
        boolean last = lastOrder.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        left = 0;
        for (String station : stations) {
          bumpAt(station);
        }
        carry();
        if (!last) {
          continue;
        }
        if (giveUpAt == Long.MAX_VALUE) {
          giveUpAt = System.nanoTime() + CLEARING.toNanos();
        }
        if (left == 0 || System.nanoTime() > giveUpAt) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The stations' ids, the expo last since it waits for the others. */
  private List<String> stations() {
    List<String> preparing = new ArrayList<>();
    List<String> expo = new ArrayList<>();
    for (JsonNode station : Answers.list(caller.get("kitchen/stations"), "stations")) {
      boolean isExpo = station.path("kind").asText().equals("EXPO");
      (isExpo ? expo : preparing).add(station.path("id").asText());
    }
    preparing.addAll(expo);
    return preparing;
  }

  private void bumpAt(String station) {
    JsonNode open = caller.get("kitchen/stations/" + station + "/tickets?state=OPEN");
    for (JsonNode ticket : Answers.list(open, "tickets")) {
      if (!orders.contains(ticket.path("orderId").asText())) {
        continue;
      }
      try {
        caller.post("kitchen/tickets/" + ticket.path("id").asText() + "/bump");
        bumped++;
      } catch (Refused notYet) {
        // The expo waits for a station, or a colleague was quicker; the next glance tells.
        left++;
      }
    }
  }

  /** Takes what was called to its table, as the call's reading tells the house. */
  private void carry() {
    for (JsonNode call : Answers.list(caller.get("kitchen/calls?all=true"), "calls")) {
      if (orders.contains(call.path("orderId").asText())) {
        caller.post("kitchen/calls/" + Answers.text(call, "id") + "/read");
      }
    }
  }
}
