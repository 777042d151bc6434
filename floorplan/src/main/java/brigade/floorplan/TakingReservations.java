package brigade.floorplan;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Booking tables, confirming, moving and cancelling bookings. */
@ApplicationScoped
public class TakingReservations {
  private final Reservations reservations;
  private final DiningTables tables;
  private final Venues venues;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;

  TakingReservations(
      Reservations reservations,
      DiningTables tables,
      Venues venues,
      Journal journal,
      Changes changes,
      Clock clock) {
    this.reservations = reservations;
    this.tables = tables;
    this.venues = venues;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * What was booked for a trading date, earliest first.
   *
   * @param date null for today's
   */
  @Transactional
  @Requires(Permission.VIEW_FLOOR)
  public List<ReservationView> on(@Nullable LocalDate date) {
    VenueSettings venue = venues.settings();
    LocalDate day = date == null ? venue.tradingDate(clock.instant()) : date;
    Instant from = day.atTime(venue.cutOffHour(), 0).atZone(venue.zone()).toInstant();
    Instant to = day.plusDays(1).atTime(venue.cutOffHour(), 0).atZone(venue.zone()).toInstant();
    return views(reservations.between(from, to));
  }

  /**
   * Books tables for a time.
   *
   * @param covers 1 to {@link Seating#MOST_COVERS}
   * @param minutes how long the tables are kept, null for the expected turn
   * @param tableIds may be empty: the table is chosen later
   */
  @Transactional
  @Requires(Permission.RESERVE)
  public Booked book(
      String guestName,
      @Nullable String phone,
      int covers,
      Instant startsAt,
      @Nullable Integer minutes,
      List<UUID> tableIds,
      @Nullable String note) {
    Instant endsAt = startsAt.plusSeconds(60L * (minutes == null ? Turn.minutes(covers) : minutes));
    Set<UUID> wanted = new LinkedHashSet<>(tableIds);
    Booked refused = refusal(wanted, startsAt, endsAt, FloorPlan.WHOLE);
    if (refused != null) {
      return refused;
    }
    Reservation reservation =
        new Reservation(
            Ids.next(), guestName, phone, covers, startsAt, endsAt, note, clock.instant());
    reservations.persistAndFlush(reservation);
    keep(reservation, wanted);
    ReservationView view = view(reservation);
    journal.record("reservation.booked", "reservation", view.id(), null, told(view));
    changes.announce(Topic.FLOOR, view.id());
    return new Booked.Done(view);
  }

  /** Gives a reservation other tables. */
  @Transactional
  @Requires(Permission.RESERVE)
  public Booked moveTo(UUID reservationId, List<UUID> tableIds) {
    Reservation reservation = reservations.lock(reservationId).orElse(null);
    if (reservation == null || !reservation.state().holdsTable()) {
      return new Booked.Gone();
    }
    ReservationView before = view(reservation);
    Set<UUID> wanted = new LinkedHashSet<>(tableIds);
    Booked refused = refusal(wanted, reservation.startsAt(), reservation.endsAt(), reservationId);
    if (refused != null) {
      return refused;
    }
    reservations
        .tablesOf(List.of(reservationId))
        .forEach(table -> reservations.getEntityManager().remove(table));
    reservations.flush();
    keep(reservation, wanted);
    ReservationView after = view(reservation);
    journal.record("reservation.moved", "reservation", reservationId, told(before), told(after));
    changes.announce(Topic.FLOOR, reservationId);
    return new Booked.Done(after);
  }

  /** Confirms, cancels or gives up a reservation; empty when its state does not allow it. */
  @Transactional
  @Requires(Permission.RESERVE)
  public Optional<ReservationView> become(UUID reservationId, Reservation.State state) {
    Optional<Reservation> found = reservations.lock(reservationId);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Reservation reservation = found.get();
    Reservation.State before = reservation.state();
    if (before == Reservation.State.SEATED || !reservation.become(state, null)) {
      return Optional.empty();
    }
    if (!state.holdsTable()) {
      reservations.tablesOf(List.of(reservationId)).forEach(table -> table.keep(false));
    }
    reservations.flush();
    journal.record(
        "reservation." + (state == Reservation.State.NO_SHOW ? "given-up" : word(state)),
        "reservation",
        reservationId,
        Map.of("state", before),
        Map.of("state", state));
    changes.announce(Topic.FLOOR, reservationId);
    return Optional.of(view(reservation));
  }

  /** One reservation. */
  @Transactional
  @Requires(Permission.VIEW_FLOOR)
  public Optional<ReservationView> find(UUID reservationId) {
    return reservations.findByIdOptional(reservationId).map(this::view);
  }

  private static String word(Reservation.State state) {
    return state == Reservation.State.CONFIRMED ? "confirmed" : "cancelled";
  }

  private @Nullable Booked refusal(Set<UUID> tableIds, Instant from, Instant to, UUID apartFrom) {
    if (tableIds.isEmpty()) {
      return null;
    }
    Set<UUID> known =
        tables.lock(tableIds).stream().map(DiningTable::id).collect(Collectors.toSet());
    for (UUID id : tableIds) {
      if (!known.contains(id)) {
        return new Booked.NoSuchTable(id);
      }
    }
    return reservations
        .overlapping(tableIds, from, to, apartFrom)
        .map(other -> new Booked.Overlaps(view(other)))
        .orElse(null);
  }

  private void keep(Reservation reservation, Set<UUID> tableIds) {
    tableIds.forEach(
        id ->
            reservations
                .getEntityManager()
                .persist(new ReservedTable(Ids.next(), reservation, id)));
    reservations.flush();
  }

  private ReservationView view(Reservation reservation) {
    return views(List.of(reservation)).getFirst();
  }

  List<ReservationView> views(List<Reservation> found) {
    Map<UUID, List<ReservedTable>> kept =
        reservations.tablesOf(found.stream().map(Reservation::id).toList()).stream()
            .collect(Collectors.groupingBy(ReservedTable::reservationId));
    Set<UUID> tableIds =
        kept.values().stream()
            .flatMap(List::stream)
            .map(ReservedTable::tableId)
            .collect(Collectors.toSet());
    Map<UUID, DiningTable> byId =
        tableIds.isEmpty()
            ? Map.of()
            : tables.list("id in ?1", tableIds).stream()
                .collect(Collectors.toMap(DiningTable::id, Function.identity()));
    return found.stream()
        .map(
            reservation -> {
              List<DiningTable> at =
                  kept.getOrDefault(reservation.id(), List.of()).stream()
                      .map(table -> byId.get(table.tableId()))
                      .sorted(DiningTables.BY_NUMBER)
                      .toList();
              return new ReservationView(
                  reservation.id(),
                  reservation.guestName(),
                  reservation.phone().orElse(null),
                  reservation.covers(),
                  reservation.startsAt(),
                  reservation.endsAt(),
                  reservation.state(),
                  reservation.note().orElse(null),
                  at.stream().map(DiningTable::id).toList(),
                  TableNumbers.label(at.stream().map(DiningTable::number).toList()),
                  reservation.seatingId().orElse(null),
                  reservation.version(),
                  null);
            })
        .toList();
  }

  private static Map<String, Object> told(ReservationView reservation) {
    return Map.of(
        "guest", reservation.guestName(),
        "covers", reservation.covers(),
        "startsAt", reservation.startsAt(),
        "table", reservation.tableLabel());
  }
}
