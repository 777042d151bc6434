package brigade.billing;

import brigade.menu.Chosen;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.orders.LineState;
import brigade.orders.Order;
import brigade.orders.OrderLine;
import brigade.orders.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders as far as they are billed. The one place that turns orders into what is owed. */
@ApplicationScoped
class BilledOrders {
  private final Orders orders;

  BilledOrders(Orders orders) {
    this.orders = orders;
  }

  Optional<BilledOrder> find(UUID orderId) {
    return orders.withLines(orderId).map(BilledOrders::billed);
  }

  /** The order, which nobody else edits or pays until the transaction ends. */
  Optional<BilledOrder> lock(UUID orderId) {
    return orders.lock(orderId).map(BilledOrders::billed);
  }

  /** All open orders, the oldest first. */
  List<BilledOrder> open() {
    return orders.allOpen().stream().map(BilledOrders::billed).toList();
  }

  /** Notes on an order that is held that its checks are others now: its version grows. */
  void changed(UUID orderId, Instant at) {
    orders.billed(orderId, at);
  }

  /** The version of an order that is held, once what changed it was flushed. */
  long versionOf(UUID orderId) {
    return orders.findById(orderId).version();
  }

  /**
   * The one of these that is an order. Only its id is read: what is held afterwards has to be read
   * as it is by then.
   */
  Optional<UUID> within(CheckIds.Range ids) {
    return orders.idWithin(ids.first(), ids.last());
  }

  static BilledOrder billed(Order order) {
    return billed(order, order.owed());
  }

  /** The order as if what is not sent yet were sent. */
  static BilledOrder asIfSent(Order order) {
    return billed(
        order, order.lines().stream().filter(line -> line.state() != LineState.VOIDED).toList());
  }

  private static BilledOrder billed(Order order, List<OrderLine> lines) {
    return new BilledOrder(
        order.id(),
        order.number(),
        order.type().name(),
        order.seatingId().orElse(null),
        order.label(),
        order.tableLabel().orElse(null),
        order.guestName().orElse(null),
        order.covers(),
        order.serverId(),
        order.serverName(),
        order.businessDate(),
        order.typeDiscount(),
        order.isOpen(),
        order.unsent().size(),
        (int) lines.stream().filter(line -> line.state() == LineState.HELD).count(),
        lines.stream().map(BilledOrders::billed).toList(),
        order.version());
  }

  private static BilledOrder.Line billed(OrderLine line) {
    return new BilledOrder.Line(
        line.id(),
        line.menuItemId(),
        line.sku(),
        line.size().map(size -> line.name() + ", " + size).orElse(line.name()),
        line.category(),
        line.seats(),
        line.quantity(),
        line.unitPrice(),
        Chosen.asked(line.modifiers()).stream().map(BilledOrders::extra).toList(),
        line.taxes().stream()
            .map(tax -> new TaxRate(tax.code(), tax.name(), new Rate(tax.ppm()), tax.compound()))
            .toList(),
        line.levies().stream()
            .map(levy -> new Levy(levy.code(), levy.name(), Money.of(levy.amount()), levy.taxed()))
            .toList(),
        line.comped(),
        line.priceRule().orElse(null),
        line.comboId()
            .map(id -> new BilledOrder.Combo(id, line.comboName().orElse("")))
            .orElse(null),
        line.orderedAt());
  }

  private static BilledOrder.Extra extra(Chosen chosen) {
    return new BilledOrder.Extra(
        chosen.prefix(), chosen.name(), chosen.price(), chosen.half(), chosen.depth());
  }
}
