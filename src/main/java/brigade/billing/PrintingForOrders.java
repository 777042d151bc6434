package brigade.billing;

import brigade.orders.PrintsChecks;
import brigade.screen.Phrase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Prints the checks of an order for its screen. */
@ApplicationScoped
class PrintingForOrders implements PrintsChecks {
  private final PrintingCheck printing;

  PrintingForOrders(PrintingCheck printing) {
    this.printing = printing;
  }

  @Override
  public Outcome print(UUID orderId) {
    return switch (printing.printAll(orderId)) {
      case PrintingCheck.Outcome.Printed(List<UUID> jobs, List<CheckView> checks) ->
          new Outcome.Printed(checks.size());
      case PrintingCheck.Outcome.Unknown() ->
          new Outcome.Refused(Phrase.of("orders.ui.order.unknown"));
      case PrintingCheck.Outcome.Empty() ->
          new Outcome.Refused(Phrase.of("orders.refused.nothing-to-print"));
    };
  }
}
