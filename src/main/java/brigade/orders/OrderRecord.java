package brigade.orders;

import brigade.menu.Chosen;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the journal keeps of orders, so that sales can be computed again from it alone. */
final class OrderRecord {
  private OrderRecord() {}

  /** An order as it was opened. */
  record Opened(
      int number,
      OrderType type,
      @Nullable String table,
      int covers,
      String server,
      boolean sent,
      List<Line> lines) {
    static Opened of(Order order, boolean sent) {
      return new Opened(
          order.number(),
          order.type(),
          order.tableLabel().orElse(null),
          order.covers(),
          order.serverName(),
          sent,
          Line.of(order.lines()));
    }
  }

  /** Lines of an order. */
  record Lines(int number, List<Line> lines) {
    static Lines of(Order order, List<OrderLine> lines) {
      return new Lines(order.number(), Line.of(lines));
    }
  }

  /** A line; prices are minor units. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      UUID id,
      String sku,
      String name,
      int quantity,
      long unitPrice,
      @Nullable Integer seat,
      int course,
      LineState state,
      @Nullable List<String> modifiers,
      @Nullable String reason) {
    static Line of(OrderLine line) {
      return new Line(
          line.id(),
          line.sku(),
          line.size().map(size -> line.name() + ", " + size).orElse(line.name()),
          line.quantity(),
          line.unitPrice().minor(),
          line.seat().orElse(null),
          line.course(),
          line.state(),
          line.modifiers().isEmpty() ? null : line.modifiers().stream().map(Line::words).toList(),
          line.voided().map(OrderLine.Voided::reason).orElse(null));
    }

    static List<Line> of(List<OrderLine> lines) {
      return lines.stream().map(Line::of).toList();
    }

    private static String words(Chosen chosen) {
      return chosen.prefix() == null ? chosen.name() : chosen.prefix().name() + " " + chosen.name();
    }
  }

  /** A change of some lines with its reason. */
  record Taken(int number, List<Line> lines, @Nullable String reason, @Nullable Boolean made) {}

  /** A step that was undone. */
  record Undone(int number, String step, List<Line> lines) {}

  /** Lines that went to another order. */
  record Given(int number, int toNumber, List<Line> lines) {}

  /** Lines that go to the kitchen by themselves; {@code at} null is no more. */
  record Delayed(int number, List<Line> lines, @Nullable Instant at) {}

  /** Where an order is. */
  record Place(@Nullable String table, int covers, String server) {
    static Place of(Order order) {
      return new Place(order.tableLabel().orElse(null), order.covers(), order.serverName());
    }
  }
}
