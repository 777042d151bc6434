package brigade.payments;

import brigade.money.Money;
import brigade.orders.TipsOfServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.UUID;

/** Sums up the tips of a server, within the caller's transaction. */
@ApplicationScoped
class TipsOfPayments implements TipsOfServer {
  private static final String STANDING =
      """
      select coalesce(sum(p.tip - coalesce(
        (select sum(r.tip) from refund r where r.payment_id = p.id and r.state = 'DONE'), 0)), 0)
      from payment p
      where p.business_date = ?1 and p.server_id = ?2
        and p.state in ('AUTHORISED', 'CAPTURED')
      """;

  private final EntityManager entities;

  TipsOfPayments(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Money of(UUID serverId, LocalDate businessDate) {
    Object sum =
        entities
            .createNativeQuery(STANDING)
            .setParameter(1, businessDate)
            .setParameter(2, serverId)
            .getSingleResult();
    return Money.of(((Number) sum).longValue());
  }
}
