package brigade.billing;

import brigade.money.Money;
import brigade.orders.Order;
import brigade.orders.ReckonsOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Derives what an order comes to while it is being taken. */
@ApplicationScoped
class ReckoningForOrders implements ReckonsOrder {
  private final Bills bills;

  ReckoningForOrders(Bills bills) {
    this.bills = bills;
  }

  @Override
  @Transactional
  public Reckoned of(Order order) {
    BilledOrder billed = BilledOrders.asIfSent(order);
    Bill bill = order.isNew() ? bills.ofNew(billed) : bills.of(billed);
    List<CheckView> checks = bill.checks();
    Totals whole = bill.whole().totals();
    return new Reckoned(
        whole.subtotal(),
        whole.discounts().stream().map(off -> new NamedPart(off.label(), off.amount())).toList(),
        whole.comped(),
        whole.serviceCharge(),
        whole.levies().stream().map(levy -> new NamedPart(levy.name(), levy.amount())).toList(),
        whole.taxes().stream()
            .map(tax -> new TaxPart(tax.tax().name(), tax.tax().rate(), tax.amount()))
            .toList(),
        whole.untaxed(),
        checks.stream().map(check -> check.totals().total()).reduce(Money.ZERO, Money::plus),
        checks.stream().map(check -> check.paid().amount()).reduce(Money.ZERO, Money::plus),
        checks.size(),
        checks.stream().anyMatch(ReckoningForOrders::isOut),
        stale(order, checks));
  }

  /** Paper is stale when what is owed differs from it; what is not sent is not owed yet. */
  private boolean stale(Order order, List<CheckView> asIfSent) {
    if (asIfSent.stream().noneMatch(ReckoningForOrders::isOut)) {
      return false;
    }
    List<CheckView> owed =
        order.unsent().isEmpty() ? asIfSent : bills.of(BilledOrders.billed(order)).checks();
    return owed.stream().anyMatch(check -> isOut(check) && check.stale());
  }

  /** Whether its paper lies with the guests and asks for money. */
  private static boolean isOut(CheckView check) {
    return check.printedAt() != null && check.state() == CheckState.OPEN;
  }
}
