package brigade.orders;

import brigade.floorplan.SeatingSummary;
import brigade.kitchen.OrderHead;
import brigade.kitchen.Routing;
import brigade.kitchen.TicketRequest;
import brigade.menu.Chosen;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of an order in the kitchen's words. */
@ApplicationScoped
class KitchenRequests {
  private final OrderTypes types;
  private final Offering offering;
  private final Routing routing;
  private final Menus menus;

  KitchenRequests(OrderTypes types, Offering offering, Routing routing, Menus menus) {
    this.menus = menus;
    this.types = types;
    this.offering = offering;
    this.routing = routing;
  }

  /**
   * Lines of an order that go to the kitchen.
   *
   * @param party the party that orders; null where there is no table
   */
  TicketRequest of(
      MenuSnapshot menu,
      Order order,
      List<OrderLine> lines,
      Instant sentAt,
      @Nullable SeatingSummary party) {
    return of(menu, order, lines, sentAt, () -> offering.area(party));
  }

  /** Lines of an order that was there before and go to the kitchen now. */
  TicketRequest of(Order order, List<OrderLine> lines, Instant sentAt) {
    return of(menus.current(), order, lines, sentAt, () -> offering.area(order));
  }

  // Neither area nor dayparts are worked out for a house whose rules of routing don't ask for them.
  private TicketRequest of(
      MenuSnapshot menu,
      Order order,
      List<OrderLine> lines,
      Instant sentAt,
      Supplier<@Nullable UUID> area) {
    TicketRequest.Where where =
        new TicketRequest.Where(
            routing.asksArea() ? area.get() : null,
            routing.asksDaypart() ? offering.dayparts(menu, sentAt) : Set.of());
    return of(menu, order, lines, sentAt, types.of(order.type()).kitchenLabel(), where);
  }

  /**
   * @param typeLabel what cards and chits call the order's type; may be empty
   */
  static TicketRequest of(
      MenuSnapshot menu,
      Order order,
      List<OrderLine> lines,
      Instant sentAt,
      String typeLabel,
      TicketRequest.Where where) {
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
        lines.stream().map(line -> item(menu, line, begun.contains(line.course()))).toList(),
        warnings(order),
        order.pickupAt().orElse(null),
        where);
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

  private static TicketRequest.Item item(MenuSnapshot menu, OrderLine line, boolean addOn) {
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
        line.menuItemId(),
        traits(menu, line));
  }

  private static TicketRequest.Traits traits(MenuSnapshot menu, OrderLine line) {
    return new TicketRequest.Traits(
        menu.item(line.menuItemId()).map(item -> item.category().id()).orElse(null),
        line.modifiers().stream()
            .filter(Chosen::taken)
            .map(Chosen::modifierId)
            .collect(Collectors.toSet()));
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
