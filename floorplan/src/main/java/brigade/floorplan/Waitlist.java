package brigade.floorplan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The parties at the door. */
@ApplicationScoped
class Waitlist implements PanacheRepositoryBase<WaitlistEntry, UUID> {
  /** Who waits, longest first. */
  List<WaitlistEntry> waiting() {
    return list("state = ?1 order by joinedAt", WaitlistEntry.State.WAITING);
  }

  /** A party, locked until the caller's transaction ends, as it is by then. */
  Optional<WaitlistEntry> lock(UUID id) {
    Optional<WaitlistEntry> found =
        find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    found.ifPresent(getEntityManager()::refresh);
    return found;
  }

  Optional<WaitlistEntry> ofSeating(UUID seatingId) {
    return find("seatingId", seatingId).firstResultOptional();
  }
}
