package brigade.orders;

import brigade.floorplan.TableActivity;
import brigade.kitchen.Kitchen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the floor what its parties have ordered, by one query for any number of parties. */
@ApplicationScoped
class PartyActivity implements TableActivity {
  private static final String OPEN =
      """
      select o.seating_id, o.id, o.number, o.opened_at,
        exists (select from order_line l where l.order_id = o.id and l.state <> 'VOIDED') as owing
      from orders o
      where o.state = 'OPEN' and o.seating_id in (?1)
      order by owing desc, o.opened_at
      """;

  private final EntityManager entities;
  private final Orders orders;
  private final Kitchen kitchen;

  PartyActivity(EntityManager entities, Orders orders, Kitchen kitchen) {
    this.entities = entities;
    this.orders = orders;
    this.kitchen = kitchen;
  }

  @Override
  public void holdStill(UUID seatingId) {
    for (UUID order : orders.lockOpenOf(seatingId)) {
      kitchen.holdStill(order);
    }
  }

  /** Of several orders of one party the first that is owed for is the one shown. */
  @Override
  public Map<UUID, Activity> of(Collection<UUID> seatingIds) {
    if (seatingIds.isEmpty()) {
      return Map.of();
    }
    @SuppressWarnings("unchecked") // The query names its five columns.
    List<Object[]> rows =
        entities.createNativeQuery(OPEN).setParameter(1, seatingIds).getResultList();
    Map<UUID, Activity> activity = new LinkedHashMap<>();
    for (Object[] row : rows) {
      activity.putIfAbsent(
          (UUID) row[0],
          new Activity(
              (UUID) row[1], ((Number) row[2]).intValue(), (Instant) row[3], (Boolean) row[4]));
    }
    return activity;
  }
}
