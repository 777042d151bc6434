package brigade.orders;

import brigade.journal.Journal;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.menu.OnSale;
import brigade.menu.Portions;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changing a line before it is sent; what the kitchen has is voided or added to instead. */
@ApplicationScoped
public class ChangingLine {
  private final Amending amending;
  private final OrderSteps steps;
  private final OrderTypes types;
  private final MovingLines movingLines;
  private final Menus menus;
  private final Offering offering;
  private final Portions portions;
  private final Journal journal;
  private final Clock clock;

  ChangingLine(
      Amending amending,
      OrderSteps steps,
      OrderTypes types,
      MovingLines movingLines,
      Menus menus,
      Offering offering,
      Portions portions,
      Journal journal,
      Clock clock) {
    this.amending = amending;
    this.steps = steps;
    this.types = types;
    this.movingLines = movingLines;
    this.menus = menus;
    this.offering = offering;
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
    if (line.comboId().isPresent()) {
      return Refusals.line("part-of-combo", line);
    }
    boolean sameItem = line.menuItemId().equals(itemOf(menu, request));
    // What is ordered anew of the same item keeps the price of the time it was ordered at.
    OnSale offered =
        offering.of(
            // The line has its own portions already, so only what is more of them has to be left.
            menu.withoutCounts(), order, sameItem ? line.orderedAt() : clock.instant());
    Pricing pricing = offering.price(offered, List.of(request), "lines");
    if (pricing instanceof Pricing.Faulty(List<FieldError> faults)) {
      // The request is this line, not a list of one.
      return new OrderOutcome.Invalid(faults.stream().map(ChangingLine::ofLine).toList());
    }
    if (!(pricing instanceof Pricing.Priced priced)) {
      return Refusals.of(pricing);
    }
    if (priced.lines().size() != 1) {
      return OrderOutcome.Invalid.field("menuItemId", "is a combo, which is ordered anew");
    }
    Map<UUID, Integer> more = new LinkedHashMap<>(priced.portions());
    line.portions(line.quantity()).forEach((id, count) -> more.merge(id, -count, Integer::sum));
    Optional<Portions.Shortage> shortage = portions.exchange(menu, more);
    if (shortage.isPresent()) {
      return Refusals.of(shortage.get());
    }
    OrderRecord.Line before = OrderRecord.Line.of(line);
    steps.took(order, OrderStep.Kind.CHANGED, List.of(line.image()));
    line.change(
        types.of(order.type()).held(priced.lines()).getFirst(),
        sameItem ? line.orderedAt() : clock.instant());
    order.touch(clock.instant());
    journal.record("order.line-changed", "order", order.id(), before, OrderRecord.Line.of(line));
    return new OrderOutcome.Done(order);
  }

  private static FieldError ofLine(FieldError fault) {
    return new FieldError(
        fault.row(),
        fault.field().replaceFirst("^lines\\[0\\]\\.", ""),
        fault.message(),
        fault.phrase());
  }

  private static @Nullable UUID itemOf(MenuSnapshot menu, LineRequest request) {
    return request.menuItemId() != null || request.sku() == null
        ? request.menuItemId()
        : menu.offer(request.sku()).map(offer -> offer.item().id()).orElse(null);
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
          steps.took(order, OrderStep.Kind.HELD, lines.stream().map(OrderLine::image).toList());
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

  /** Moves a line to another seat, also after it was sent. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome sitAt(
      UUID orderId, UUID lineId, @Nullable Long version, @Nullable Integer seat) {
    return movingLines.move(
        orderId, version, List.of(lineId), new MovingLines.To(null, MovingLines.Seats.of(seat)));
  }
}
