package brigade.orders;

import brigade.kitchen.TicketRequest;
import brigade.menu.Chosen;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Lines of an order in the kitchen's words. */
final class KitchenRequests {
  private KitchenRequests() {}

  static TicketRequest of(Order order, List<OrderLine> lines, Instant sentAt) {
    return new TicketRequest(
        order.id(),
        isFirst(order, lines),
        order.number(),
        order.label(),
        order.serverId(),
        order.serverName(),
        order.covers(),
        order.type().name(),
        sentAt,
        lines.stream().map(KitchenRequests::item).toList(),
        order.allergies().stream().map(SeatAllergy::warning).toList(),
        order.pickupAt().orElse(null));
  }

  /** Whether no other line of the order ever went to the kitchen; a voided one may have. */
  private static boolean isFirst(Order order, List<OrderLine> sent) {
    return order.lines().stream().allMatch(line -> line.sentAt().isEmpty() || sent.contains(line));
  }

  private static TicketRequest.Item item(OrderLine line) {
    return new TicketRequest.Item(
        line.kitchenId(),
        line.size().map(size -> line.name() + ", " + size).orElse(line.name()),
        line.kitchenName(),
        line.quantity(),
        line.seat().orElse(null),
        line.course(),
        line.courseName().toUpperCase(Locale.ROOT),
        line.hold(),
        line.modifiers().stream().map(KitchenRequests::modifier).toList(),
        line.note().orElse(null),
        line.station().orElse(null),
        line.menuItemId());
  }

  /** What had to be chosen says itself; what was added on top says ADD. */
  private static TicketRequest.Mod modifier(Chosen chosen) {
    String prefix =
        chosen.prefix() != null ? chosen.prefix().name() : chosen.forced() ? null : "ADD";
    return new TicketRequest.Mod(prefix, chosen.kitchenName());
  }
}
