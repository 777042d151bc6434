package brigade.floorplan;

import brigade.floorplan.TableView.NextReservation;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The book of reservations. */
@ApplicationScoped
class Reservations implements PanacheRepositoryBase<Reservation, UUID> {
  /** Those that begin in a time, earliest first. */
  List<Reservation> between(Instant from, Instant to) {
    return list("startsAt >= ?1 and startsAt < ?2 order by startsAt, guestName", from, to);
  }

  /** A reservation, locked until the caller's transaction ends, as it is by then. */
  Optional<Reservation> lock(UUID id) {
    Optional<Reservation> found =
        find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    found.ifPresent(getEntityManager()::refresh);
    return found;
  }

  Optional<Reservation> ofSeating(UUID seatingId) {
    return find("seatingId", seatingId).firstResultOptional();
  }

  /** The next one of each table that is not over and begins before an instant. */
  Map<UUID, NextReservation> nextByTable(Instant now, Instant before) {
    Map<UUID, NextReservation> next = new HashMap<>();
    for (Object[] row :
        getEntityManager()
            .createQuery(
                "select t.tableId, r.id, r.guestName, r.covers, r.startsAt from ReservedTable t join"
                    + " Reservation r on r.id = t.reservationId where t.live and t.endsAt > ?1 and"
                    + " t.startsAt < ?2 order by t.startsAt desc",
                Object[].class)
            .setParameter(1, now)
            .setParameter(2, before)
            .getResultList()) {
      next.put(
          (UUID) row[0],
          new NextReservation((UUID) row[1], (String) row[2], (Integer) row[3], (Instant) row[4]));
    }
    return next;
  }

  /** The tables kept for these reservations, given up or not. */
  List<ReservedTable> tablesOf(Collection<UUID> reservationIds) {
    return reservationIds.isEmpty()
        ? List.of()
        : getEntityManager()
            .createQuery(
                "from ReservedTable where reservationId in ?1 order by id", ReservedTable.class)
            .setParameter(1, reservationIds)
            .getResultList();
  }

  /** The reservation that keeps one of these tables in that time, apart from one of them. */
  Optional<Reservation> overlapping(
      Collection<UUID> tableIds, Instant from, Instant to, UUID apartFrom) {
    return getEntityManager()
        .createQuery(
            "select r from Reservation r where r.id <> ?4 and r.id in (select t.reservationId from"
                + " ReservedTable t where t.tableId in ?1 and t.live and t.startsAt < ?3 and"
                + " t.endsAt > ?2) order by r.startsAt",
            Reservation.class)
        .setParameter(1, tableIds)
        .setParameter(2, from)
        .setParameter(3, to)
        .setParameter(4, apartFrom)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
