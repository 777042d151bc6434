package brigade.orders;

import brigade.journal.Journal;
import brigade.menu.Availability;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changing a line before it is sent; what the kitchen has is voided or added to instead. */
@ApplicationScoped
public class ChangingLine {
  private final Amending amending;
  private final Menus menus;
  private final Portions portions;
  private final Journal journal;
  private final Clock clock;

  ChangingLine(Amending amending, Menus menus, Portions portions, Journal journal, Clock clock) {
    this.amending = amending;
    this.menus = menus;
    this.portions = portions;
    this.journal = journal;
    this.clock = clock;
  }

  /** Orders a line anew: any of quantity, seat, course, hold, modifiers, note, even the item. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome change(
      UUID orderId, UUID lineId, @Nullable Long version, LineRequest request) {
    MenuSnapshot menu = menus.current();
    return amending.amend(
        orderId,
        version,
        order -> {
          Optional<OrderLine> found = order.line(lineId);
          if (found.isEmpty()) {
            return Refusals.missingLine(lineId);
          }
          OrderLine line = found.get();
          return line.state() == LineState.NEW
              ? change(order, line, menu, request)
              : Refusals.line("line-sent", line);
        });
  }

  private OrderOutcome change(Order order, OrderLine line, MenuSnapshot menu, LineRequest request) {
    // The line has its own portions already, so only what is more of them has to be left.
    boolean sameItem =
        menu.item(line.menuItemId())
            .map(item -> item.id().equals(request.menuItemId()))
            .orElse(false);
    int more = request.quantity() - (sameItem ? line.quantity() : 0);
    Pricing pricing =
        Pricing.of(
            sameItem ? menu.withoutCounts() : menu, portions.today(), List.of(request), "lines");
    if (!(pricing instanceof Pricing.Priced priced)) {
      return Refusals.of(pricing);
    }
    if (sameItem && more > 0) {
      MenuItem item = priced.lines().getFirst().selection().item();
      Availability now = menu.item(item.id()).orElse(item).availability().on(portions.today());
      int left = now.orderable() ? now.left().orElse(more) : 0;
      if (left < more) {
        return Refusals.of(new Pricing.SoldOut(item, left));
      }
    }
    if (more > 0) {
      Optional<Portions.Shortage> shortage =
          portions.take(menu, Map.of(priced.lines().getFirst().selection().item().id(), more));
      if (shortage.isPresent()) {
        return Refusals.of(shortage.get());
      }
    }
    if (sameItem && more < 0) {
      portions.release(line.menuItemId(), -more);
    } else if (!sameItem) {
      portions.release(line.menuItemId(), line.quantity());
    }
    OrderRecord.Line before = OrderRecord.Line.of(line);
    line.change(priced.lines().getFirst(), clock.instant());
    order.touch(clock.instant());
    journal.record("order.line-changed", "order", order.id(), before, OrderRecord.Line.of(line));
    return new OrderOutcome.Done(order);
  }

  /** Holds new lines back, or lets them go with the next send. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome hold(
      UUID orderId, @Nullable Long version, Collection<UUID> lineIds, boolean hold) {
    return amending.rearrange(
        orderId,
        version,
        order -> {
          List<OrderLine> lines =
              order.unsent().stream().filter(line -> lineIds.contains(line.id())).toList();
          if (lines.isEmpty()) {
            return OrderOutcome.Refused.of("nothing-new");
          }
          lines.forEach(line -> line.holdBack(hold));
          order.touch(clock.instant());
          journal.record(
              hold ? "order.lines-held" : "order.lines-released",
              "order",
              orderId,
              null,
              OrderRecord.Lines.of(order, lines));
          return new OrderOutcome.Done(order);
        });
  }

  /** Moves a line to another seat, also after it was sent; the kitchen's ticket stays as it is. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome sitAt(
      UUID orderId, UUID lineId, @Nullable Long version, @Nullable Integer seat) {
    if (seat != null && (seat < 1 || seat > Caps.SEATS)) {
      return OrderOutcome.Invalid.field("seat", "is 1 to " + Caps.SEATS);
    }
    return amending.amend(
        orderId,
        version,
        order -> {
          Optional<OrderLine> found = order.line(lineId);
          if (found.isEmpty()) {
            return Refusals.missingLine(lineId);
          }
          OrderLine line = found.get();
          if (line.state() == LineState.VOIDED) {
            return Refusals.line("line-voided", line);
          }
          OrderRecord.Line before = OrderRecord.Line.of(line);
          line.sitAt(seat);
          order.touch(clock.instant());
          journal.record("order.line-moved", "order", orderId, before, OrderRecord.Line.of(line));
          return new OrderOutcome.Done(order);
        });
  }
}
