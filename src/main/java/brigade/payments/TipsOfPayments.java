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

  /**
   * Tips on checks of which lines count for others than the server: what this person is credited
   * with less what others are of theirs, each share rounded down as in the report of sales.
   */
  private static final String CREDITED =
      """
      with p as (
        select p.check_id, p.server_id, sum(p.tip - coalesce(
          (select sum(r.tip) from refund r where r.payment_id = p.id and r.state = 'DONE'), 0)) as tip
        from payment p join order_check c on c.id = p.check_id
          join orders o on o.id = c.order_id and o.credit_split
        where p.business_date = ?1 and p.tip > 0 and p.state in ('AUTHORISED', 'CAPTURED')
        group by p.check_id, p.server_id)
      , w as (
        select p.check_id, l.server_id, sum(k.amount - k.discount) as weight
        from p join check_line k on k.check_id = p.check_id
          join order_line l on l.id = k.order_line_id
        group by p.check_id, l.server_id)
      , x as (select w.*, sum(w.weight) over (partition by w.check_id) as whole from w)
      select coalesce(sum(floor(p.tip * x.weight / x.whole)
        * case when x.server_id = ?2 then 1 else -1 end), 0)
      from p join x on x.check_id = p.check_id
      where x.server_id <> p.server_id and x.whole > 0 and ?2 in (x.server_id, p.server_id)
      """;

  private final EntityManager entities;

  TipsOfPayments(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Money of(UUID serverId, LocalDate businessDate) {
    return Money.of(sum(STANDING, serverId, businessDate))
        .plus(Money.of(sum(CREDITED, serverId, businessDate)));
  }

  private long sum(String sql, UUID serverId, LocalDate businessDate) {
    Object sum =
        entities
            .createNativeQuery(sql)
            .setParameter(1, businessDate)
            .setParameter(2, serverId)
            .getSingleResult();
    return ((Number) sum).longValue();
  }
}
