package brigade.menu;

import brigade.money.Money;
import brigade.venue.Ids;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing on the menu, a value: changing the menu makes new ones, see {@link #edit}.
 *
 * @param kitchenName up to {@link #KITCHEN_NAME_LIMIT} characters, what tickets say
 * @param course 0 to 9
 * @param taxes in the order in which they are reckoned; empty when nothing is due on it
 * @param levies due on every portion
 * @param station the code of the station that makes it; null when none does, so that it goes to
 *     expo
 * @param allergens what is in it
 * @param diet for whom it is fit
 * @param description for guests; null when there is none
 * @param picture the id of its picture; null when it has none
 * @param modifierGroups in the order asked
 * @param components of a combo, in the order served; empty for everything else
 * @param onSale when it is on the menu
 * @param favourite whether it is on the first page of the order screen
 * @param usualWith SKUs of what guests often have with it
 * @param position its place in its category, ascending
 * @param availability as last set, see {@link Availability#on}
 */
public record MenuItem(
    UUID id,
    Kind kind,
    Category category,
    String name,
    String kitchenName,
    int course,
    List<Tax> taxes,
    List<Levy> levies,
    @Nullable String station,
    Set<Allergen> allergens,
    Set<Diet> diet,
    @Nullable String description,
    @Nullable UUID picture,
    List<ModifierGroup> modifierGroups,
    List<Size> sizes,
    List<Component> components,
    When onSale,
    boolean favourite,
    List<String> usualWith,
    int position,
    Availability availability) {

  /** What a ticket has room for, in characters. */
  public static final int KITCHEN_NAME_LIMIT = 14;

  /** How an item is sold. */
  public enum Kind {
    /** By the portion. */
    PLAIN,
    /** Name and price are said at the table. */
    OPEN,
    /** By weight; prices are for a kilogram. */
    WEIGHED,
    /** Several items for one price: a combo or a prix fixe. */
    COMBO
  }

  public MenuItem {
    if (sizes.isEmpty() || (sizes.size() > 1 && sizes.stream().anyMatch(s -> s.name() == null))) {
      throw new IllegalArgumentException("An item has one size or several named ones: " + name);
    }
    taxes = List.copyOf(taxes);
    levies = List.copyOf(levies);
    allergens = Set.copyOf(allergens);
    diet = Set.copyOf(diet);
    modifierGroups = List.copyOf(modifierGroups);
    sizes = List.copyOf(sizes);
    components = List.copyOf(components);
    usualWith = List.copyOf(usualWith);
  }

  /** The SKU of its first size. */
  public String sku() {
    return sizes.getFirst().sku();
  }

  /** The price of its cheapest size, before price rules and modifiers. */
  public Money price() {
    return sizes.stream().map(Size::price).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** Whether a size has to be named when ordering. */
  public boolean comesInSizes() {
    return sizes.size() > 1;
  }

  /** Whether it takes one tap to order: no size to pick, nothing forced, nothing to type. */
  public boolean plain() {
    return kind == Kind.PLAIN
        && !comesInSizes()
        && modifierGroups.stream().noneMatch(group -> group.forced() && !group.hasDefaults());
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
    return edit().availability(changed).done();
  }

  /** The same item, to be changed and made anew. */
  public Edit edit() {
    return new Edit(this);
  }

  /**
   * A new item as plain as can be: under its category's course, with nothing due and nothing asked.
   */
  public static Edit fresh(Category category, String name, Size... sizes) {
    return new Edit(
        new MenuItem(
            Ids.next(),
            Kind.PLAIN,
            category,
            name,
            MenuMerge.kitchenName(name),
            category.course(),
            List.of(),
            List.of(),
            null,
            Set.of(),
            Set.of(),
            null,
            null,
            List.of(),
            List.of(sizes),
            List.of(),
            When.ALWAYS,
            false,
            List.of(),
            Integer.MAX_VALUE,
            Availability.FREELY));
  }

  /** An item in the making. */
  public static final class Edit {
    private UUID id;
    private Kind kind;
    private Category category;
    private String name;
    private String kitchenName;
    private int course;
    private List<Tax> taxes;
    private List<Levy> levies;
    private @Nullable String station;
    private Set<Allergen> allergens;
    private Set<Diet> diet;
    private @Nullable String description;
    private @Nullable UUID picture;
    private List<ModifierGroup> modifierGroups;
    private List<Size> sizes;
    private List<Component> components;
    private When onSale;
    private boolean favourite;
    private List<String> usualWith;
    private int position;
    private Availability availability;

    private Edit(MenuItem item) {
      id = item.id;
      kind = item.kind;
      category = item.category;
      name = item.name;
      kitchenName = item.kitchenName;
      course = item.course;
      taxes = item.taxes;
      levies = item.levies;
      station = item.station;
      allergens = item.allergens;
      diet = item.diet;
      description = item.description;
      picture = item.picture;
      modifierGroups = item.modifierGroups;
      sizes = item.sizes;
      components = item.components;
      onSale = item.onSale;
      favourite = item.favourite;
      usualWith = item.usualWith;
      position = item.position;
      availability = item.availability;
    }

    public Edit id(UUID given) {
      id = given;
      return this;
    }

    public Edit kind(Kind given) {
      kind = given;
      return this;
    }

    public Edit category(Category given) {
      category = given;
      return this;
    }

    public Edit name(String given) {
      name = given;
      return this;
    }

    public Edit kitchenName(String given) {
      kitchenName = given;
      return this;
    }

    public Edit course(int given) {
      course = given;
      return this;
    }

    public Edit taxes(Collection<Tax> given) {
      taxes = List.copyOf(given);
      return this;
    }

    public Edit levies(Collection<Levy> given) {
      levies = List.copyOf(given);
      return this;
    }

    public Edit station(@Nullable String given) {
      station = given;
      return this;
    }

    public Edit allergens(Collection<Allergen> given) {
      allergens = Set.copyOf(given);
      return this;
    }

    public Edit diet(Collection<Diet> given) {
      diet = Set.copyOf(given);
      return this;
    }

    public Edit description(@Nullable String given) {
      description = given;
      return this;
    }

    public Edit picture(@Nullable UUID given) {
      picture = given;
      return this;
    }

    public Edit modifierGroups(Collection<ModifierGroup> given) {
      modifierGroups = List.copyOf(given);
      return this;
    }

    public Edit sizes(Collection<Size> given) {
      sizes = List.copyOf(given);
      return this;
    }

    public Edit components(Collection<Component> given) {
      components = List.copyOf(given);
      return this;
    }

    public Edit onSale(When given) {
      onSale = given;
      return this;
    }

    public Edit favourite(boolean given) {
      favourite = given;
      return this;
    }

    public Edit usualWith(Collection<String> given) {
      usualWith = List.copyOf(given);
      return this;
    }

    public Edit position(int given) {
      position = given;
      return this;
    }

    Edit availability(Availability given) {
      availability = given;
      return this;
    }

    /**
     * The item.
     *
     * @throws IllegalArgumentException when it has no size, or several of which one has no name
     */
    public MenuItem done() {
      return new MenuItem(
          id,
          kind,
          category,
          name,
          kitchenName,
          course,
          taxes,
          levies,
          station,
          allergens,
          diet,
          description,
          picture,
          modifierGroups,
          sizes,
          components,
          onSale,
          favourite,
          usualWith,
          position,
          availability);
    }
  }
}
