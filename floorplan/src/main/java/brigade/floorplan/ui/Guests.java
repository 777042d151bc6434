package brigade.floorplan.ui;

import brigade.floorplan.ReservationView;
import brigade.floorplan.WaitingParty;
import java.util.UUID;

/** Guests to be seated from one of the lists. */
sealed interface Guests {
  UUID id();

  String name();

  int covers();

  /** How the row names them to the plan. */
  String key();

  /** They wait at the door. */
  record Waiting(UUID id, String name, int covers) implements Guests {
    static Waiting of(WaitingParty party) {
      return new Waiting(party.id(), party.name(), party.covers());
    }

    @Override
    public String key() {
      return "waiting:" + id;
    }
  }

  /** They have booked. */
  record Booked(UUID id, String name, int covers) implements Guests {
    static Booked of(ReservationView reservation) {
      return new Booked(reservation.id(), reservation.guestName(), reservation.covers());
    }

    @Override
    public String key() {
      return "booked:" + id;
    }
  }
}
