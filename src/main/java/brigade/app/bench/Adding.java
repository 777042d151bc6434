package brigade.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Terminals that add one line after the other to open orders at tables, each at a table of its own
 * or all at the same. An order is full with what a table of twelve eats, and the next one begins,
 * so that orders are as long either way.
 */
final class Adding {
  /** Lines of a full order. */
  static final int LINES = 48;

  private final House house;
  private final int terminals;
  private final int orders;

  /**
   * @param orders that are opened for each run; it ends early when they are full
   */
  Adding(House house, int terminals, int orders) {
    this.house = house;
    this.terminals = terminals;
    this.orders = orders;
  }

  /**
   * One run, after which every order is read back.
   *
   * @param together whether all terminals are at the same table
   * @return what was measured; a line that is missing or there twice counts as an error
   */
  Measured run(boolean together, int warmUp, int seconds) throws InterruptedException, IOException {
    List<String> tables = house.tables(together ? 1 : terminals);
    List<String> opened = house.openOrders(tables, orders);
    Map<String, List<String>> added = new HashMap<>();
    opened.forEach(order -> added.put(order, Collections.synchronizedList(new ArrayList<>())));
    AtomicInteger all = new AtomicInteger();
    AtomicReferenceArray<int[]> own = new AtomicReferenceArray<>(terminals);
    Load.Step add =
        connection -> {
          int terminal = connection.client();
          int order;
          int count;
          if (together) {
            count = all.getAndIncrement();
            order = count / LINES;
          } else {
            int[] mine = own.get(terminal);
            if (mine == null) {
              mine = new int[1];
              own.set(terminal, mine);
            }
            count = mine[0]++;
            // Orders lie at the tables in turn, so these are the ones at the terminal's own.
            order = count / LINES * terminals + terminal;
          }
          if (order >= opened.size()) {
            return null;
          }
          String note = terminal + "-" + count;
          Connection.Answer answer =
              connection.post(
                  "/api/v1/orders/" + opened.get(order) + "/lines",
                  ("{\"lines\":[{\"sku\":\""
                          + house.sku(count)
                          + "\",\"quantity\":1,\"note\":\""
                          + note
                          + "\"}]}")
                      .getBytes(StandardCharsets.UTF_8));
          if (answer.isDone()) {
            Objects.requireNonNull(added.get(opened.get(order))).add(note);
          }
          return answer;
        };
    Measured measured = Load.closed(house::connect, add, terminals, warmUp, seconds);
    long wrong = 0;
    for (Map.Entry<String, List<String>> order : added.entrySet()) {
      List<String> answered = new ArrayList<>(order.getValue());
      List<String> there = house.notes(order.getKey());
      Collections.sort(answered);
      Collections.sort(there);
      if (!answered.equals(there)) {
        wrong += Math.max(1, Math.abs(answered.size() - there.size()));
      }
    }
    return wrong == 0 ? measured : measured.withErrors(wrong, "lines lost or there twice");
  }
}
