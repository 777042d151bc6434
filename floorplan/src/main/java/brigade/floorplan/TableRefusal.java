package brigade.floorplan;

import brigade.screen.Phrase;
import java.util.UUID;

/** Why a party can't have these tables. */
public sealed interface TableRefusal extends Seated, Moved {
  /** No table was named. */
  record NoTables() implements TableRefusal {}

  /** There is no such table, or it was retired. */
  record NoSuchTable(UUID tableId) implements TableRefusal {}

  /** Another party sits there. */
  record Taken(String number, SeatingSummary by) implements TableRefusal {}

  /** The table is out of use. */
  record Blocked(String number, String reason) implements TableRefusal {}

  /** The reason, in any language. */
  default Phrase phrase() {
    return switch (this) {
      case NoTables() -> Phrase.of("floorplan.refused.no-tables");
      case NoSuchTable _ -> Phrase.of("floorplan.refused.no-such-table");
      case Taken(String number, SeatingSummary by) ->
          Phrase.of("floorplan.refused.taken", number, by.serverName(), by.covers());
      case Blocked(String number, String reason) ->
          Phrase.of("floorplan.refused.blocked", number, reason);
    };
  }

  /** The reason in words, for an answer to a client. */
  default String reasonInWords() {
    return phrase().english();
  }
}
