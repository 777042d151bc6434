package brigade.menu.rest;

import brigade.menu.Allergen;
import brigade.menu.Availability;
import brigade.menu.Category;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.Tax;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The menu as clients see it. Prices are minor units of {@code currency}. */
public record MenuView(
    String currency,
    long revision,
    List<CourseView> courses,
    List<TaxView> taxes,
    List<CategoryView> categories,
    List<ItemView> items) {

  static MenuView of(MenuSnapshot menu, LocalDate today, String currency) {
    return new MenuView(
        currency,
        menu.revision(),
        menu.courses().stream().map(c -> new CourseView(c.number(), c.name())).toList(),
        menu.taxes().stream().map(TaxView::of).toList(),
        menu.categories().stream().map(c -> CategoryView.of(c, menu.items(c).size())).toList(),
        menu.items().stream().map(item -> ItemView.of(item, today, currency)).toList());
  }

  public record CourseView(int number, String name) {}

  public record TaxView(String code, String name, int ppm) {
    static TaxView of(Tax tax) {
      return new TaxView(tax.code(), tax.name(), tax.rate().ppm());
    }
  }

  public record CategoryView(UUID id, String name, int course, int items) {
    static CategoryView of(Category category, int items) {
      return new CategoryView(category.id(), category.name(), category.course(), items);
    }
  }

  /**
   * One item. {@code price} is that of its cheapest size; {@code sizes} is empty when there is only
   * one. {@code remaining} is null when nobody counts.
   */
  public record ItemView(
      UUID id,
      String sku,
      String name,
      String kitchenName,
      UUID categoryId,
      String category,
      int course,
      String currency,
      long price,
      List<SizeView> sizes,
      List<GroupView> modifierGroups,
      List<String> allergens,
      boolean favourite,
      boolean available,
      @Nullable Integer remaining,
      @Nullable String unavailableBy,
      @Nullable Instant unavailableSince,
      @Nullable String station,
      @Nullable TaxView tax) {

    static ItemView of(MenuItem item, LocalDate today, String currency) {
      Availability now = item.availability().on(today);
      return new ItemView(
          item.id(),
          item.sku(),
          item.name(),
          item.kitchenName(),
          item.category().id(),
          item.category().name(),
          item.course(),
          currency,
          item.price().minor(),
          item.comesInSizes()
              ? item.sizes().stream()
                  .map(s -> new SizeView(s.id(), s.sku(), s.label().orElse(""), s.price().minor()))
                  .toList()
              : List.of(),
          item.modifierGroups().stream().map(GroupView::of).toList(),
          item.allergens().stream().sorted().map(Allergen::letter).toList(),
          item.favourite(),
          now.orderable(),
          now.remaining(),
          now.orderable() ? null : now.by(),
          now.orderable() ? null : now.at(),
          item.station(),
          item.taxes().isEmpty() ? null : TaxView.of(item.taxes().getFirst()));
    }
  }

  public record SizeView(UUID id, String sku, String name, long price) {}

  /** {@code min} above zero is forced; the first {@code included} choices cost nothing. */
  public record GroupView(
      UUID id,
      String name,
      int min,
      int max,
      int included,
      boolean prefixes,
      List<ModifierView> modifiers) {
    static GroupView of(brigade.menu.ModifierGroup group) {
      return new GroupView(
          group.id(),
          group.name(),
          group.min(),
          group.max(),
          group.included(),
          group.prefixed(),
          group.modifiers().stream()
              .map(m -> new ModifierView(m.id(), m.name(), m.price().minor()))
              .toList());
    }
  }

  public record ModifierView(UUID id, String name, long price) {}
}
