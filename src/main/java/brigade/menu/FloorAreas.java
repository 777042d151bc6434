package brigade.menu;

import java.util.Map;
import java.util.UUID;

/**
 * What the menu needs to know of the floor: the areas that a list or a price may be for. Whoever
 * knows the floor implements it; the menu itself does not.
 */
public interface FloorAreas {
  /** Every area's name by its id. */
  Map<UUID, String> names();
}
