package brigade.floorplan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** The parties. */
@ApplicationScoped
class Seatings implements PanacheRepositoryBase<Seating, UUID> {
  /** Parties that sit. */
  List<Seating> live() {
    return list("clearedAt is null order by seatedAt");
  }

  /**
   * Who sits at a table and what they said before, in one query: an order that is opened there
   * takes both. Only a party that has a name can have waited or booked.
   */
  Optional<Noted> at(UUID tableId) {
    return getEntityManager()
        .createQuery(
            "select s, case when s.partyName is not null then coalesce("
                + "(select max(w.note) from WaitlistEntry w where w.seatingId = s.id),"
                + " (select max(r.note) from Reservation r where r.seatingId = s.id)) end"
                + " from Occupation o join Seating s on s.id = o.seatingId"
                + " where o.tableId = ?1 and o.until is null",
            Object[].class)
        .setParameter(1, tableId)
        .getResultStream()
        .map(row -> new Noted((Seating) row[0], (String) row[1]))
        .findFirst();
  }

  /** What these parties said when they booked or at the door; those who said nothing are absent. */
  Map<UUID, String> notes(Collection<Seating> parties) {
    // Who came unannounced has said nothing; of most rooms nothing is to be read.
    List<UUID> named =
        parties.stream().filter(party -> party.partyName().isPresent()).map(Seating::id).toList();
    Map<UUID, String> notes = new HashMap<>();
    if (!named.isEmpty()) {
      getEntityManager()
          .createQuery(
              "select r.seatingId, r.note from Reservation r"
                  + " where r.seatingId in ?1 and r.note is not null"
                  + " union all select w.seatingId, w.note from WaitlistEntry w"
                  + " where w.seatingId in ?1 and w.note is not null",
              Object[].class)
          .setParameter(1, named)
          .getResultStream()
          .forEach(row -> notes.put((UUID) row[0], (String) row[1]));
    }
    return notes;
  }

  /**
   * A party and what it said before it sat down.
   *
   * @param note null for nothing
   */
  record Noted(Seating seating, @Nullable String note) {}

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
