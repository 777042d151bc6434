package brigade.kitchen;

import java.util.OptionalInt;
import java.util.UUID;

/** How many portions of a menu item can still be sold, for the all-day panel; the menu knows. */
public interface Remaining {
  /** The count, or empty when it is not counted. */
  OptionalInt of(UUID menuItemId);
}
