package brigade.floorplan;

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

  /** The reason in words, for an answer to a client. */
  default String reasonInWords() {
    return switch (this) {
      case NoTables() -> "Name at least one table";
      case NoSuchTable(UUID id) -> "There is no table " + id;
      case Taken(String number, SeatingSummary by) ->
          "Table " + number + " is taken: " + by.serverName() + " has " + by.covers() + " there";
      case Blocked(String number, String reason) -> "Table " + number + " is out of use: " + reason;
    };
  }
}
