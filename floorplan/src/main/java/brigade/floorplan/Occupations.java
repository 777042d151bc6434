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

  /** A table of a party. */
  record Place(UUID seatingId, DiningTable table) {}

  /** The tables where these parties sit, or that they left last. */
  List<Place> places(Collection<UUID> seatingIds) {
    return getEntityManager()
        .createQuery(
            """
            select o.seatingId, t from Occupation o join DiningTable t on t.id = o.tableId
            where o.seatingId in (?1) and (o.until is null
              or o.until = (select max(l.until) from Occupation l where l.seatingId = o.seatingId)
              and not exists
                (select 1 from Occupation l where l.seatingId = o.seatingId and l.until is null))
            """,
            Object[].class)
        .setParameter(1, seatingIds)
        .getResultStream()
        .map(row -> new Place((UUID) row[0], (DiningTable) row[1]))
        .toList();
  }
}
