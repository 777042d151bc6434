package brigade.floorplan;

import java.util.EnumSet;
import java.util.Set;

/** How far a party is. It begins with {@link #TO_ORDER} and ends when the table is cleared. */
public enum Stage {
  /** Seated, nothing sent yet. */
  TO_ORDER,
  /** Something was sent; they wait or eat. */
  ORDERED,
  /** Food stands at the pass. */
  FOOD_READY,
  /** The check lies on the table. */
  CHECK_PRINTED,
  /** Paid; the table is to be cleared. */
  TO_CLEAR;

  /**
   * Whether a party may go from this stage to that one. Nobody goes back to {@link #TO_ORDER}
   * except by voiding all that was ordered; everything else happens in real evenings, such as one
   * more drink after the check, or a check paid before the food is out.
   */
  public boolean mayBecome(Stage next) {
    return nexts().contains(next);
  }

  private Set<Stage> nexts() {
    return switch (this) {
      case TO_ORDER -> EnumSet.of(ORDERED, FOOD_READY, CHECK_PRINTED, TO_CLEAR);
      case ORDERED -> EnumSet.of(TO_ORDER, FOOD_READY, CHECK_PRINTED, TO_CLEAR);
      case FOOD_READY -> EnumSet.of(ORDERED, CHECK_PRINTED, TO_CLEAR);
      case CHECK_PRINTED -> EnumSet.of(ORDERED, FOOD_READY, TO_CLEAR);
      case TO_CLEAR -> EnumSet.of(ORDERED, FOOD_READY, CHECK_PRINTED);
    };
  }
}
