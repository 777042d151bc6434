package brigade.payments;

import brigade.billing.CheckState;
import brigade.billing.CheckView;
import brigade.billing.HeldCheck;
import brigade.billing.PrintingCheck;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PrintRequest;
import brigade.kitchen.printing.Printing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The receipt after the last payment of a check, and the drawer that opens for cash. */
@ApplicationScoped
class ReceiptPapers {
  private final PrintingCheck printingCheck;
  private final Printing printing;

  ReceiptPapers(PrintingCheck printingCheck, Printing printing) {
    this.printingCheck = printingCheck;
    this.printing = printing;
  }

  /** Orders what a payment calls for, within the caller's transaction. */
  void afterPayment(Payment payment, CheckView check, boolean receipt) {
    if (payment.tender() == Tender.CASH
        && payment.tendered().filter(cash -> cash.isPositive()).isPresent()) {
      openDrawer(payment);
    }
    if (receipt && check.state() == CheckState.PAID && !check.lines().isEmpty()) {
      printingCheck.print(check.id());
    }
  }

  /** The same for a check that is paid and closed by one statement, in one order of papers. */
  void atOnce(Payment payment, HeldCheck held, CheckView check, boolean receipt) {
    List<PrintRequest> requests = new ArrayList<>();
    if (payment.tendered().filter(cash -> cash.isPositive()).isPresent()) {
      requests.add(pulse(payment));
    }
    if (receipt) {
      requests.add(
          new PrintRequest(
              PrintRequest.RECEIPT,
              "RECEIPT",
              held.order().label() + ", " + check.number(),
              check.id(),
              held.paper(check)));
    }
    printing.submitAll(requests);
  }

  /** The drawer hangs on the receipt printer; the pulse is a paper with nothing on it. */
  void openDrawer(Payment payment) {
    printing.submit(pulse(payment));
  }

  private static PrintRequest pulse(Payment payment) {
    return new PrintRequest(
        PrintRequest.RECEIPT,
        "DRAWER",
        payment.checkNumber(),
        payment.id(),
        Paper.builder().kick().build());
  }
}
