package brigade.payments;

import brigade.billing.PaymentsOfCheck;
import brigade.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells billing what was paid. */
@ApplicationScoped
class PaidOnChecks implements PaymentsOfCheck {
  /**
   * What was refunded is owed again while the check is open; a paid check stays paid, since its
   * refunds are records of their own. With the first of it that goes back a payment is no longer
   * what settled the check, and rounds it no more.
   */
  private static final String PAID =
      """
      select p.check_id, p.tender, p.amount, p.tip, p.tendered, p.change, p.created_at, p.reference,
        case when c.state = 'PAID' then 0 else coalesce(
          (select sum(r.amount) from refund r
           where r.payment_id = p.id and r.state <> 'DECLINED'), 0) end::bigint,
        coalesce((select sum(r.tip) from refund r
           where r.payment_id = p.id and r.state <> 'DECLINED'), 0)::bigint, p.rounding
      from payment p left join order_check c on c.id = p.check_id
      where p.check_id %s and p.state in ('AUTHORISED', 'CAPTURED')
      order by p.created_at, p.id
      """;

  /** PostgreSQL keeps the plan of this one, and plans the other anew for every list. */
  private static final String PAID_ON_ONE = PAID.formatted("= ?1");

  private static final String PAID_ON_SEVERAL = PAID.formatted("= any(?1)");

  private final EntityManager entities;

  PaidOnChecks(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Map<UUID, Paid> of(Collection<UUID> checkIds) {
    Query query =
        checkIds.size() == 1
            ? entities.createNativeQuery(PAID_ON_ONE).setParameter(1, checkIds.iterator().next())
            : entities
                .createNativeQuery(PAID_ON_SEVERAL)
                .setParameter(1, checkIds.toArray(UUID[]::new));
    @SuppressWarnings("unchecked") // The native query names its eleven columns.
    List<@Nullable Object[]> rows = query.getResultList();
    Map<UUID, Sum> sums = new HashMap<>();
    for (@Nullable Object[] row : rows) {
      sums.computeIfAbsent((UUID) row[0], id -> new Sum()).add(row);
    }
    Map<UUID, Paid> paid = new HashMap<>();
    sums.forEach(
        (id, sum) -> paid.put(id, new Paid(sum.amount, sum.tips, sum.rounding, sum.entries)));
    return paid;
  }

  /** What a check has once this payment is the only one on it. */
  static Paid paidBy(Payment payment) {
    return new Paid(
        payment.amount(),
        payment.tip(),
        payment.rounding(),
        List.of(
            new Entry(
                payment.tender().onPaper(),
                payment.amount(),
                payment.tip(),
                payment.tendered().orElse(null),
                payment.change(),
                payment.createdAt())));
  }

  private static Money money(@Nullable Object minor) {
    return minor == null ? Money.ZERO : Money.of(((Number) minor).longValue());
  }

  private static final class Sum {
    private Money amount = Money.ZERO;
    private Money tips = Money.ZERO;
    private Money rounding = Money.ZERO;
    private final List<Entry> entries = new ArrayList<>();

    void add(@Nullable Object[] row) {
      Money paid = money(row[2]);
      Money tip = money(row[3]);
      Money given = money(row[8]);
      amount = amount.plus(paid).minus(given);
      if (given.isZero()) {
        rounding = rounding.plus(money(row[10]));
      }
      tips = tips.plus(tip).minus(money(row[9]));
      Tender tender = Tender.valueOf(String.valueOf(row[1]));
      entries.add(
          new Entry(
              tender == Tender.CARD && row[7] != null
                  ? tender.onPaper() + " " + row[7]
                  : tender.onPaper(),
              paid,
              tip,
              row[4] == null ? null : money(row[4]),
              money(row[5]),
              row[6] instanceof Instant at ? at : Instant.EPOCH));
    }
  }
}
