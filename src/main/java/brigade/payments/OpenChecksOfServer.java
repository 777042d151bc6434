package brigade.payments;

import brigade.shifts.OpenWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Tells whoever closes a shift which checks its owner leaves open. */
@ApplicationScoped
class OpenChecksOfServer implements OpenWork {
  /** Checks that are named; more of them say no more. */
  private static final int NAMED = 20;

  private static final String OPEN =
      """
      select concat_ws(' ', coalesce(o.table_label, o.guest_name), '#' || o.number) from orders o
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
    return entities
        .createNativeQuery(OPEN, String.class)
        .setParameter(1, staffId)
        .setParameter(2, NAMED)
        .getResultList();
  }
}
