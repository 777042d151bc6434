package brigade.floorplan.ui;

import brigade.floorplan.Evening;
import brigade.floorplan.ReservationView;
import brigade.floorplan.SeatingSummary;
import brigade.screen.Amounts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the lists and dialogs of the host's screen ask the screen to do. */
interface Actions {
  /** The room as it was read last. */
  Evening evening();

  /** Times and amounts as the venue writes them. */
  Amounts format();

  HostDesk desk();

  boolean maySeat();

  boolean mayReserve();

  /** Seats guests at these tables, with a way to take it back. */
  void seat(Guests guests, List<UUID> tableIds);

  /** Seats walk-ins. */
  void seat(List<UUID> tableIds, int covers, @Nullable UUID serverId, @Nullable String name);

  /** The next table tapped is for these guests; the same again lets go of them. */
  void pick(Guests guests);

  /** The next table tapped is where this party moves to. */
  void startMove(SeatingSummary party);

  /** The next table tapped is joined to this party's. */
  void startJoin(SeatingSummary party);

  void clear(SeatingSummary party);

  /** Counts a party anew. */
  void recount(SeatingSummary party, int covers);

  /** Lists the tables that fit guests. */
  void openFits(Guests guests);

  /** Gives a reservation another table. */
  void move(ReservationView reservation, List<UUID> tableIds);

  void openReservation(ReservationView reservation);

  void addParty(String typedName);

  void book(String typedName);

  /** Shows the reservations beside the plan. */
  void showReservations();

  /** Reads and draws again. */
  void redraw();
}
