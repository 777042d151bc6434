package brigade.billing;

import brigade.orders.ChecksOfOrder;
import brigade.orders.LinesComped;
import brigade.orders.LinesGiven;
import brigade.orders.LinesVoided;
import brigade.orders.Order;
import brigade.orders.OrdersMerged;
import brigade.rest.Problem;
import brigade.screen.Amounts;
import brigade.screen.Phrase;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What orders are told about checks, and what they must leave alone because it is paid. */
@ApplicationScoped
class ChecksForOrders implements ChecksOfOrder {
  private final Bills bills;
  private final BilledOrders orders;
  private final WrittenChecks written;
  private final Discounts discounts;
  private final Venues venues;

  ChecksForOrders(
      Bills bills, BilledOrders orders, WrittenChecks written, Discounts discounts, Venues venues) {
    this.bills = bills;
    this.orders = orders;
    this.written = written;
    this.discounts = discounts;
    this.venues = venues;
  }

  @Override
  public List<CheckSummary> of(Order order) {
    BilledOrder billed = BilledOrders.billed(order);
    return summaries(order.isNew() ? bills.ofNew(billed) : bills.of(billed));
  }

  @Override
  public Map<UUID, List<CheckSummary>> ofAll(Collection<Order> all) {
    Map<UUID, List<CheckSummary>> checks = new LinkedHashMap<>();
    for (Bill bill : bills.ofAll(all.stream().map(BilledOrders::billed).toList())) {
      checks.put(bill.order().id(), summaries(bill));
    }
    return checks;
  }

  private static List<CheckSummary> summaries(Bill bill) {
    return bill.checks().stream()
        .map(
            check ->
                new CheckSummary(
                    check.id(),
                    check.number(),
                    check.state().name(),
                    check.totals().total(),
                    check.due()))
        .toList();
  }

  /** While everything that is open is being paid, what is owed stands still. */
  @Override
  public Optional<Phrase> refusal(Order order) {
    if (order.isNew()) {
      return Optional.empty();
    }
    List<Check> checks = written.ofOrder(order.id());
    boolean open = checks.isEmpty() || checks.stream().anyMatch(c -> c.state() == CheckState.OPEN);
    return open
        ? Optional.empty()
        : checks.stream()
            .filter(check -> check.state() == CheckState.PAYMENT_PENDING)
            .findFirst()
            .map(this::paying);
  }

  /** Lines stay where they are once a check holds them apart, or is paid or being paid. */
  @Override
  public Optional<Phrase> fixed(Order order) {
    List<Check> checks = written.ofOrder(order.id());
    Optional<Phrase> settled =
        checks.stream()
            .filter(check -> check.state().isFixed())
            .findFirst()
            .map(
                check -> check.state() == CheckState.PAYMENT_PENDING ? paying(check) : paid(check));
    if (settled.isPresent()) {
      return settled;
    }
    if (checks.size() > 1) {
      return Optional.of(Phrase.of("orders.refused.order-split", String.valueOf(order.number())));
    }
    boolean paidOn =
        of(order).stream()
            .anyMatch(check -> !check.due().equals(check.total()) || check.due().isNegative());
    return paidOn
        ? Optional.of(Phrase.of("orders.refused.paid-on", String.valueOf(order.number())))
        : Optional.empty();
  }

  private Phrase paid(Check check) {
    Amounts amounts = new Amounts(venues.settings());
    return Phrase.of(
        "orders.refused.check-paid",
        check.actedBy().isPresent() ? 1 : 0,
        check.actedBy().orElse(""),
        check.number(),
        check.actedAt().map(amounts::time).orElse(""));
  }

  /** A discount on lines goes where all its lines go. */
  void follow(@Observes LinesGiven given) {
    for (Discount discount : discounts.onOrder(given.fromId())) {
      if (!discount.lineIds().isEmpty() && given.lineIds().containsAll(discount.lineIds())) {
        discount.goTo(given.toId(), discount.lineIds());
      }
    }
  }

  /** Discounts of an order that went into another stay on what it had. */
  void follow(@Observes OrdersMerged merged) {
    for (Discount discount : discounts.onOrder(merged.fromId())) {
      discount.goTo(
          merged.intoId(), discount.lineIds().isEmpty() ? merged.lineIds() : discount.lineIds());
    }
  }

  private Phrase paying(Check check) {
    Amounts amounts = new Amounts(venues.settings());
    return Phrase.of(
        "orders.refused.payment-under-way",
        check.actedBy().isPresent() ? 1 : 0,
        check.actedBy().orElse(""),
        check.number(),
        check.actedAt().map(amounts::time).orElse(""));
  }

  void keepWhatIsPaid(@Observes LinesVoided voided) {
    keep(voided.orderId());
  }

  void keepWhatIsPaid(@Observes LinesComped comped) {
    keep(comped.orderId());
  }

  /** Refuses a void or comp of what a pending or paid check carries, and so undoes it. */
  private void keep(UUID orderId) {
    if (written.ofOrder(orderId).stream().noneMatch(check -> check.state().isFixed())) {
      return;
    }
    Bill bill = orders.find(orderId).map(bills::of).orElseThrow();
    bill.touchedAfterPayment()
        .ifPresent(
            check -> {
              throw Problem.conflict(
                  "line-paid", Phrase.of("orders.refused.line-paid", check.number()).english());
            });
  }
}
