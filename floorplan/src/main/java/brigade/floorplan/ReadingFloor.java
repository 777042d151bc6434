package brigade.floorplan;

import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looking at the room, as one instant shows it. */
@ApplicationScoped
@Requires(Permission.VIEW_FLOOR)
public class ReadingFloor {
  private final FloorPlan floorPlan;
  private final KeepingWaitlist waitlist;
  private final TakingReservations reservations;
  private final Servers servers;
  private final Clock clock;
  private final int coversPerQuarter;

  ReadingFloor(
      FloorPlan floorPlan,
      KeepingWaitlist waitlist,
      TakingReservations reservations,
      Servers servers,
      Clock clock,
      @ConfigProperty(name = "brigade.floor.covers-per-quarter", defaultValue = "16")
          int coversPerQuarter) {
    this.floorPlan = floorPlan;
    this.waitlist = waitlist;
    this.reservations = reservations;
    this.servers = servers;
    this.clock = clock;
    this.coversPerQuarter = coversPerQuarter;
  }

  /** The whole room. */
  @Transactional
  public Floor floor() {
    return floorPlan.floor();
  }

  /** A party, also one that has left. */
  @Transactional
  public Optional<SeatingSummary> seating(UUID id) {
    return floorPlan.seating(id);
  }

  /** The room, the door and the book together. */
  @Transactional
  public Evening evening() {
    Instant now = clock.instant();
    Floor floor = floorPlan.floor();
    List<WaitingParty> waiting = waitlist.waiting();
    List<ReservationView> booked = reservations.on(null);
    List<ServerLoad> loads = servers.loads(floor.tables());
    return new Evening(
        now,
        floor,
        waiting,
        Conflicts.found(booked, floor.tables(), now),
        loads,
        Servers.next(loads).map(ServerLoad::id),
        LoadBar.nextHour(now, booked, floor.tables()),
        coversPerQuarter,
        Quote.minutes(
            Evening.QUOTED_COVERS,
            floor.tables(),
            waiting.stream().map(WaitingParty::covers).toList(),
            now));
  }
}
