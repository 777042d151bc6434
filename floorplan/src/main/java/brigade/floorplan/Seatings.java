package brigade.floorplan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Hibernate;

/** The parties. */
@ApplicationScoped
class Seatings implements PanacheRepositoryBase<Seating, UUID> {
  /** Parties that sit. */
  List<Seating> live() {
    return list("clearedAt is null order by seatedAt");
  }

  /** A party, locked until the caller's transaction ends, as it is by then. */
  Optional<Seating> lock(UUID id) {
    Seating known = getEntityManager().getReference(Seating.class, id);
    if (!Hibernate.isInitialized(known)) {
      return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
    // What was read before may have changed since; that is no fault of whoever waits for it.
    getEntityManager().refresh(known, LockModeType.PESSIMISTIC_WRITE);
    return Optional.of(known);
  }
}
