package brigade.menu;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.money.Rate;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changing one item, group, category or tax of the menu by hand. Orders keep what they copied. */
@ApplicationScoped
public class ChangingMenu {
  private final MenuStore store;
  private final Journal journal;
  private final Changes changes;

  ChangingMenu(MenuStore store, Journal journal, Changes changes) {
    this.store = store;
    this.journal = journal;
    this.changes = changes;
  }

  /** Adds the item or, when its id is known, replaces all of it but what is left of it. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(MenuItem item) {
    store.lock();
    MenuSnapshot menu = store.load();
    List<FieldError> faults = new ArrayList<>(MenuRules.item(item));
    for (int i = 0; i < item.sizes().size(); i++) {
      Size size = item.sizes().get(i);
      String path = "sizes[" + i + "].";
      MenuRules.size(size).forEach(f -> faults.add(new FieldError(path + f.field(), f.message())));
      menu.offer(size.sku())
          .filter(offer -> !offer.item().id().equals(item.id()))
          .ifPresent(
              offer ->
                  faults.add(new FieldError(path + "sku", "belongs to " + offer.item().name())));
    }
    long labels =
        item.sizes().stream()
            .map(size -> size.label().orElse("").strip().toLowerCase(Locale.ROOT))
            .distinct()
            .count();
    long skus = item.sizes().stream().map(Size::sku).distinct().count();
    if (labels < item.sizes().size() || skus < item.sizes().size()) {
      faults.add(new FieldError("sizes", "have one name or SKU twice"));
    }
    if (menu.categories().stream().noneMatch(c -> c.id().equals(item.category().id()))) {
      faults.add(new FieldError("category", "is not on the menu"));
    }
    menu.items().stream()
        .filter(other -> other.category().id().equals(item.category().id()))
        .filter(other -> other.name().equalsIgnoreCase(item.name().strip()))
        .filter(other -> !other.id().equals(item.id()))
        .findFirst()
        .ifPresent(
            other -> faults.add(new FieldError("name", "is there already in this category")));
    return write(
        faults,
        MenuParts.of(changed -> changed.items.add(item)),
        "menu.item-saved",
        item.id(),
        menu.item(item.id()).map(ChangingMenu::summary).orElse(null),
        summary(item));
  }

  /** Takes an item off the menu. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removeItem(UUID itemId) {
    store.lock();
    Optional<MenuItem> before = store.load().item(itemId);
    if (before.isEmpty() || !store.removeItem(itemId)) {
      return refused(List.of(new FieldError("id", "is not on the menu")));
    }
    store.grow();
    journal.record("menu.item-removed", "menu-item", itemId, summary(before.get()), null);
    changes.announce(Topic.MENU, itemId);
    return new Outcome.Saved();
  }

  /** Adds or changes a group; every item that asks for it asks the new one. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(ModifierGroup group) {
    store.lock();
    MenuSnapshot menu = store.load();
    List<FieldError> faults = new ArrayList<>(MenuRules.group(group));
    if (menu.modifierGroups().stream()
        .anyMatch(other -> other.code().equals(group.code()) && !other.id().equals(group.id()))) {
      faults.add(new FieldError("code", "belongs to another group"));
    }
    return write(
        faults,
        MenuParts.of(changed -> changed.groups.add(group)),
        "menu.group-saved",
        group.id(),
        menu.modifierGroups().stream()
            .filter(g -> g.id().equals(group.id()))
            .findFirst()
            .orElse(null),
        group);
  }

  /** Adds or changes a category: its name, course or place. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(Category category) {
    store.lock();
    MenuSnapshot menu = store.load();
    List<FieldError> faults =
        new ArrayList<>(MenuRules.text("name", category.name(), MenuRules.SHORT_NAME_LIMIT));
    faults.addAll(MenuRules.course("course", category.course()));
    if (menu.categories().stream()
        .anyMatch(
            other ->
                other.name().equalsIgnoreCase(category.name().strip())
                    && !other.id().equals(category.id()))) {
      faults.add(new FieldError("name", "is there already"));
    }
    return write(
        faults,
        MenuParts.of(changed -> changed.categories.add(category)),
        "menu.category-saved",
        category.id(),
        menu.categories().stream()
            .filter(c -> c.id().equals(category.id()))
            .findFirst()
            .orElse(null),
        category);
  }

  /** Removes a category that has no items. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removeCategory(UUID categoryId) {
    store.lock();
    if (!store.load().items().stream().noneMatch(i -> i.category().id().equals(categoryId))
        || !store.remove(MenuStore.Removable.CATEGORY, categoryId)) {
      return refused(List.of(new FieldError("id", "still has items, or is not there")));
    }
    store.grow();
    journal.record("menu.category-removed", "menu-category", categoryId, null, null);
    changes.announce(Topic.MENU, categoryId);
    return new Outcome.Saved();
  }

  /** Adds or changes a tax; what was ordered keeps the rate it was ordered at. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(Tax tax) {
    store.lock();
    MenuSnapshot menu = store.load();
    List<FieldError> faults =
        new ArrayList<>(MenuRules.text("code", tax.code(), MenuRules.SHORT_NAME_LIMIT));
    faults.addAll(MenuRules.text("name", tax.name(), MenuRules.SHORT_NAME_LIMIT));
    if (tax.rate().ppm() > Rate.ONE) {
      faults.add(new FieldError("rate", "is at most 100 %"));
    }
    if (menu.taxes().stream()
        .anyMatch(
            other ->
                other.name().equalsIgnoreCase(tax.name().strip())
                    && !other.code().equals(tax.code()))) {
      faults.add(new FieldError("name", "is there already"));
    }
    return write(
        faults,
        MenuParts.of(changed -> changed.taxes.add(tax)),
        "menu.tax-saved",
        Menus.WHOLE,
        menu.taxes().stream().filter(t -> t.code().equals(tax.code())).findFirst().orElse(null),
        tax);
  }

  private Outcome write(
      List<FieldError> faults,
      MenuParts changed,
      String action,
      UUID subject,
      @Nullable Object before,
      Object after) {
    if (!faults.isEmpty()) {
      return refused(faults);
    }
    store.grow();
    store.write(changed);
    journal.record(action, "menu", subject, before, after);
    changes.announce(Topic.MENU, subject);
    return new Outcome.Saved();
  }

  private static Outcome refused(List<FieldError> faults) {
    return new Outcome.Refused(List.copyOf(faults));
  }

  private static Summary summary(MenuItem item) {
    return new Summary(
        item.name(),
        item.category().name(),
        item.sizes().stream()
            .map(size -> new Sold(size.sku(), size.name(), size.price().minor()))
            .toList(),
        item.taxes().stream().map(Tax::code).toList(),
        item.station());
  }

  private record Summary(
      String name,
      String category,
      List<Sold> sizes,
      List<String> taxes,
      @Nullable String station) {}

  private record Sold(String sku, @Nullable String size, long price) {}

  /** What came of it. */
  public sealed interface Outcome {
    record Saved() implements Outcome {}

    /** Nothing changed. */
    record Refused(List<FieldError> faults) implements Outcome {}
  }
}
