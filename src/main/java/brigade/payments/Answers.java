package brigade.payments;

import brigade.billing.CheckView;
import brigade.billing.Checks;
import brigade.venue.Venues;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Puts payments into words for clients, and keeps what was said first. */
@ApplicationScoped
class Answers {
  private final Payments payments;
  private final Refunds refunds;
  private final Checks checks;
  private final Venues venues;
  private final ObjectMapper json;
  private final EntityManager entities;

  Answers(
      Payments payments,
      Refunds refunds,
      Checks checks,
      Venues venues,
      ObjectMapper json,
      EntityManager entities) {
    this.payments = payments;
    this.refunds = refunds;
    this.checks = checks;
    this.venues = venues;
    this.json = json;
    this.entities = entities;
  }

  /** The answer to the call that began the payment, kept unless one was kept before. */
  PaymentOutcome first(Payment payment, CheckView check) {
    PaymentAnswer answer = of(payment, List.of(), check);
    String text = toJson(answer);
    if (payment.answer().isEmpty()) {
      payment.answered(text);
    }
    return new PaymentOutcome.Answered(answer, text);
  }

  /** The payment as it stands, with its refunds. */
  PaymentOutcome now(UUID paymentId) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Payment payment = payments.findById(paymentId);
              PaymentAnswer answer =
                  of(
                      payment,
                      refunds.ofPayment(paymentId),
                      checks.find(payment.checkId()).orElseThrow());
              return new PaymentOutcome.Answered(answer, toJson(answer));
            });
  }

  PaymentAnswer of(Payment payment, List<Refund> given, CheckView check) {
    return new PaymentAnswer(
        payment.id(),
        payment.checkId(),
        payment.orderId(),
        payment.checkNumber(),
        payment.tender(),
        payment.state(),
        payment.amount().minor(),
        payment.tip().minor(),
        payment.tendered().map(money -> money.minor()).orElse(null),
        payment.change().minor(),
        payment.rounding().minor(),
        venues.settings().currency().getCurrencyCode(),
        payment.explanation().orElse(null),
        payment.reference().orElse(null),
        payment.terminalId().orElse(null),
        payment.businessDate(),
        payment.staffName(),
        payment.createdAt(),
        payment.settledAt().orElse(null),
        given.stream().map(PaymentAnswer.RefundAnswer::of).toList(),
        new PaymentAnswer.CheckAnswer(
            check.state().name(),
            check.totals().total().minor(),
            check.paid().amount().minor(),
            check.paid().tips().minor(),
            check.due().minor()));
  }

  /** Whose sale an order is. */
  Server serverOf(UUID orderId) {
    Object[] row =
        (Object[])
            entities
                .createNativeQuery("select server_id, server_name from orders where id = ?1")
                .setParameter(1, orderId)
                .getSingleResult();
    return new Server((UUID) row[0], (String) row[1]);
  }

  String toJson(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  record Server(UUID id, String name) {}
}
