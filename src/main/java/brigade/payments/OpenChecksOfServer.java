package brigade.payments;

import brigade.screen.Texts;
import brigade.shifts.OpenWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells whoever closes a shift which checks its owner leaves open. */
@ApplicationScoped
class OpenChecksOfServer implements OpenWork {
  /** Checks that are named; more of them say no more. */
  private static final int NAMED = 20;

  private static final String OPEN =
      """
      select o.table_label, coalesce(o.guest_name, ''), cast(o.number as text) from orders o
      where o.state = 'OPEN' and o.server_id = ?1 and exists (select 1 from order_line l
        where l.order_id = o.id and l.state not in ('NEW', 'VOIDED'))
      order by o.opened_at limit ?2
      """;

  private final EntityManager entities;

  OpenChecksOfServer(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public List<String> openOf(UUID staffId) {
    @SuppressWarnings("unchecked") // The query names its three columns.
    List<@Nullable Object[]> rows =
        entities
            .createNativeQuery(OPEN)
            .setParameter(1, staffId)
            .setParameter(2, NAMED)
            .getResultList();
    return rows.stream().map(OpenChecksOfServer::words).toList();
  }

  private static String words(@Nullable Object[] row) {
    if (row[0] != null) {
      return Texts.of("payments.open.table", row[0], row[2]);
    }
    return "".equals(row[1])
        ? Texts.of("payments.open.order", row[2])
        : Texts.of("payments.open.guest", row[1], row[2]);
  }
}
