package brigade.menu;

import java.util.List;
import java.util.UUID;

/**
 * A card of the house, such as the lunch menu or the terrace's: categories that are shown together.
 * A category on no list is always shown.
 *
 * @param categories ids
 */
public record MenuList(UUID id, String name, When when, List<UUID> categories) {
  public MenuList {
    categories = List.copyOf(categories);
  }
}
