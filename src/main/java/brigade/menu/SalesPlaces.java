package brigade.menu;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the menu needs to know of where and how the house sells. Whoever knows orders and the floor
 * implements it; the menu itself does not.
 */
public interface SalesPlaces {
  /** Names of the types of orders, such as {@code DINE_IN}. */
  Set<String> orderTypes();

  /** Every area's name by its id. */
  Map<UUID, String> areas();
}
