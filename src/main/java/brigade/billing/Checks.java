package brigade.billing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.orders.ClosingOrder;
import brigade.staff.CurrentActor;
import brigade.venue.BusinessDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The checks: reading them, and the steps a payment takes them through. The steps run within the
 * caller's transaction, after {@link #lockForPayment}.
 */
@ApplicationScoped
public class Checks {
  private final Bills bills;
  private final BilledOrders orders;
  private final WrittenChecks written;
  private final ClosingOrder closingOrder;
  private final CheckPapers papers;
  private final BusinessDays businessDays;
  private final Journal journal;
  private final Changes changes;
  private final CurrentActor currentActor;
  private final Clock clock;
  private final Event<CheckClosed> closed;
  private final Event<OrderSettled> settled;
  private final Event<CheckReopened> reopened;

  Checks(
      Bills bills,
      BilledOrders orders,
      WrittenChecks written,
      ClosingOrder closingOrder,
      CheckPapers papers,
      BusinessDays businessDays,
      Journal journal,
      Changes changes,
      CurrentActor currentActor,
      Clock clock,
      Event<CheckClosed> closed,
      Event<OrderSettled> settled,
      Event<CheckReopened> reopened) {
    this.bills = bills;
    this.orders = orders;
    this.written = written;
    this.closingOrder = closingOrder;
    this.papers = papers;
    this.businessDays = businessDays;
    this.journal = journal;
    this.changes = changes;
    this.currentActor = currentActor;
    this.clock = clock;
    this.closed = closed;
    this.settled = settled;
    this.reopened = reopened;
  }

  /** A check, also one about which nothing is written yet. */
  @Transactional
  public Optional<CheckView> find(UUID checkId) {
    return bills.orderOf(checkId).flatMap(bills::find).flatMap(bill -> bill.check(checkId));
  }

  /** The checks of an order, by part; empty when there is no such order. */
  @Transactional
  public List<CheckView> ofOrder(UUID orderId) {
    return bills.find(orderId).map(Bill::checks).orElse(List.of());
  }

  /** The checks of every open order, the oldest order first, in a fixed number of queries. */
  @Transactional
  public List<CheckView> ofOpenOrders() {
    return bills.ofAll(orders.open()).stream().flatMap(bill -> bill.checks().stream()).toList();
  }

  /** The order of a check as it is billed. */
  @Transactional
  public Optional<BilledOrder> orderOf(UUID checkId) {
    return bills.orderOf(checkId).flatMap(orders::find);
  }

  /** An order as it is billed. */
  @Transactional
  public Optional<BilledOrder> order(UUID orderId) {
    return orders.find(orderId);
  }

  /** How each cent of a check came about; empty when there is no such check. */
  @Transactional
  public List<Step> derivation(UUID checkId) {
    return bills
        .orderOf(checkId)
        .flatMap(bills::find)
        .flatMap(bill -> bill.check(checkId).map(check -> bill.whole().explain(check.figures())))
        .orElse(List.of());
  }

  /**
   * Holds a check, and all of its order, until the caller's transaction ends: no edit, split or
   * other payment gets between. Its state tells whether it may be paid.
   */
  public Optional<CheckView> lockForPayment(UUID checkId) {
    return bills.orderOf(checkId).flatMap(bills::lock).flatMap(bill -> bill.check(checkId));
  }

  /**
   * Holds the only check of an order that takes no more lines to the kitchen, about which nothing
   * is written and on which nothing was paid: what most checks are when they are paid in one go.
   * Empty for any other, which goes through {@link #lockForPayment}.
   */
  public Optional<HeldCheck> holdUnwritten(UUID checkId) {
    return CheckIds.orderOfFirst(checkId)
        .flatMap(bills::lock)
        .filter(bill -> bill.checks().size() == 1)
        .filter(bill -> bill.written(checkId).isEmpty())
        .filter(bill -> bill.order().open() && bill.order().unsent() == 0)
        .flatMap(
            bill ->
                bill.check(checkId)
                    .filter(check -> check.paid().entries().isEmpty())
                    .map(
                        check ->
                            new HeldCheck(
                                bill.order(), check, paid -> papers.compose(bill, paid))));
  }

  /**
   * Tells the house that a held check was paid and its order closed by a statement of the caller's.
   */
  public void closedAtOnce(HeldCheck held) {
    BilledOrder order = held.order();
    changes.announce(Topic.CHECKS, order.id());
    closed.fire(new CheckClosed(held.open().id(), order.id()));
    closingOrder.closedByStatement(order.id(), order.seatingId());
    settled.fire(new OrderSettled(order.id(), order.seatingId()));
  }

  /**
   * A terminal is about to be asked: the figures stand still from now on.
   *
   * @throws IllegalStateException if the check is not open
   */
  public CheckView paymentPending(UUID checkId) {
    Bill bill = held(checkId);
    CheckView view = bill.check(checkId).orElseThrow();
    Check check = bills.written(bill, view);
    check.pending(view.figures(), currentActor.get().name(), clock.instant());
    written.fix(checkId, view.figures());
    changes.announce(Topic.CHECKS, bill.order().id());
    return again(checkId);
  }

  /**
   * No money moved: the check is open again.
   *
   * @throws IllegalStateException if no payment is pending on it
   */
  public CheckView paymentFailed(UUID checkId) {
    Bill bill = held(checkId);
    Check check = bill.written(checkId).orElseThrow();
    check.declined();
    written.loosen(checkId);
    changes.announce(Topic.CHECKS, bill.order().id());
    return again(checkId);
  }

  /**
   * A payment was taken, or one was taken back: the check closes when nothing is due on it any
   * more, and is open for the rest otherwise. With the last check the order is settled.
   *
   * @return the check as it is now
   */
  public CheckView settle(UUID checkId) {
    Bill bill = held(checkId);
    CheckView view = bill.check(checkId).orElseThrow();
    UUID orderId = bill.order().id();
    changes.announce(Topic.CHECKS, orderId);
    if (view.due().isPositive()) {
      return switch (view.state()) {
        case OPEN -> {
          bills.changed(bill.order(), clock.instant());
          yield view;
        }
        case PAYMENT_PENDING -> paymentFailed(checkId);
        case PAID -> open(bill, view);
      };
    }
    if (view.state() == CheckState.PAID) {
      return view;
    }
    Check check = bills.written(bill, view);
    check.paid(
        view.figures(), currentActor.get().name(), clock.instant(), businessDays.current().date());
    if (view.state() == CheckState.OPEN) {
      written.fix(checkId, view.figures());
    }
    journal.record(
        "check.paid",
        "check",
        checkId,
        null,
        Map.of(
            "number",
            view.number(),
            "total",
            view.totals().total().minor(),
            "tips",
            view.paid().tips().minor()));
    closed.fire(new CheckClosed(checkId, orderId));
    settleOrder(bill, checkId);
    return again(checkId);
  }

  /** A payment on an open check was taken back: it owes more, which is another version of it. */
  public void owesAgain(UUID checkId) {
    bills.changed(held(checkId).order(), clock.instant());
  }

  /** Opens a paid check, and its order with it. */
  CheckView open(Bill bill, CheckView view) {
    bill.written(view.id()).orElseThrow().reopen();
    written.loosen(view.id());
    closingOrder.reopen(bill.order().id());
    reopened.fire(new CheckReopened(view.id(), bill.order().id()));
    return again(view.id());
  }

  private void settleOrder(Bill bill, UUID justPaid) {
    BilledOrder order = bill.order();
    boolean allPaid =
        bill.checks().stream()
            .allMatch(
                check ->
                    check.id().equals(justPaid)
                        || check.state() == CheckState.PAID
                        || check.lines().isEmpty());
    if (allPaid && order.unsent() == 0) {
      closingOrder.close(order.id());
      settled.fire(new OrderSettled(order.id(), order.seatingId()));
    }
  }

  private Bill held(UUID checkId) {
    return bills
        .orderOf(checkId)
        .flatMap(bills::find)
        .orElseThrow(() -> new IllegalArgumentException("There is no check " + checkId));
  }

  private CheckView again(UUID checkId) {
    return held(checkId).check(checkId).orElseThrow();
  }
}
