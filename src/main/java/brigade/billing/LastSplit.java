package brigade.billing;

import brigade.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the checks of an order came to when they were last divided, as the journal has it. */
@ApplicationScoped
class LastSplit {
  private static final String LAST =
      """
      select j.at, t.key, cast(t.value as bigint)
      from (select at, after from journal where subject_id = ?1
          and action in ('check.split', 'check.merged') order by seq desc limit 1) j
        cross join lateral jsonb_each_text(j.after) t
      """;

  private final EntityManager entities;

  LastSplit(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * A division of an order.
   *
   * @param totals of its checks, by number, such as {@code 1047-1}
   */
  record Done(Instant at, Map<String, Money> totals) {}

  /** The last one, read in the caller's transaction; empty where nothing was divided. */
  Optional<Done> of(UUID orderId) {
    @SuppressWarnings("unchecked") // The query names its three columns.
    List<Object[]> rows = entities.createNativeQuery(LAST).setParameter(1, orderId).getResultList();
    Map<String, Money> totals = new HashMap<>();
    rows.forEach(row -> totals.put((String) row[1], Money.of(((Number) row[2]).longValue())));
    return rows.stream().findFirst().map(row -> new Done((Instant) row[0], Map.copyOf(totals)));
  }
}
