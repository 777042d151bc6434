package brigade.menu;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What of the house a menu may name.
 *
 * @param stations names by code
 * @param areas names by id
 */
record Surroundings(Map<String, String> stations, Map<UUID, String> areas, Set<String> orderTypes) {
  /** A house with these stations, without areas, which serves and sends out. */
  static Surroundings of(Map<String, String> stations) {
    return new Surroundings(stations, Map.of(), Set.of("DINE_IN", "BAR", "TAKEOUT", "DELIVERY"));
  }
}
