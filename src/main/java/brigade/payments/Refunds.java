package brigade.payments;

import brigade.money.Money;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The refunds. */
@ApplicationScoped
public class Refunds implements PanacheRepositoryBase<Refund, UUID> {
  public List<Refund> ofPayment(UUID paymentId) {
    return list("paymentId = ?1 order by createdAt, id", paymentId);
  }

  /** Those of several payments. */
  public List<Refund> ofPayments(Collection<UUID> paymentIds) {
    return paymentIds.isEmpty()
        ? List.of()
        : list("paymentId in ?1 order by createdAt, id", paymentIds);
  }

  public Optional<Refund> withKey(String key) {
    return find("idempotencyKey", key).firstResultOptional();
  }

  /** Those of which nobody knows yet whether money moved. */
  public List<Refund> unsettled() {
    return list("state in ('PENDING', 'UNKNOWN') order by createdAt");
  }

  /** Those begun before then that nobody recorded an answer of. */
  List<Refund> pendingSince(Instant before) {
    return list("state = 'PENDING' and createdAt < ?1", before);
  }

  /** What was given back of the amount, or may have been. */
  Money givenOf(UUID paymentId) {
    return ofPayment(paymentId).stream()
        .filter(refund -> refund.state().countsAsGiven())
        .map(Refund::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  /** What was given back of the tip, or may have been. */
  Money tipGivenOf(UUID paymentId) {
    return ofPayment(paymentId).stream()
        .filter(refund -> refund.state().countsAsGiven())
        .map(Refund::tip)
        .reduce(Money.ZERO, Money::plus);
  }
}
