package brigade.payments;

import brigade.journal.Journal;
import brigade.payments.CardTerminal.Outcome;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Capturing the card payments that are only authorised: the batch at the end of the day. */
@ApplicationScoped
public class CapturingBatch {
  private static final Logger LOG = Logger.getLogger(CapturingBatch.class);

  private final Payments payments;
  private final Terminals terminals;
  private final AskingTerminal asker;
  private final Journal journal;
  private final EntityManager entities;

  CapturingBatch(
      Payments payments,
      Terminals terminals,
      AskingTerminal asker,
      Journal journal,
      EntityManager entities) {
    this.asker = asker;
    this.payments = payments;
    this.terminals = terminals;
    this.journal = journal;
    this.entities = entities;
  }

  /**
   * Captures all that wait. A terminal that does not answer keeps its payments for the next batch;
   * after its first silence the rest of them are not tried now.
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
      Terminal terminal =
          QuarkusTransaction.requiringNew().call(() -> terminals.findById(terminalId));
      Outcome outcome =
          asker.ask(
              () -> terminals.adapter(terminal).capture(terminal, payment.id(), payment.charge()));
      switch (outcome) {
        case Outcome.Approved approved -> captured += record(payment) ? 1 : 0;
        case Outcome.NoAnswer(String why) -> silent.add(terminalId);
        case Outcome.Declined(String why) ->
            LOG.warnf(
                "Payment %s on check %s was not captured: %s",
                payment.id(), payment.checkNumber(), why);
        case Outcome.NotFound() ->
            LOG.warnf(
                "Payment %s on check %s is not known to its terminal",
                payment.id(), payment.checkNumber());
      }
    }
    return new Result(captured, waiting.size() - captured);
  }

  private boolean record(Payment known) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Payment payment = payments.findById(known.id());
              entities.refresh(payment);
              if (payment.state() != PaymentState.AUTHORISED) {
                return false;
              }
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
              return true;
            });
  }

  /** How many were captured, and how many wait for the next batch. */
  public record Result(int captured, int waiting) {}
}
