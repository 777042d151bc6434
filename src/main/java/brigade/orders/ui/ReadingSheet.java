package brigade.orders.ui;

import brigade.floorplan.FloorPlan;
import brigade.floorplan.SeatingSummary;
import brigade.kitchen.Kitchen;
import brigade.kitchen.LineProgress;
import brigade.menu.Menus;
import brigade.money.Money;
import brigade.orders.LineState;
import brigade.orders.Offering;
import brigade.orders.Order;
import brigade.orders.OrderLine;
import brigade.orders.Orders;
import brigade.orders.ReckonsOrder;
import brigade.orders.SaidAllergies;
import brigade.orders.SeatAllergy;
import brigade.orders.UndoingStep;
import brigade.orders.ui.Sheet.Line;
import brigade.orders.ui.Sheet.Look;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an order, how far the kitchen is with it and what it comes to, as one picture. */
@ApplicationScoped
class ReadingSheet {
  private final Orders orders;
  private final Kitchen kitchen;
  private final FloorPlan floorPlan;
  private final Instance<ReckonsOrder> reckoning;
  private final Menus menus;
  private final Offering offering;
  private final UndoingStep undoing;
  private final CurrentActor currentActor;
  private final Clock clock;

  ReadingSheet(
      Orders orders,
      Kitchen kitchen,
      FloorPlan floorPlan,
      Instance<ReckonsOrder> reckoning,
      Menus menus,
      Offering offering,
      UndoingStep undoing,
      CurrentActor currentActor,
      Clock clock) {
    this.orders = orders;
    this.kitchen = kitchen;
    this.floorPlan = floorPlan;
    this.reckoning = reckoning;
    this.menus = menus;
    this.offering = offering;
    this.undoing = undoing;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /** The order, empty when there is none. */
  @Transactional
  @Requires(Permission.VIEW_TABLES)
  public Optional<Sheet> of(UUID orderId, Amounts amounts) {
    return orders.withLines(orderId).map(order -> sheet(order, amounts));
  }

  /** An order that a command has just given back, with its lines. */
  @Transactional
  @Requires(Permission.VIEW_TABLES)
  public Sheet of(Order order, Amounts amounts) {
    return sheet(order, amounts);
  }

  /** Who the party is and what it said before it sat down; empty for nothing. */
  @Transactional
  @Requires(Permission.VIEW_TABLES)
  public String note(@Nullable UUID seatingId) {
    SeatingSummary party = seatingId == null ? null : floorPlan.seating(seatingId).orElse(null);
    if (party == null || party.note() == null) {
      return "";
    }
    return party.partyName() == null
        ? party.note()
        : Texts.of("orders.ui.check.note", party.partyName(), party.note());
  }

  private Sheet sheet(Order order, Amounts amounts) {
    boolean sent = order.lines().stream().anyMatch(line -> line.state() == LineState.SENT);
    Map<UUID, LineProgress> progress =
        sent
            ? kitchen.progress(List.of(order.id())).stream()
                .collect(Collectors.toMap(LineProgress::orderLineId, Function.identity()))
            : Map.of();
    Instant now = clock.instant();
    return new Sheet(
        order.id(),
        order.number(),
        kind(order),
        order.tableLabel().or(order::guestName).orElseGet(() -> String.valueOf(order.number())),
        order.covers(),
        order.openedAt(),
        order.serverId(),
        order.serverName(),
        order.seatingId().orElse(null),
        order.isOpen(),
        order.lines().stream()
            // What was removed before anybody knew of it leaves no trace on the check.
            .filter(line -> line.state() != LineState.VOIDED || line.sentAt().isPresent())
            .map(line -> line(line, progress.get(line.kitchenId()), now, amounts))
            .toList(),
        owed(order, amounts),
        order.allergies(),
        allergens(order.allergies()),
        offering.of(menus.current(), order),
        undo(order));
  }

  /** The person's own last step in words, with the name of what it was about. */
  private String undo(Order order) {
    if (!currentActor.get().may(Permission.TAKE_ORDERS)) {
      return "";
    }
    return undoing
        .last(order)
        .map(
            last ->
                Texts.of(
                    "orders.ui.undo." + last.kind(),
                    last.lineIds().size(),
                    last.lineIds().stream()
                        .flatMap(id -> order.line(id).stream())
                        .map(OrderLine::name)
                        .findFirst()
                        .orElse("")))
        .orElse("");
  }

  private static Sheet.Kind kind(Order order) {
    if (order.tableLabel().isPresent()) {
      return Sheet.Kind.TABLE;
    }
    return switch (order.type()) {
      case BAR -> Sheet.Kind.TAB;
      case DINE_IN, TAKEOUT -> Sheet.Kind.TAKEOUT;
      case DELIVERY -> Sheet.Kind.DELIVERY;
      case COUNTER -> Sheet.Kind.COUNTER;
      case STAFF_MEAL -> Sheet.Kind.STAFF_MEAL;
    };
  }

  private static Line line(
      OrderLine line, @Nullable LineProgress progress, Instant now, Amounts amounts) {
    String remark =
        line.voided()
            .map(
                taken ->
                    remark(
                        Optional.ofNullable(taken.reason()).orElse(""),
                        taken.by(),
                        taken.at(),
                        taken.approvedBy(),
                        amounts))
            .or(
                () ->
                    line.comp()
                        .map(
                            comp ->
                                remark(
                                    comp.reason(),
                                    comp.by(),
                                    comp.at(),
                                    comp.approvedBy(),
                                    amounts)))
            .orElse("");
    Look look = look(line, progress, now);
    return new Line(
        line.id(),
        line.menuItemId(),
        line.size().map(size -> line.name() + ", " + size).orElse(line.name())
            + line.grams()
                .map(grams -> " " + Texts.of("orders.ui.mod.weight.grams", grams))
                .orElse(""),
        line.quantity(),
        Whose.of(line.seat().orElse(null), line.sharedWith()),
        line.course(),
        courseWords(line.course(), line.courseName()),
        line.state() == LineState.VOIDED ? line.gross() : line.total(),
        line.gross(),
        Sheet.Mod.of(line.modifiers()),
        line.note().orElse(""),
        look,
        line.hold(),
        line.sentAt().orElse(null),
        line.state() == LineState.SENT && progress != null ? progress.lateAt() : null,
        line.comped(),
        remark,
        line.station().orElse(null),
        line.state() == LineState.NEW ? line.sendAt().orElse(null) : null,
        line.comboId().orElse(null),
        line.comboPart().orElse(null),
        line.comboName().orElse(""),
        line.priceRule().orElse(""),
        progress != null && progress.rushed() && look.unmade(),
        progress == null ? null : progress.expected());
  }

  private static String remark(
      String reason, String by, Instant at, @Nullable String approvedBy, Amounts amounts) {
    String done = Texts.of("orders.ui.remark", by, amounts.time(at));
    String who =
        approvedBy == null ? done : Texts.of("orders.ui.remark.approved", done, approvedBy);
    return reason.isEmpty() ? who : reason + " · " + who;
  }

  private static Look look(OrderLine line, @Nullable LineProgress progress, Instant now) {
    return switch (line.state()) {
      case NEW -> Look.NEW;
      case HELD -> Look.HELD;
      case SENT -> sent(progress, now);
      case READY -> Look.READY;
      case SERVED -> Look.SERVED;
      case VOIDED -> Look.VOIDED;
    };
  }

  private static Look sent(@Nullable LineProgress progress, Instant now) {
    if (progress == null) {
      return Look.SENT;
    }
    return switch (progress.state()) {
      case HELD -> Look.HELD;
      case QUEUED -> progress.isLate(now) ? Look.LATE : Look.SENT;
      case PRINTED -> Look.PRINTED;
      case SEEN -> Look.SEEN;
      case DONE, READY, CALLED -> Look.READY;
    };
  }

  /**
   * How a course is written: drinks by name, the others with their number, set apart so that nobody
   * reads it as a count.
   */
  static String courseWords(int number, String name) {
    return number == 0 ? name : Texts.of("orders.ui.course.numbered", number, name);
  }

  private Sheet.Owed owed(Order order, Amounts amounts) {
    if (!reckoning.isResolvable()) {
      return new Sheet.Owed(List.of(), order.subtotal(), 1, false, false);
    }
    ReckonsOrder.Reckoned reckoned = reckoning.get().of(order);
    List<Sheet.Part> parts = new ArrayList<>();
    parts.add(new Sheet.Part(Texts.of("orders.ui.subtotal"), reckoned.subtotal()));
    reckoned.discounts().forEach(off -> named(parts, off.name(), off.amount().negated()));
    part(parts, "orders.ui.comped", reckoned.comped().negated());
    part(parts, "orders.ui.service", reckoned.serviceCharge());
    reckoned.levies().forEach(levy -> named(parts, levy.name(), levy.amount()));
    part(parts, "orders.ui.exempt", reckoned.untaxed().negated());
    boolean exempt = reckoned.untaxed().isPositive();
    reckoned.taxes().stream()
        .filter(tax -> !exempt || !tax.amount().isZero())
        .forEach(tax -> parts.add(new Sheet.Part(tax(tax, amounts), tax.amount())));
    part(parts, "orders.ui.paid", reckoned.paid().negated());
    return new Sheet.Owed(
        List.copyOf(parts),
        reckoned.total().minus(reckoned.paid()),
        reckoned.checks(),
        reckoned.printed(),
        reckoned.stale());
  }

  /** What prices include is said so, since it is no part of the sum. */
  private static String tax(ReckonsOrder.TaxPart tax, Amounts amounts) {
    String words = tax.name() + " " + amounts.percent(tax.rate());
    return amounts.venue().pricesIncludeTax() ? Texts.of("orders.ui.tax-included", words) : words;
  }

  private static void named(List<Sheet.Part> parts, String name, Money amount) {
    if (!amount.isZero()) {
      parts.add(new Sheet.Part(name, amount));
    }
  }

  private static void part(List<Sheet.Part> parts, String key, Money amount) {
    if (!amount.isZero()) {
      parts.add(new Sheet.Part(Texts.of(key), amount));
    }
  }

  private static Map<Integer, Set<String>> allergens(List<SeatAllergy> noted) {
    Map<Integer, Set<String>> bySeat = new TreeMap<>();
    for (SeatAllergy allergy : noted) {
      Set<String> names =
          bySeat.computeIfAbsent(
              allergy.seat() == null ? 0 : allergy.seat(), seat -> new TreeSet<>());
      // A guest's words need not be an allergen of the list; then the seat is marked all the same.
      SaidAllergies.allergens(allergy.text()).forEach(allergen -> names.add(allergen.name()));
    }
    return new HashMap<>(bySeat);
  }
}
