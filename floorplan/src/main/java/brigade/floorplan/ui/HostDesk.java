package brigade.floorplan.ui;

import brigade.floorplan.BlockingTables;
import brigade.floorplan.KeepingWaitlist;
import brigade.floorplan.ReadingFloor;
import brigade.floorplan.SeatingParties;
import brigade.floorplan.TakingReservations;
import jakarta.enterprise.context.ApplicationScoped;

/** What a host can do, at hand for the screen and its dialogs. */
@ApplicationScoped
class HostDesk {
  private final ReadingFloor reading;
  private final SeatingParties seating;
  private final BlockingTables blocking;
  private final KeepingWaitlist waitlist;
  private final TakingReservations reservations;

  HostDesk(
      ReadingFloor reading,
      SeatingParties seating,
      BlockingTables blocking,
      KeepingWaitlist waitlist,
      TakingReservations reservations) {
    this.reading = reading;
    this.seating = seating;
    this.blocking = blocking;
    this.waitlist = waitlist;
    this.reservations = reservations;
  }

  ReadingFloor reading() {
    return reading;
  }

  SeatingParties seating() {
    return seating;
  }

  BlockingTables blocking() {
    return blocking;
  }

  KeepingWaitlist waitlist() {
    return waitlist;
  }

  TakingReservations reservations() {
    return reservations;
  }
}
