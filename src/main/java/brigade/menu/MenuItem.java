package brigade.menu;

import brigade.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing on the menu, a value: changing the menu makes new ones.
 *
 * @param kitchenName up to {@link #KITCHEN_NAME_LIMIT} characters, what tickets say
 * @param course 0 to 9
 * @param tax null when nothing is due on it
 * @param station the code of the station that makes it; null when none does, so that it goes to
 *     expo
 * @param allergens what is in it
 * @param modifierGroups in the order asked
 * @param favourite whether it is on the first page of the order screen
 * @param usualWith SKUs of what guests often have with it
 * @param position its place in its category, ascending
 * @param availability as last set, see {@link Availability#on}
 */
public record MenuItem(
    UUID id,
    Category category,
    String name,
    String kitchenName,
    int course,
    @Nullable Tax tax,
    @Nullable String station,
    Set<Allergen> allergens,
    List<ModifierGroup> modifierGroups,
    List<Size> sizes,
    boolean favourite,
    List<String> usualWith,
    int position,
    Availability availability) {

  /** What a ticket has room for, in characters. */
  public static final int KITCHEN_NAME_LIMIT = 14;

  public MenuItem {
    if (sizes.isEmpty() || (sizes.size() > 1 && sizes.stream().anyMatch(s -> s.name() == null))) {
      throw new IllegalArgumentException("An item has one size or several named ones: " + name);
    }
    allergens = Set.copyOf(allergens);
    modifierGroups = List.copyOf(modifierGroups);
    sizes = List.copyOf(sizes);
    usualWith = List.copyOf(usualWith);
  }

  /** The SKU of its first size. */
  public String sku() {
    return sizes.getFirst().sku();
  }

  /** The price of its cheapest size, before modifiers. */
  public Money price() {
    return sizes.stream().map(Size::price).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** Whether a size has to be named when ordering. */
  public boolean comesInSizes() {
    return sizes.size() > 1;
  }

  /** Whether it takes one tap to order: no size to pick, nothing forced. */
  public boolean plain() {
    return !comesInSizes() && modifierGroups.stream().noneMatch(ModifierGroup::forced);
  }

  /** The size of that name, case not mattering. */
  public Optional<Size> size(String label) {
    return sizes.stream().filter(s -> label.equalsIgnoreCase(s.name())).findFirst();
  }

  /** What the kitchen calls it in this size. */
  public String kitchenName(Size size) {
    return size.kitchenName() == null ? kitchenName : size.kitchenName();
  }

  MenuItem with(Availability changed) {
    return new MenuItem(
        id,
        category,
        name,
        kitchenName,
        course,
        tax,
        station,
        allergens,
        modifierGroups,
        sizes,
        favourite,
        usualWith,
        position,
        changed);
  }
}
