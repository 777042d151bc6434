package brigade.orders;

import brigade.journal.Journal;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changing how many of a line were ordered, at any time. To the kitchen it is always the difference
 * (behaviour K5): fewer are a void of so many, more come as an add-on of so many.
 */
@ApplicationScoped
public class ChangingQuantity {
  private final Amending amending;
  private final OrderSteps steps;
  private final AddingLines addingLines;
  private final SendingOrder sendingOrder;
  private final VoidingLine voidingLine;
  private final Menus menus;
  private final Portions portions;
  private final Journal journal;
  private final Clock clock;

  ChangingQuantity(
      Amending amending,
      OrderSteps steps,
      AddingLines addingLines,
      SendingOrder sendingOrder,
      VoidingLine voidingLine,
      Menus menus,
      Portions portions,
      Journal journal,
      Clock clock) {
    this.amending = amending;
    this.steps = steps;
    this.addingLines = addingLines;
    this.sendingOrder = sendingOrder;
    this.voidingLine = voidingLine;
    this.menus = menus;
    this.portions = portions;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Changes it. What is more of a sent line is a line of its own at the price of now, sent at once,
   * or held as the line is.
   *
   * @param quantity 0 to {@link Caps#LINE_QUANTITY}; 0 takes the line back
   * @param less what a void needs where it is fewer of what was fired: reason, whether it was made,
   *     approval; its quantity is not read
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome change(
      UUID orderId, UUID lineId, @Nullable Long version, int quantity, VoidingLine.Request less) {
    if (quantity < 0 || quantity > Caps.LINE_QUANTITY) {
      return OrderOutcome.Invalid.field(
          "quantity", "is a whole number, 0 to " + Caps.LINE_QUANTITY);
    }
    return amending.amend(orderId, version, order -> change(order, lineId, quantity, less));
  }

  private OrderOutcome change(Order order, UUID lineId, int quantity, VoidingLine.Request less) {
    Optional<OrderLine> found = order.line(lineId);
    if (found.isEmpty()) {
      return Refusals.missingLine(lineId);
    }
    OrderLine line = found.get();
    int more = quantity - line.quantity();
    if (line.state() == LineState.VOIDED) {
      return Refusals.line("line-voided", line);
    }
    if (more == 0) {
      return new OrderOutcome.Done(order);
    }
    if (line.comboId().isPresent()) {
      return Refusals.line("line-of-combo", line);
    }
    if (quantity == 0 || more < 0 && line.state() != LineState.NEW) {
      return voidingLine.voidLine(
          order,
          lineId,
          new VoidingLine.Request(-more, less.reason(), less.made(), less.approvalPin()));
    }
    return line.state() == LineState.NEW
        ? count(order, line, quantity, more)
        : addToSent(order, line, more);
  }

  private OrderOutcome count(Order order, OrderLine line, int quantity, int more) {
    if (more > 0) {
      Optional<Portions.Shortage> shortage = portions.take(menus.current(), line.portions(more));
      if (shortage.isPresent()) {
        return Refusals.of(shortage.get());
      }
    } else {
      portions.release(line.portions(-more));
    }
    Instant now = clock.instant();
    OrderRecord.Line before = OrderRecord.Line.of(line);
    steps.took(order, OrderStep.Kind.CHANGED, List.of(line.image()));
    line.count(quantity);
    order.touch(now);
    journal.record("order.line-changed", "order", order.id(), before, OrderRecord.Line.of(line));
    return new OrderOutcome.Done(order);
  }

  private OrderOutcome addToSent(Order order, OrderLine line, int more) {
    boolean held = line.state() == LineState.HELD;
    int before = order.lines().size();
    OrderOutcome added =
        addingLines.add(order, List.of(LineRequest.again(line, more, menus.current())));
    if (!(added instanceof OrderOutcome.Done)) {
      return added;
    }
    List<OrderLine> fresh = List.copyOf(order.lines().subList(before, order.lines().size()));
    fresh.forEach(one -> one.holdBack(held));
    return sendingOrder.send(order, fresh);
  }
}
