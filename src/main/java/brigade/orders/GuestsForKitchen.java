package brigade.orders;

import brigade.kitchen.GuestNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells expo whom an order without a table is for. */
@ApplicationScoped
class GuestsForKitchen implements GuestNames {
  private final EntityManager entities;

  GuestsForKitchen(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Map<UUID, String> of(Collection<UUID> orderIds) {
    return entities
        .createQuery(
            "select o.id, o.guestName from PartyOrder o"
                + " where o.id in ?1 and o.guestName is not null",
            Object[].class)
        .setParameter(1, orderIds)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }
}
