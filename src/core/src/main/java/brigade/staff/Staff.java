package brigade.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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

  Optional<StaffMember> activeWithPin(byte[] pinHash) {
    return find("pinHash = ?1 and disabledAt is null", (Object) pinHash).firstResultOptional();
  }
}
