package brigade.floorplan.ui;

import brigade.floorplan.Booked;
import brigade.floorplan.Moved;
import brigade.floorplan.Seated;
import brigade.floorplan.TableRefusal;
import brigade.screen.Amounts;
import brigade.screen.Texts;

/** Refusals in the reader's language. */
final class Words {
  private Words() {}

  static String of(TableRefusal refusal) {
    return refusal.phrase().words();
  }

  /** What there is to say of a seating: who serves, or why not. */
  static String of(Seated seated) {
    return switch (seated) {
      case Seated.Done(var seating) ->
          seating.partyName() == null
              ? Texts.of(
                  "floorplan.toast.seated-nameless", seating.tableLabel(), seating.serverName())
              : Texts.of(
                  "floorplan.toast.seated",
                  seating.partyName(),
                  seating.tableLabel(),
                  seating.serverName());
      case TableRefusal refusal -> of(refusal);
    };
  }

  static String of(Moved moved) {
    return switch (moved) {
      case Moved.Done(var seating) -> Texts.of("floorplan.toast.moved", seating.tableLabel());
      case Moved.Gone() -> Texts.of("floorplan.refused.gone");
      case TableRefusal refusal -> of(refusal);
    };
  }

  static String of(Booked booked, Amounts amounts) {
    return switch (booked) {
      case Booked.Done(var reservation) ->
          Texts.of(
              "floorplan.toast.booked",
              reservation.guestName(),
              amounts.time(reservation.startsAt()));
      case Booked.Overlaps(var other) ->
          Texts.of(
              "floorplan.refused.overlaps",
              other.tableLabel(),
              other.guestName(),
              amounts.time(other.startsAt()),
              amounts.time(other.endsAt()));
      case Booked.NoSuchTable _ -> Texts.of("floorplan.refused.no-such-table");
      case Booked.Gone() -> Texts.of("floorplan.refused.over");
    };
  }
}
