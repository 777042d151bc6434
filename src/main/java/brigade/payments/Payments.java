package brigade.payments;

import brigade.money.Money;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The payments. */
@ApplicationScoped
public class Payments implements PanacheRepositoryBase<Payment, UUID> {
  /** Those of a check, in the order they were begun. */
  public List<Payment> ofCheck(UUID checkId) {
    return list("checkId = ?1 order by createdAt, id", checkId);
  }

  /** Those of all checks of an order. */
  public List<Payment> ofOrder(UUID orderId) {
    return list("orderId = ?1 order by createdAt, id", orderId);
  }

  public Optional<Payment> withKey(String key) {
    return find("idempotencyKey", key).firstResultOptional();
  }

  /** Those of which nobody knows yet whether money moved. */
  public List<Payment> unsettled() {
    return list("state in ('PENDING', 'UNKNOWN') order by createdAt");
  }

  List<Payment> pendingSince(Instant before) {
    return list("state = 'PENDING' and createdAt < ?1 order by createdAt", before);
  }

  /** Card payments that wait for the batch. */
  public List<Payment> toCapture() {
    return list("state = 'AUTHORISED' order by createdAt");
  }

  /** What is paid of a check, tips left out. */
  public Money paid(UUID checkId) {
    return ofCheck(checkId).stream()
        .filter(payment -> payment.state().isPaid())
        .map(Payment::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  public long countOn(LocalDate date) {
    return count("businessDate = ?1 and state in ('AUTHORISED', 'CAPTURED')", date);
  }
}
