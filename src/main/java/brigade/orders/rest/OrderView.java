package brigade.orders.rest;

import brigade.kitchen.LineProgress;
import brigade.menu.Chosen;
import brigade.menu.Half;
import brigade.menu.Prefix;
import brigade.orders.ChecksOfOrder.CheckSummary;
import brigade.orders.LineLevy;
import brigade.orders.LineState;
import brigade.orders.LineTax;
import brigade.orders.Order;
import brigade.orders.OrderLine;
import brigade.orders.OrderState;
import brigade.orders.OrderType;
import brigade.orders.SeatAllergy;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An order as clients see it. Amounts are minor units of {@code currency}. */
public record OrderView(
    UUID id,
    int number,
    OrderType type,
    OrderState state,
    String label,
    @Nullable String name,
    @Nullable String table,
    @Nullable UUID seatingId,
    int covers,
    UUID serverId,
    String serverName,
    LocalDate businessDate,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Instant pickupAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String phone,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String address,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID staffId,
    int typeDiscountPpm,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant sendAt,
    List<SeatAllergy> allergies,
    String currency,
    long subtotal,
    List<LineView> lines,
    List<CheckView> checks,
    long version) {

  /**
   * As clients see it.
   *
   * @param kitchen how far the kitchen is with a line; gives null where nobody asked
   */
  static OrderView of(
      Order order,
      List<CheckSummary> checks,
      String currency,
      Function<OrderLine, @Nullable KitchenView> kitchen) {
    return new OrderView(
        order.id(),
        order.number(),
        order.type(),
        order.state(),
        order.label(),
        order.guestName().orElse(null),
        order.tableLabel().orElse(null),
        order.seatingId().orElse(null),
        order.covers(),
        order.serverId(),
        order.serverName(),
        order.businessDate(),
        order.openedAt(),
        order.closedAt().orElse(null),
        order.pickupAt().orElse(null),
        order.phone().orElse(null),
        order.address().orElse(null),
        order.note().orElse(null),
        order.eaterId().orElse(null),
        order.typeDiscount().ppm(),
        order.nextSendAt().orElse(null),
        order.allergies(),
        currency,
        order.subtotal().minor(),
        order.lines().stream().map(line -> LineView.of(line, kitchen.apply(line))).toList(),
        checks.stream().map(CheckView::of).toList(),
        order.version());
  }

  /** A line. {@code seat} null is the whole table; {@code total} is zero when voided or comped. */
  public record LineView(
      UUID id,
      UUID menuItemId,
      String sku,
      String name,
      @Nullable String size,
      String category,
      int quantity,
      @Nullable Integer seat,
      List<Integer> sharedWith,
      int course,
      String courseName,
      List<ModifierView> modifiers,
      @Nullable String note,
      LineState state,
      boolean hold,
      boolean comped,
      long unitPrice,
      long total,
      List<LineTax> taxes,
      List<LineLevy> levies,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String priceRule,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer grams,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID comboId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String comboName,
      Instant orderedAt,
      String orderedBy,
      String creditedTo,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant sendAt,
      @Nullable Instant sentAt,
      @Nullable Instant readyAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable VoidView voided,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CompView comp,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable KitchenView kitchen) {

    static LineView of(OrderLine line, @Nullable KitchenView kitchen) {
      return new LineView(
          line.id(),
          line.menuItemId(),
          line.sku(),
          line.name(),
          line.size().orElse(null),
          line.category(),
          line.quantity(),
          line.seat().orElse(null),
          line.sharedWith(),
          line.course(),
          line.courseName(),
          line.modifiers().stream().map(ModifierView::of).toList(),
          line.note().orElse(null),
          line.state(),
          line.hold(),
          line.comped(),
          line.unitPrice().minor(),
          line.total().minor(),
          line.taxes(),
          line.levies(),
          line.priceRule().orElse(null),
          line.grams().orElse(null),
          line.comboId().orElse(null),
          line.comboName().orElse(null),
          line.orderedAt(),
          line.orderedBy(),
          line.serverName(),
          line.sendAt().orElse(null),
          line.sentAt().orElse(null),
          line.readyAt().orElse(null),
          line.voided()
              .map(v -> new VoidView(v.at(), v.by(), v.reason(), v.made(), v.approvedBy()))
              .orElse(null),
          line.comp()
              .map(c -> new CompView(c.at(), c.by(), c.reason(), c.approvedBy()))
              .orElse(null),
          kitchen);
    }
  }

  /**
   * A line's way through the kitchen, each step with its time and device (behaviour K14). Only
   * those who read an order get it; the answers of commands leave it out.
   *
   * @param station the station's code
   * @param receivedBy the screen or printer that had it first
   * @param late whether it was fired so long ago without arriving that the server is told
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record KitchenView(
      LineProgress.State state,
      String station,
      @Nullable Instant firedAt,
      @Nullable Instant receivedAt,
      @Nullable String receivedBy,
      @Nullable Instant seenAt,
      @Nullable String seenBy,
      @Nullable Instant doneAt,
      @Nullable String doneBy,
      boolean late) {
    static KitchenView of(LineProgress progress, Instant now) {
      return new KitchenView(
          progress.state(),
          progress.station(),
          progress.firedAt(),
          progress.receivedAt(),
          progress.receivedBy(),
          progress.seenAt(),
          progress.seenDevice(),
          progress.doneAt(),
          progress.doneDevice(),
          progress.isLate(now));
    }
  }

  /** A modifier as ordered, with what it adds to one portion. */
  public record ModifierView(
      UUID modifierId,
      String group,
      @Nullable Prefix prefix,
      String name,
      long price,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Half half,
      int depth,
      boolean byDefault) {
    static ModifierView of(Chosen chosen) {
      return new ModifierView(
          chosen.modifierId(),
          chosen.group(),
          chosen.prefix(),
          chosen.name(),
          chosen.price().minor(),
          chosen.half(),
          chosen.depth(),
          chosen.byDefault());
    }
  }

  public record VoidView(
      Instant at, String by, @Nullable String reason, boolean made, @Nullable String approvedBy) {}

  public record CompView(Instant at, String by, String reason, @Nullable String approvedBy) {}

  /** A check of the order in one line; {@code GET /checks/{id}} has the rest. */
  public record CheckView(UUID id, String number, String state, long total, long due) {
    static CheckView of(CheckSummary check) {
      return new CheckView(
          check.id(), check.number(), check.state(), check.total().minor(), check.due().minor());
    }
  }
}
