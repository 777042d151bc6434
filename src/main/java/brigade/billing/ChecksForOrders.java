package brigade.billing;

import brigade.money.Money;
import brigade.orders.ChecksOfOrder;
import brigade.orders.LinesCharged;
import brigade.orders.LinesComped;
import brigade.orders.LinesGiven;
import brigade.orders.LinesVoided;
import brigade.orders.Order;
import brigade.orders.OrdersMerged;
import brigade.orders.SeatsCountedOn;
import brigade.rest.Problem;
import brigade.screen.Amounts;
import brigade.screen.Phrase;
import brigade.sql.Writes;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What orders are told about checks, and what they must leave alone because it is paid. */
@ApplicationScoped
class ChecksForOrders implements ChecksOfOrder {
  private static final String WRITTEN =
      """
      select exists (select from order_check where order_id = ?)
        or exists (select from order_discount where order_id = ? and removed_at is null)
      """;

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
    return order.isNew() ? ofUnwritten(order) : summaries(bills.of(BilledOrders.billed(order)));
  }

  @Override
  public List<CheckSummary> ofUnwritten(Order order) {
    return summaries(bills.ofNew(BilledOrders.billed(order)));
  }

  /** A payment writes its check down, so there is none where no check is. */
  @Override
  public void askWritten(UUID orderId, Writes questions, Consumer<Boolean> answer) {
    questions.add(
        WRITTEN,
        to -> to.set(orderId).set(orderId),
        rows -> {
          rows.next();
          answer.accept(rows.getBoolean(1));
        });
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

  @Override
  public Optional<Phrase> apart(Order one, Order other) {
    boolean exempt = isExempt(one);
    return exempt == isExempt(other)
        ? Optional.empty()
        : Optional.of(
            Phrase.of(
                "orders.refused.taxes-apart",
                String.valueOf((exempt ? one : other).number()),
                String.valueOf((exempt ? other : one).number())));
  }

  private boolean isExempt(Order order) {
    return discounts.onOrder(order.id()).stream()
        .anyMatch(standing -> standing.kind() == Discount.Kind.EXEMPTION);
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

  /**
   * A discount on lines goes where they go. Where some of them stay, or some portions, each order
   * has it on its own: a percentage and a rule as they are, an amount shared by what the lines come
   * to.
   */
  void follow(@Observes LinesGiven given) {
    for (Discount discount : discounts.onOrder(given.fromId())) {
      List<LinesGiven.Gone> gone =
          given.gone().stream().filter(one -> discount.lineIds().contains(one.of())).toList();
      if (!gone.isEmpty()) {
        List<UUID> going = gone.stream().map(LinesGiven.Gone::lineId).toList();
        List<UUID> staying = discount.lineIds().stream().filter(given.stay()::containsKey).toList();
        Money away = gone.stream().map(LinesGiven.Gone::total).reduce(Money.ZERO, Money::plus);
        Money here =
            staying.stream()
                .map(line -> given.stay().getOrDefault(line, Money.ZERO))
                .reduce(Money.ZERO, Money::plus);
        discount.divide(given.toId(), going, away, staying, here).ifPresent(discounts::persist);
      }
    }
  }

  /**
   * Discounts of an order that went into another stay on what it had. What was said of its service
   * charge ends with it: that is reckoned anew for all who sit together (behaviour M3).
   */
  void follow(@Observes OrdersMerged merged) {
    for (Discount discount : discounts.givenOn(merged.fromId())) {
      List<UUID> lines = discount.lineIds().isEmpty() ? merged.lineIds() : discount.lineIds();
      // One on an order that had nothing stays behind: without lines it would be on all of the
      // other.
      if (!lines.isEmpty()) {
        discount.goTo(merged.intoId(), lines);
      }
    }
  }

  /**
   * Checks that were split by seat know their guests by number, paid ones too: who has borne a
   * share of a shared line is read off them.
   */
  void follow(@Observes SeatsCountedOn counted) {
    if (counted.seatsBefore() > 0) {
      written.ofOrder(counted.orderId()).forEach(check -> check.follow(counted));
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

  /**
   * What a guest got for nothing on a check that is paid, or being paid, stays a gift. It is read
   * from what is written: the bill of such an order can't be reckoned.
   */
  void keepWhatIsGiven(@Observes LinesCharged charged) {
    Bill.Written about =
        written
            .about(List.of(charged.orderId()), List.of())
            .getOrDefault(charged.orderId(), Bill.Written.NOTHING);
    about.checks().stream()
        .filter(check -> carries(about.fixed().get(check.id()), charged.lineIds()))
        .findFirst()
        .ifPresent(check -> refuse(check.number()));
  }

  private static boolean carries(@Nullable Figures fixed, List<UUID> lineIds) {
    return fixed != null
        && fixed.lines().stream().anyMatch(line -> lineIds.contains(line.lineId()));
  }

  private static void refuse(String check) {
    throw Problem.conflict("line-paid", Phrase.of("orders.refused.line-paid", check).english());
  }

  /** Refuses a void or comp of what a pending or paid check carries, and so undoes it. */
  private void keep(UUID orderId) {
    if (written.ofOrder(orderId).stream().noneMatch(check -> check.state().isFixed())) {
      return;
    }
    Bill bill = orders.find(orderId).map(bills::of).orElseThrow();
    bill.touchedAfterPayment().ifPresent(check -> refuse(check.number()));
  }
}
