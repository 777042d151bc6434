package brigade.payments;

import brigade.billing.Checks;
import brigade.journal.Journal;
import brigade.money.Money;
import brigade.payments.CardTerminal.Outcome;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Capturing the card payments that are only authorised: the batch at the end of the day. */
@ApplicationScoped
public class CapturingBatch {
  private static final Logger LOG = Logger.getLogger(CapturingBatch.class);

  private final Checks checks;
  private final Payments payments;
  private final Terminals terminals;
  private final AskingTerminal asker;
  private final Journal journal;
  private final EntityManager entities;

  CapturingBatch(
      Checks checks,
      Payments payments,
      Terminals terminals,
      AskingTerminal asker,
      Journal journal,
      EntityManager entities) {
    this.checks = checks;
    this.asker = asker;
    this.payments = payments;
    this.terminals = terminals;
    this.journal = journal;
    this.entities = entities;
  }

  /**
   * Captures all that wait, each with the tip it has when its turn comes: what the terminal is told
   * is written down before, and no tip changes it after. A terminal that does not answer keeps its
   * payments for the next batch, which tells it the same; after its first silence the rest of them
   * are not tried now.
   */
  @Requires(Permission.CLOSE_DAY)
  public Result capture() {
    List<Payment> waiting = QuarkusTransaction.requiringNew().call(payments::toCapture);
    Set<UUID> silent = new HashSet<>();
    int captured = 0;
    for (Payment payment : waiting) {
      UUID terminalId = payment.terminalId().orElseThrow();
      if (silent.contains(terminalId)) {
        continue;
      }
      Optional<Money> charge =
          QuarkusTransaction.requiringNew().call(() -> held(payment).map(Payment::capturing));
      if (charge.isEmpty()) {
        continue;
      }
      Terminal terminal =
          QuarkusTransaction.requiringNew().call(() -> terminals.findById(terminalId));
      Outcome outcome =
          asker.ask(
              () -> terminals.adapter(terminal).capture(terminal, payment.id(), charge.get()));
      switch (outcome) {
        case Outcome.Approved approved -> captured += captured(payment) ? 1 : 0;
        case Outcome.NoAnswer(String why) -> silent.add(terminalId);
        case Outcome.Declined(String why) ->
            refused(payment, "was not captured by its terminal: " + why);
        case Outcome.NotFound() -> refused(payment, "is not known to its terminal");
      }
    }
    return new Result(captured, waiting.size() - captured);
  }

  /** The payment as it is now, its check held, if it still waits for its capture. */
  private Optional<Payment> held(Payment known) {
    checks.lockForPayment(known.checkId());
    Payment payment = payments.findById(known.id());
    entities.refresh(payment);
    return Optional.of(payment).filter(found -> found.state() == PaymentState.AUTHORISED);
  }

  private boolean captured(Payment known) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Optional<Payment> held = held(known);
              held.ifPresent(this::record);
              return held.isPresent();
            });
  }

  private void record(Payment payment) {
    payment.captured();
    journal.record(
        "payment.captured",
        "payment",
        payment.id(),
        null,
        Map.of(
            "check", payment.checkNumber(),
            "amount", payment.amount().minor(),
            "tip", payment.tip().minor()));
  }

  private void refused(Payment payment, String why) {
    QuarkusTransaction.requiringNew().run(() -> held(payment).ifPresent(Payment::notCaptured));
    LOG.warnf("Payment %s on check %s %s", payment.id(), payment.checkNumber(), why);
  }

  /** How many were captured, and how many wait for the next batch. */
  public record Result(int captured, int waiting) {}
}
