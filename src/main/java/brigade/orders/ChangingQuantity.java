package brigade.orders;

import brigade.journal.Journal;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changing how many of a line were ordered, at any time. To the kitchen it is always the difference
 * (behaviour K5): fewer are a void of so many, more come as an add-on of so many. Of a combo all
 * lines are changed together.
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
    List<List<OrderLine>> components = order.components(line);
    boolean countable =
        components.stream()
            .allMatch(
                component ->
                    component.size() == 1
                        && component.getFirst().state() == LineState.NEW
                        && component.getFirst().quantity() == line.quantity());
    if (quantity == 0 || more < 0 && !countable) {
      return voidingLine.voidLine(
          order,
          lineId,
          new VoidingLine.Request(-more, less.reason(), less.made(), less.approvalPin()));
    }
    if (more > 0
        && line.comboSku().isPresent()
        && !LineRequest.isWhole(components, menus.current())) {
      // The menu makes the combo of other components now: there is no more of this one to sell.
      return Refusals.line("part-of-combo", line);
    }
    return countable
        ? count(order, components.stream().map(List::getFirst).toList(), quantity)
        : add(order, components, more);
  }

  private OrderOutcome count(Order order, List<OrderLine> together, int quantity) {
    Map<UUID, Integer> more = new LinkedHashMap<>();
    for (OrderLine line : together) {
      line.portions(quantity - line.quantity())
          .forEach((id, count) -> more.merge(id, count, Integer::sum));
    }
    Optional<Portions.Shortage> shortage = portions.exchange(menus.current(), more);
    if (shortage.isPresent()) {
      return Refusals.of(shortage.get());
    }
    List<OrderRecord.Line> before = OrderRecord.Line.of(together);
    steps.took(order, OrderStep.Kind.CHANGED, together.stream().map(OrderLine::image).toList());
    together.forEach(line -> line.count(quantity));
    order.touch(clock.instant());
    for (int i = 0; i < together.size(); i++) {
      journal.record(
          "order.line-changed",
          "order",
          order.id(),
          before.get(i),
          OrderRecord.Line.of(together.get(i)));
    }
    return new OrderOutcome.Done(order);
  }

  /** As many more on lines of their own; those like sent ones are sent. */
  private OrderOutcome add(Order order, List<List<OrderLine>> components, int more) {
    List<OrderLine> likes = components.stream().map(List::getFirst).toList();
    OrderLine line = likes.getFirst();
    int before = order.lines().size();
    OrderOutcome added =
        addingLines.add(
            order,
            List.of(
                line.comboSku().isPresent()
                    ? LineRequest.combo(components, more, null)
                    : LineRequest.again(line, more, menus.current())));
    if (!(added instanceof OrderOutcome.Done)) {
      return added;
    }
    List<OrderLine> fresh = List.copyOf(order.lines().subList(before, order.lines().size()));
    List<OrderLine> going = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      OrderLine like = likes.get(i);
      fresh.get(i).holdBack(like.hold());
      if (like.state() != LineState.NEW) {
        going.add(fresh.get(i));
      }
    }
    return sendingOrder.send(order, going);
  }
}
