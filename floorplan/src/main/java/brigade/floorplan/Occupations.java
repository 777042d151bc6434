package brigade.floorplan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who sits at which table. */
@ApplicationScoped
class Occupations implements PanacheRepositoryBase<Occupation, UUID> {
  /** Everything that is taken. */
  List<Occupation> live() {
    return list("until is null");
  }

  /** What of these tables is taken. */
  List<Occupation> liveAt(Collection<UUID> tableIds) {
    return list("tableId in ?1 and until is null", tableIds);
  }

  /** The tables of a party that sits. */
  List<Occupation> liveOf(UUID seatingId) {
    return list("seatingId = ?1 and until is null", seatingId);
  }

  /** The tables a party left last, all at the same instant. */
  List<Occupation> lastOf(UUID seatingId) {
    return list(
        "seatingId = ?1 and until = (select max(o.until) from Occupation o where o.seatingId = ?1)",
        seatingId);
  }
}
