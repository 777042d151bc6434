package brigade.menu;

import java.util.Map;

/**
 * What the menu needs to know of the kitchen: which stations an item may name. Whoever knows the
 * kitchen implements it; the menu itself does not.
 */
public interface KitchenStations {
  /** Every station's name by its code, expo left out. */
  Map<String, String> names();

  /** Adds a station that prepares, within the caller's transaction. */
  void add(String code, String name);
}
