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
 * @param halves whether a choice may be on one half only
 * @param prices what the words before a modifier make of its price
 * @param substitution what choosing another instead of a default costs
 */
public record ModifierGroup(
    UUID id,
    String code,
    String name,
    int min,
    int max,
    int included,
    boolean prefixed,
    Halves halves,
    PrefixPrices prices,
    Substitution substitution,
    List<Modifier> modifiers) {

  /** How deep groups may ask for one another. */
  public static final int DEPTH_LIMIT = 5;

  public ModifierGroup {
    if (min < 0 || max < 1 || min > max || included < 0) {
      throw new IllegalArgumentException("Not a group one can choose from: " + code);
    }
    modifiers = List.copyOf(modifiers);
  }

  /** One without halves and defaults, with the usual prices of words. */
  public ModifierGroup(
      UUID id,
      String code,
      String name,
      int min,
      int max,
      int included,
      boolean prefixed,
      List<Modifier> modifiers) {
    this(
        id,
        code,
        name,
        min,
        max,
        included,
        prefixed,
        Halves.NONE,
        PrefixPrices.USUAL,
        Substitution.NONE,
        modifiers);
  }

  /** Whether the item can't be ordered without a choice here. */
  public boolean forced() {
    return min > 0;
  }

  /** Whether something is taken when nothing is said. */
  public boolean hasDefaults() {
    for (Modifier modifier : modifiers) {
      if (modifier.byDefault()) {
        return true;
      }
    }
    return false;
  }

  public Optional<Modifier> modifier(UUID id) {
    return modifiers.stream().filter(modifier -> modifier.id().equals(id)).findFirst();
  }

  /** The same group with other modifiers. */
  public ModifierGroup with(List<Modifier> others) {
    return new ModifierGroup(
        id, code, name, min, max, included, prefixed, halves, prices, substitution, others);
  }
}
