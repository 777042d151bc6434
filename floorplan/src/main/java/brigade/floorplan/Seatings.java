package brigade.floorplan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The parties. */
@ApplicationScoped
class Seatings implements PanacheRepositoryBase<Seating, UUID> {
  /** Parties that sit. */
  List<Seating> live() {
    return list("clearedAt is null order by seatedAt");
  }

  /** A party, locked until the caller's transaction ends, as it is by then. */
  Optional<Seating> lock(UUID id) {
    Optional<Seating> found =
        find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    found.ifPresent(getEntityManager()::refresh);
    return found;
  }
}
