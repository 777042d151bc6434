package brigade.floorplan;

import org.jspecify.annotations.Nullable;

/**
 * What a table is to whoever looks at the room; words, icons and colours are the same everywhere.
 */
public enum TableState {
  FREE,
  RESERVED,
  TO_ORDER,
  ORDERED,
  FOOD_READY,
  CHECK_PRINTED,
  TO_CLEAR,
  BLOCKED;

  /**
   * The state of one table.
   *
   * @param stage of the party that sits there, null when nobody does
   * @param blocked whether it is out of use; a party that sits there still shows
   * @param held whether a reservation holds it now
   */
  public static TableState of(@Nullable Stage stage, boolean blocked, boolean held) {
    if (stage != null) {
      return switch (stage) {
        case TO_ORDER -> TO_ORDER;
        case ORDERED -> ORDERED;
        case FOOD_READY -> FOOD_READY;
        case CHECK_PRINTED -> CHECK_PRINTED;
        case TO_CLEAR -> TO_CLEAR;
      };
    }
    if (blocked) {
      return BLOCKED;
    }
    return held ? RESERVED : FREE;
  }

  /** Whether a party sits there. */
  public boolean isSeated() {
    return switch (this) {
      case TO_ORDER, ORDERED, FOOD_READY, CHECK_PRINTED, TO_CLEAR -> true;
      case FREE, RESERVED, BLOCKED -> false;
    };
  }
}
