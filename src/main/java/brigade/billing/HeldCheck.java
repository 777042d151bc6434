package brigade.billing;

import brigade.billing.PaymentsOfCheck.Paid;
import brigade.kitchen.printing.Paper;
import java.time.Instant;
import java.util.function.Function;

/**
 * The only check of an order, about which nothing is written yet, held for being paid in full: all
 * that a statement needs that pays and closes at once.
 */
public final class HeldCheck {
  private final BilledOrder order;
  private final CheckView open;
  private final Function<CheckView, Paper> paper;

  HeldCheck(BilledOrder order, CheckView open, Function<CheckView, Paper> paper) {
    this.order = order;
    this.open = open;
    this.paper = paper;
  }

  public BilledOrder order() {
    return order;
  }

  /** The check as it stands before it is paid. */
  public CheckView open() {
    return open;
  }

  /**
   * The check once this was paid on it, which with its rounding is all it owes, and its receipt was
   * printed or not.
   */
  public CheckView paid(Paid paid, String by, Instant at, boolean printed) {
    return new CheckView(
        open.id(),
        open.orderId(),
        open.orderNumber(),
        open.number(),
        open.part(),
        open.seats(),
        CheckState.PAID,
        open.figures().rounded(paid.rounding()),
        open.lines(),
        paid,
        open.cash(),
        printed ? at : null,
        printed ? 1 : 0,
        false,
        by,
        at,
        // The statement raises the order's version and writes the check down.
        CheckView.version(order.version() + 1, 1),
        1);
  }

  /** The receipt of the check as it is given. */
  public Paper paper(CheckView check) {
    return paper.apply(check);
  }

  /** What is kept of a printed paper, to tell later whether it is stale. */
  public String fingerprint() {
    return Bill.fingerprint(open.figures());
  }
}
