package brigade.billing;

import brigade.billing.PaymentsOfCheck.Paid;
import brigade.floorplan.FloorPlan;
import brigade.menu.Daypart;
import brigade.menu.Menus;
import brigade.orders.OrderType;
import brigade.orders.OrderTypeRules;
import brigade.orders.OrderTypes;
import brigade.venue.Venues;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts the checks of an order together, within the caller's transaction. */
@ApplicationScoped
class Bills {
  private final BilledOrders orders;
  private final WrittenChecks checks;
  private final Discounts discounts;
  private final RulesOfBilling rules;
  private final DiscountRules discountRules;
  private final FloorPlan floorPlan;
  private final Menus menus;
  private final Venues venues;
  private final OrderTypes types;
  private final List<PaymentsOfCheck> payments;

  Bills(
      BilledOrders orders,
      WrittenChecks checks,
      Discounts discounts,
      RulesOfBilling rules,
      DiscountRules discountRules,
      FloorPlan floorPlan,
      Menus menus,
      Venues venues,
      OrderTypes types,
      @All List<PaymentsOfCheck> payments) {
    this.orders = orders;
    this.checks = checks;
    this.discounts = discounts;
    this.rules = rules;
    this.discountRules = discountRules;
    this.floorPlan = floorPlan;
    this.menus = menus;
    this.venues = venues;
    this.types = types;
    this.payments = payments;
  }

  Optional<Bill> find(UUID orderId) {
    return orders.find(orderId).map(this::of);
  }

  /** Holds the order until the end of the transaction, so that nobody else edits or pays it. */
  Optional<Bill> lock(UUID orderId) {
    return orders.lock(orderId).map(this::of);
  }

  /** Notes on an order that is held that its checks are others now: its version grows. */
  void changed(BilledOrder order, Instant at) {
    orders.changed(order.id(), at);
  }

  /** The version of an order that is held, with what was written in this transaction. */
  long versionOf(BilledOrder order) {
    return orders.versionOf(order.id());
  }

  /** The order of a check, also of one about which nothing is written. */
  Optional<UUID> orderOf(UUID checkId) {
    Optional<UUID> written = checks.orderOf(checkId);
    return written.isPresent() ? written : CheckIds.ordersOf(checkId).flatMap(orders::within);
  }

  Bill of(BilledOrder order) {
    return of(order, discounts.onOrder(order.id()));
  }

  /** The bill as it would be with these discounts. */
  Bill of(BilledOrder order, List<Discount> standing) {
    return ofAll(List.of(order), standing).getFirst();
  }

  /** The bills of several orders, in their order, in as many round trips as that of one. */
  List<Bill> ofAll(List<BilledOrder> billed) {
    return billed.isEmpty()
        ? List.of()
        : ofAll(billed, discounts.onOrders(billed.stream().map(BilledOrder::id).toList()));
  }

  private List<Bill> ofAll(List<BilledOrder> billed, List<Discount> standing) {
    Map<UUID, Bill.Written> written =
        checks.about(billed.stream().map(BilledOrder::id).toList(), standing);
    Set<UUID> ids = new HashSet<>();
    for (BilledOrder order : billed) {
      ids.add(CheckIds.of(order.id(), 1));
      about(written, order).checks().forEach(check -> ids.add(check.id()));
    }
    Map<UUID, Paid> paid = paid(ids);
    Map<UUID, UUID> areas = areas(billed);
    return billed.stream()
        .map(order -> new Bill(order, about(written, order), house(order, areas), paid))
        .toList();
  }

  private static Bill.Written about(Map<UUID, Bill.Written> written, BilledOrder order) {
    return written.getOrDefault(order.id(), Bill.Written.NOTHING);
  }

  /** The bill of an order about whose checks nothing is written; asks the database nothing. */
  Bill ofNew(BilledOrder order) {
    return new Bill(order, Bill.Written.NOTHING, house(order, areas(List.of(order))), Map.of());
  }

  /** Where the parties sit, asked once for all of them and only when a rule wants to know. */
  private Map<UUID, UUID> areas(List<BilledOrder> billed) {
    Set<UUID> seatings = new HashSet<>();
    billed.forEach(order -> Optional.ofNullable(order.seatingId()).ifPresent(seatings::add));
    boolean wanted =
        rules.settings().askForArea()
            || discountRules.automatic().stream()
                .anyMatch(offer -> !offer.when().areas().isEmpty());
    return seatings.isEmpty() || !wanted ? Map.of() : floorPlan.areasOf(seatings);
  }

  private House house(BilledOrder order, Map<UUID, UUID> areas) {
    List<DiscountRule> offers = discountRules.automatic();
    UUID area = order.seatingId() == null ? null : areas.get(order.seatingId());
    OrderTypeRules type = types.of(OrderType.valueOf(order.type()));
    Terms terms = rules.terms(order, area);
    return new House(
        type.serviceCharge() ? terms : terms.withService(),
        rules.settings().cashRounding(),
        offers,
        this::dayparts,
        type.name(),
        area);
  }

  /** The codes of the dayparts that are on at an instant, by the clock on the venue's wall. */
  private Set<String> dayparts(Instant at) {
    LocalDateTime wall = LocalDateTime.ofInstant(at, venues.settings().zone());
    return menus.current().dayparts().stream()
        .filter(daypart -> daypart.covers(wall))
        .map(Daypart::code)
        .collect(Collectors.toSet());
  }

  private Map<UUID, Paid> paid(Collection<UUID> ids) {
    Map<UUID, Paid> all = new HashMap<>();
    payments.forEach(source -> all.putAll(source.of(ids)));
    return all;
  }

  /** What is written about a check; it is written down now if nothing was. */
  Check written(Bill bill, CheckView check) {
    return bill.written(check.id()).orElseGet(() -> write(bill, check.part(), check.seats()));
  }

  Check write(Bill bill, int part, List<Integer> seats) {
    Check check = new Check(bill.order().id(), bill.order().number(), part, seats);
    checks.persist(check);
    return check;
  }
}
