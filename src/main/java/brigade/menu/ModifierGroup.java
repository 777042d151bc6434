package brigade.menu;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Choices that belong together, such as Temperature.
 *
 * @param code stable within the menu, such as {@code temperature}
 * @param min fewest choices; above zero the group is forced
 * @param max most choices, at least {@code min} and 1
 * @param included how many of the choices, in the order chosen, are in the item's price
 * @param prefixed whether NO, LITE, EXTRA and SIDE may stand before its modifiers
 */
public record ModifierGroup(
    UUID id,
    String code,
    String name,
    int min,
    int max,
    int included,
    boolean prefixed,
    List<Modifier> modifiers) {

  public ModifierGroup {
    if (min < 0 || max < 1 || min > max || included < 0 || (prefixed && min > 0)) {
      throw new IllegalArgumentException("Not a group one can choose from: " + code);
    }
    modifiers = List.copyOf(modifiers);
  }

  /** Whether the item can't be ordered without a choice here. */
  public boolean forced() {
    return min > 0;
  }

  public Optional<Modifier> modifier(UUID id) {
    return modifiers.stream().filter(modifier -> modifier.id().equals(id)).findFirst();
  }
}
