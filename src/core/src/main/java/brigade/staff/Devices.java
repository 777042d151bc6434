package brigade.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The enrolled devices. */
@ApplicationScoped
public class Devices implements PanacheRepositoryBase<Device, UUID> {
  /** The device that shows this code, unless it was revoked. */
  public Optional<Device> enrolled(String code) {
    return find("code = ?1 and revokedAt is null", code).firstResultOptional();
  }
}
