package brigade.orders;

import brigade.kitchen.OrderedLines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Tells whoever follows a dish who ordered it and when it came to the table. */
@ApplicationScoped
class LinesForKitchen implements OrderedLines {
  private final EntityManager entities;

  LinesForKitchen(EntityManager entities) {
    this.entities = entities;
  }

  /** Of parts of a line that the kitchen knows as one, the last to be carried counts. */
  @Override
  public Map<UUID, Ordered> of(UUID orderId) {
    Map<UUID, Ordered> lines = new HashMap<>();
    for (Object[] row :
        entities
            .createQuery(
                "select l.kitchenId, min(l.orderedAt), min(l.orderedBy), max(l.servedAt),"
                    + " count(l) - count(l.servedAt) from OrderLine l"
                    + " where l.order.id = ?1 group by l.kitchenId",
                Object[].class)
            .setParameter(1, orderId)
            .getResultList()) {
      boolean all = ((Number) row[4]).intValue() == 0;
      lines.put(
          (UUID) row[0],
          new Ordered((Instant) row[1], (String) row[2], all ? (Instant) row[3] : null));
    }
    return lines;
  }
}
