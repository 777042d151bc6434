package brigade.payments.ui;

import brigade.billing.BilledOrder;
import brigade.billing.BillingRules.Tip;
import brigade.billing.CheckView;
import brigade.billing.Checks;
import brigade.billing.PrintingCheck;
import brigade.billing.RulesOfBilling;
import brigade.kitchen.printing.Paper;
import brigade.orders.OffersDiscounts;
import brigade.payments.Payment;
import brigade.payments.Payments;
import brigade.payments.Refund;
import brigade.payments.Refunds;
import brigade.payments.TakingPayment;
import brigade.payments.Terminal;
import brigade.payments.Terminals;
import brigade.payments.UndoingPayment;
import brigade.payments.terminal.SimulatedTerminal;
import brigade.staff.CurrentActor;
import brigade.staff.SigningIn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pay screen reads in one go, and the use cases behind its keys. */
@ApplicationScoped
class PayDesk {
  private final Checks checks;
  private final RulesOfBilling rules;
  private final Payments payments;
  private final Refunds refunds;
  private final Terminals terminals;
  private final SimulatedTerminal simulated;
  private final PrintingCheck printingCheck;
  private final TakingPayment takingPayment;
  private final UndoingPayment undoingPayment;
  private final SigningIn signingIn;
  private final CurrentActor currentActor;
  private final OffersDiscounts discounts;

  PayDesk(
      Checks checks,
      RulesOfBilling rules,
      Payments payments,
      Refunds refunds,
      Terminals terminals,
      SimulatedTerminal simulated,
      PrintingCheck printingCheck,
      TakingPayment takingPayment,
      UndoingPayment undoingPayment,
      SigningIn signingIn,
      CurrentActor currentActor,
      OffersDiscounts discounts) {
    this.checks = checks;
    this.rules = rules;
    this.payments = payments;
    this.refunds = refunds;
    this.terminals = terminals;
    this.simulated = simulated;
    this.printingCheck = printingCheck;
    this.takingPayment = takingPayment;
    this.undoingPayment = undoingPayment;
    this.signingIn = signingIn;
    this.currentActor = currentActor;
    this.discounts = discounts;
  }

  /** The order with its checks and payments; empty when there is no such order. */
  Optional<Reading> read(UUID orderId, @Nullable UUID selected) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                checks
                    .order(orderId)
                    .map(
                        order -> {
                          List<CheckView> views =
                              checks.ofOrder(orderId).stream()
                                  .filter(check -> !check.lines().isEmpty())
                                  .toList();
                          CheckView check =
                              views.stream()
                                  .filter(view -> view.id().equals(selected))
                                  .findFirst()
                                  .orElseGet(() -> firstDue(views));
                          List<Payment> taken = payments.ofOrder(orderId);
                          Terminal terminal = terminals.near(currentActor.get()).orElse(null);
                          return new Reading(
                              order,
                              views,
                              check,
                              check == null ? List.of() : rules.settings().tipsFor(check.totals()),
                              taken,
                              refunds.ofPayments(taken.stream().map(Payment::id).toList()),
                              check == null ? Optional.empty() : printingCheck.preview(check.id()),
                              terminal,
                              terminal == null || !terminal.kind().equals(SimulatedTerminal.KIND)
                                  ? null
                                  : simulated.next(terminal.id()));
                        }));
  }

  private static @Nullable CheckView firstDue(List<CheckView> views) {
    return views.stream()
        .filter(view -> view.due().isPositive())
        .findFirst()
        .orElse(views.isEmpty() ? null : views.getFirst());
  }

  TakingPayment taking() {
    return takingPayment;
  }

  UndoingPayment undoing() {
    return undoingPayment;
  }

  SimulatedTerminal simulated() {
    return simulated;
  }

  OffersDiscounts discounts() {
    return discounts;
  }

  SigningIn signingIn() {
    return signingIn;
  }

  void print(UUID checkId) {
    printingCheck.print(checkId);
  }

  /**
   * What is on the screen.
   *
   * @param check the one that is paid now; null when nothing is on the order
   * @param terminal the one nearby, or null
   * @param next what it does with the next card, null where it is a real one
   */
  record Reading(
      BilledOrder order,
      List<CheckView> checks,
      @Nullable CheckView check,
      List<Tip> tips,
      List<Payment> payments,
      List<Refund> refunds,
      Optional<Paper> paper,
      @Nullable Terminal terminal,
      SimulatedTerminal.@Nullable Next next) {}
}
