package brigade.floorplan;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.rest.Problem;
import brigade.rest.Versions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seating, moving and clearing parties, and taking a seating back. */
@ApplicationScoped
public class SeatingParties {
  /** A seating can be taken back for so long, while nothing was ordered. */
  public static final Duration TAKE_BACK_WITHIN = Duration.ofMinutes(2);

  private final FloorPlan floorPlan;
  private final Servers servers;
  private final DiningTables tables;
  private final Waitlist waitlist;
  private final Reservations reservations;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;

  SeatingParties(
      FloorPlan floorPlan,
      Servers servers,
      DiningTables tables,
      Waitlist waitlist,
      Reservations reservations,
      Journal journal,
      Changes changes,
      Clock clock) {
    this.floorPlan = floorPlan;
    this.servers = servers;
    this.tables = tables;
    this.waitlist = waitlist;
    this.reservations = reservations;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Seats a party.
   *
   * @param covers 1 to {@link Seating#MOST_COVERS}
   * @param serverId null for the section's server, else whose turn it is
   * @throws Problem 400 if the one named does not serve
   */
  @Transactional
  @Requires(Permission.SEAT)
  public Seated seat(
      List<UUID> tableIds, int covers, @Nullable UUID serverId, @Nullable String partyName) {
    Servers.Server server =
        servers
            .choose(serverId, tableIds, floorPlan.tables())
            .orElseThrow(() -> Problem.invalid("serverId", "is nobody who serves"));
    return floorPlan.seat(tableIds, covers, server.id(), server.name(), partyName);
  }

  /**
   * Seats a party that waits.
   *
   * @throws Problem 409 if it does not wait any more, 400 if the one named does not serve
   */
  @Transactional
  @Requires(Permission.SEAT)
  public Seated seatWaiting(UUID entryId, List<UUID> tableIds, @Nullable UUID serverId) {
    WaitlistEntry entry =
        waitlist.lock(entryId).orElseThrow(() -> Problem.notFound("waiting party", entryId));
    if (entry.state() != WaitlistEntry.State.WAITING) {
      throw Problem.conflict("not-waiting", entry.name() + " does not wait any more");
    }
    Seated seated = seat(tableIds, entry.covers(), serverId, entry.name());
    if (seated instanceof Seated.Done(SeatingSummary seating)) {
      entry.seat(seating.id(), clock.instant());
      journal.record(
          "waitlist.seated", "waitlist", entryId, null, Map.of("table", seating.tableLabel()));
      changes.announce(Topic.FLOOR, seating.id());
      return new Seated.Done(seating.noted(entry.note().orElse(null)));
    }
    return seated;
  }

  /**
   * Seats guests who booked.
   *
   * @param tableIds null or empty for the tables they booked
   * @param covers null for as many as they booked
   * @throws Problem 409 if the reservation is not open any more, 400 if the one named does not
   *     serve
   */
  @Transactional
  @Requires(Permission.SEAT)
  public Seated seatReservation(
      UUID reservationId,
      @Nullable List<UUID> tableIds,
      @Nullable Integer covers,
      @Nullable UUID serverId) {
    Reservation reservation =
        reservations
            .lock(reservationId)
            .orElseThrow(() -> Problem.notFound("reservation", reservationId));
    if (!reservation.state().holdsTable()) {
      throw Problem.conflict(
          "reservation-over",
          "The reservation of " + reservation.guestName() + " is " + reservation.state());
    }
    List<ReservedTable> kept = reservations.tablesOf(List.of(reservationId));
    List<UUID> wanted =
        tableIds == null || tableIds.isEmpty()
            ? kept.stream().map(ReservedTable::tableId).toList()
            : tableIds;
    Seated seated =
        seat(
            wanted,
            covers == null ? reservation.covers() : covers,
            serverId,
            reservation.guestName());
    if (seated instanceof Seated.Done(SeatingSummary seating)) {
      reservation.become(Reservation.State.SEATED, seating.id());
      kept.forEach(table -> table.keep(false));
      journal.record(
          "reservation.seated",
          "reservation",
          reservationId,
          null,
          Map.of("table", seating.tableLabel()));
      return new Seated.Done(seating.noted(reservation.note().orElse(null)));
    }
    return seated;
  }

  /**
   * Moves a party.
   *
   * @param ifMatch the version the client knew, null for any
   * @throws Problem 412 if it is another version
   */
  @Transactional
  @Requires(Permission.SEAT)
  public Moved move(UUID seatingId, List<UUID> tableIds, @Nullable String ifMatch) {
    floorPlan.holdStill(seatingId).ifPresent(party -> Versions.check(ifMatch, party.version()));
    return floorPlan.move(seatingId, tableIds);
  }

  /**
   * Makes one party of two.
   *
   * @param seatingId the party that stays
   * @param otherId the party that goes into it
   * @param ifMatch the version the client knew of the one that stays, null for any
   * @throws Problem 412 if it is another version, 409 while one of them pays
   */
  @Transactional
  @Requires(Permission.SEAT)
  public Joined join(UUID seatingId, UUID otherId, @Nullable String ifMatch) {
    floorPlan.holdStill(seatingId).ifPresent(party -> Versions.check(ifMatch, party.version()));
    return floorPlan.join(seatingId, otherId);
  }

  /**
   * Frees the tables of a party that owes nothing.
   *
   * @param ifMatch the version the client knew, null for any
   * @throws Problem 412 if it is another version
   */
  @Transactional
  @Requires(Permission.SEAT)
  public Cleared clear(UUID seatingId, @Nullable String ifMatch) {
    floorPlan.holdStill(seatingId).ifPresent(party -> Versions.check(ifMatch, party.version()));
    return floorPlan.clear(seatingId);
  }

  /**
   * Counts a party anew; its open orders follow.
   *
   * @param covers 1 to {@link Seating#MOST_COVERS}
   * @param ifMatch the version the client knew, null for any
   * @return the party, empty if there is none or it has left
   * @throws Problem 412 if it is another version, 409 while the party pays
   */
  @Transactional
  @Requires(Permission.SEAT)
  public Optional<SeatingSummary> recount(UUID seatingId, int covers, @Nullable String ifMatch) {
    floorPlan.holdStill(seatingId).ifPresent(party -> Versions.check(ifMatch, party.version()));
    return floorPlan.recount(seatingId, covers);
  }

  /** Takes a seating back: the tables are free, and who waited or had booked does so again. */
  @Transactional
  @Requires(Permission.SEAT)
  public TakenBack takeBack(UUID seatingId) {
    SeatingSummary seating = floorPlan.holdStill(seatingId).orElse(null);
    if (seating == null
        || seating.stage() != Stage.TO_ORDER
        || seating.seatedAt().plus(TAKE_BACK_WITHIN).isBefore(clock.instant())) {
      return TakenBack.TOO_LATE;
    }
    return switch (floorPlan.clear(seatingId)) {
      case Cleared.Gone(), Cleared.Owing _ -> TakenBack.TOO_LATE;
      case Cleared.Done _ -> {
        waitlist.ofSeating(seatingId).ifPresent(this::waitAgain);
        reservations.ofSeating(seatingId).ifPresent(this::expectAgain);
        yield TakenBack.DONE;
      }
    };
  }

  private void waitAgain(WaitlistEntry entry) {
    entry.waitAgain();
    journal.record("waitlist.joined-again", "waitlist", entry.id(), null, null);
  }

  private void expectAgain(Reservation reservation) {
    List<ReservedTable> kept = reservations.tablesOf(List.of(reservation.id()));
    List<UUID> tableIds = kept.stream().map(ReservedTable::tableId).toList();
    tables.lock(tableIds);
    reservation.become(Reservation.State.EXPECTED, null);
    // Somebody else may have been promised a table meanwhile; then these guests come back without
    // one.
    boolean free =
        reservations
            .overlapping(tableIds, reservation.startsAt(), reservation.endsAt(), reservation.id())
            .isEmpty();
    kept.forEach(table -> table.keep(free));
    journal.record("reservation.expected-again", "reservation", reservation.id(), null, null);
  }

  /** What came of taking a seating back. */
  public enum TakenBack {
    DONE,
    /** It is too long ago, or they have ordered or left. */
    TOO_LATE
  }
}
