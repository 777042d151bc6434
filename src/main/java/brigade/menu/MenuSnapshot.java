package brigade.menu;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The whole menu as of one revision, immutable, so that ordering reads no menu from the database.
 */
public final class MenuSnapshot {
  static final MenuSnapshot EMPTY =
      new MenuSnapshot(0, List.of(), List.of(), List.of(), List.of(), List.of());

  private final long revision;
  private final List<Course> courses;
  private final List<Tax> taxes;
  private final List<Category> categories;
  private final List<ModifierGroup> groups;
  private final List<MenuItem> items;
  private final Map<UUID, MenuItem> byId;
  private final Map<String, Offer> bySku;

  MenuSnapshot(
      long revision,
      List<Course> courses,
      List<Tax> taxes,
      List<Category> categories,
      List<ModifierGroup> groups,
      List<MenuItem> items) {
    this.revision = revision;
    this.courses = List.copyOf(courses);
    this.taxes = List.copyOf(taxes);
    this.categories = List.copyOf(categories);
    this.groups = List.copyOf(groups);
    this.items = List.copyOf(items);
    this.byId = HashMap.newHashMap(items.size());
    this.bySku = HashMap.newHashMap(items.size());
    for (MenuItem item : items) {
      byId.put(item.id(), item);
      for (Size size : item.sizes()) {
        bySku.put(size.sku(), new Offer(item, size));
      }
    }
  }

  /** Grows with every change but the counting of portions. */
  public long revision() {
    return revision;
  }

  /** By number. */
  public List<Course> courses() {
    return courses;
  }

  /** What the course is called; {@code Course n} for one without a name. */
  public String courseName(int number) {
    return courses.stream()
        .filter(course -> course.number() == number)
        .findFirst()
        .map(Course::name)
        .orElse("Course " + number);
  }

  public List<Tax> taxes() {
    return taxes;
  }

  /** In menu order. */
  public List<Category> categories() {
    return categories;
  }

  public List<ModifierGroup> modifierGroups() {
    return groups;
  }

  /** In menu order: by category, then by their place in it. */
  public List<MenuItem> items() {
    return items;
  }

  public List<MenuItem> items(Category category) {
    return items.stream().filter(item -> item.category().id().equals(category.id())).toList();
  }

  public List<MenuItem> favourites() {
    return items.stream().filter(MenuItem::favourite).toList();
  }

  public Optional<MenuItem> item(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The item and size sold under a SKU. */
  public Optional<Offer> offer(String sku) {
    return Optional.ofNullable(bySku.get(sku));
  }

  /** What guests often have with the item. */
  public List<MenuItem> usualWith(MenuItem item) {
    return item.usualWith().stream()
        .flatMap(sku -> offer(sku).stream())
        .map(Offer::item)
        .distinct()
        .toList();
  }

  /**
   * Items whose name, category or SKU has every word of the query at the start of one of its words;
   * accents and case do not matter. Names that begin with the query come first.
   */
  public List<MenuItem> search(String query) {
    String wanted = plain(query);
    if (wanted.isBlank()) {
      return List.of();
    }
    String[] words = wanted.strip().split("\\s+", -1);
    List<MenuItem> first = new ArrayList<>();
    List<MenuItem> others = new ArrayList<>();
    for (MenuItem item : items) {
      String text =
          " " + plain(item.name()) + " " + plain(item.category().name()) + " " + plain(item.sku());
      boolean all = true;
      for (String word : words) {
        all &= text.contains(" " + word);
      }
      if (all) {
        (plain(item.name()).startsWith(wanted.strip()) ? first : others).add(item);
      }
    }
    first.addAll(others);
    return List.copyOf(first);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** The same menu with other counts, by item; items not named keep theirs. */
  MenuSnapshot withRemaining(Map<UUID, Integer> remaining) {
    List<MenuItem> counted =
        items.stream()
            .map(
                item -> {
                  Integer left = remaining.get(item.id());
                  return left == null || left.equals(item.availability().remaining())
                      ? item
                      : item.with(item.availability().withRemaining(left));
                })
            .toList();
    return new MenuSnapshot(revision, courses, taxes, categories, groups, counted);
  }

  /** The same menu with nothing 86 and nothing counted, for what was taken before. */
  public MenuSnapshot withoutCounts() {
    return new MenuSnapshot(
        revision,
        courses,
        taxes,
        categories,
        groups,
        items.stream().map(item -> item.with(Availability.FREELY)).toList());
  }

  /** An item in one of its sizes. */
  public record Offer(MenuItem item, Size size) {}
}
