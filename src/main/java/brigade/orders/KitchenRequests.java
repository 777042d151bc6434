package brigade.orders;

import brigade.kitchen.OrderHead;
import brigade.kitchen.TicketRequest;
import brigade.menu.Chosen;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Lines of an order in the kitchen's words. */
final class KitchenRequests {
  private KitchenRequests() {}

  /**
   * @param typeLabel what cards and chits call the order's type; may be empty
   */
  static TicketRequest of(Order order, List<OrderLine> lines, Instant sentAt, String typeLabel) {
    Set<Integer> begun = begun(order, lines);
    return new TicketRequest(
        order.id(),
        order.number(),
        order.label(),
        order.serverId(),
        order.serverName(),
        order.covers(),
        order.type().name(),
        typeLabel,
        sentAt,
        lines.stream().map(line -> item(line, begun.contains(line.course()))).toList(),
        warnings(order),
        order.pickupAt().orElse(null));
  }

  static List<String> warnings(Order order) {
    return order.allergies().stream().map(SeatAllergy::warning).toList();
  }

  static OrderHead head(Order order, String typeLabel) {
    return new OrderHead(
        order.id(),
        order.number(),
        order.label(),
        order.serverId(),
        order.serverName(),
        order.covers(),
        order.type().name(),
        typeLabel);
  }

  /**
   * The courses of which something went to the kitchen before, also what was voided since. What
   * follows in one of these is an add-on; a course that comes later than others is none.
   */
  private static Set<Integer> begun(Order order, List<OrderLine> sent) {
    return order.lines().stream()
        .filter(line -> line.sentAt().isPresent() && !sent.contains(line))
        .map(OrderLine::course)
        .collect(Collectors.toSet());
  }

  private static TicketRequest.Item item(OrderLine line, boolean addOn) {
    return new TicketRequest.Item(
        line.kitchenId(),
        line.size().map(size -> line.name() + ", " + size).orElse(line.name()),
        line.kitchenName(),
        line.quantity(),
        line.seat().orElse(null),
        line.course(),
        line.courseName().toUpperCase(Locale.ROOT),
        line.hold(),
        addOn,
        Chosen.asked(line.modifiers()).stream().map(KitchenRequests::modifier).toList(),
        line.note().orElse(null),
        line.station().orElse(null),
        line.menuItemId());
  }

  /**
   * What had to be chosen says itself; what was added on top says ADD. What comes with the dish
   * unasked is not said at all: the cook knows the dish, and reads what is different about it.
   */
  private static TicketRequest.Mod modifier(Chosen chosen) {
    String prefix =
        chosen.prefix() != null ? chosen.prefix().name() : chosen.forced() ? null : "ADD";
    return new TicketRequest.Mod(
        prefix,
        chosen.kitchenName(),
        chosen.half() == null ? null : chosen.half().name(),
        chosen.depth());
  }
}
