package brigade.floorplan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The areas in use. */
@ApplicationScoped
class Areas implements PanacheRepositoryBase<Area, UUID> {
  List<Area> inUse() {
    return list("retiredAt is null order by position");
  }
}
