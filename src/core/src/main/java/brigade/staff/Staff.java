package brigade.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people who work here. */
@ApplicationScoped
public class Staff implements PanacheRepositoryBase<StaffMember, UUID> {
  /** Everybody who may sign in, by name. */
  public List<StaffMember> active() {
    return list("disabledAt is null order by fullName");
  }

  /**
   * The managers who may sign in, held until the transaction ends: of two who let each other go at
   * the same moment one stays.
   */
  List<StaffMember> lockManagers() {
    return find("role = ?1 and disabledAt is null order by id", Role.MANAGER)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  Optional<StaffMember> activeWithPin(byte[] pinHash) {
    return find("pinHash = ?1 and disabledAt is null", (Object) pinHash).firstResultOptional();
  }
}
