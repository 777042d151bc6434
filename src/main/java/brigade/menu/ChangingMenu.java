package brigade.menu;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.menu.MenuStore.Removable;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changing the menu by hand, one thing at a time. Orders keep what they copied; every open screen
 * hears of it. Whatever would leave the menu naming what is not there is refused, and nothing
 * changes. Who has locked the menu already passes it on, so that it is read once.
 */
@ApplicationScoped
public class ChangingMenu {
  private final MenuStore store;
  private final HouseOfMenu house;
  private final Journal journal;
  private final Changes changes;
  private final Event<CategoryRenamed> renamed;

  ChangingMenu(
      MenuStore store,
      HouseOfMenu house,
      Journal journal,
      Changes changes,
      Event<CategoryRenamed> renamed) {
    this.renamed = renamed;
    this.store = store;
    this.house = house;
    this.journal = journal;
    this.changes = changes;
  }

  /**
   * Adds the item or, when its id is known, replaces all of it but what is left of it and its
   * picture.
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(MenuItem item) {
    return save(store.locked(), item);
  }

  Outcome save(MenuSnapshot menu, MenuItem item) {
    MenuItem known = menu.item(item.id()).orElse(null);
    MenuItem placed =
        item.edit()
            .name(item.name().strip())
            .picture(known == null ? item.picture() : known.picture())
            .availability(known == null ? item.availability() : known.availability())
            .position(
                known != null && known.category().id().equals(item.category().id())
                    ? known.position()
                    : last(menu, item.category()) + 1)
            .done();
    List<FieldError> faults = new ArrayList<>(MenuRules.item(placed, house.now()));
    for (int i = 0; i < placed.sizes().size(); i++) {
      String path = "sizes[" + i + "].";
      MenuRules.size(placed.sizes().get(i))
          .forEach(f -> faults.add(new FieldError(path + f.field(), f.message())));
    }
    if (placed.station() != null && !house.now().stations().containsKey(placed.station())) {
      faults.add(new FieldError("station", "is none of the kitchen's"));
    }
    return write(
        menu,
        faults,
        placed,
        changed -> changed.items.add(placed),
        "menu.item-saved",
        placed.id(),
        known == null ? null : summary(known),
        summary(placed));
  }

  private static int last(MenuSnapshot menu, Category category) {
    return menu.items(category).stream().mapToInt(MenuItem::position).max().orElse(0);
  }

  /** Takes an item off the menu. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removeItem(UUID itemId) {
    MenuSnapshot menu = store.locked();
    Optional<MenuItem> item = menu.item(itemId);
    if (item.isEmpty()) {
      return new Outcome.Missing("menu item", itemId);
    }
    Outcome outcome =
        remove(
            menu,
            all -> all.items.removeIf(i -> i.id().equals(itemId)),
            () -> store.removeItem(itemId),
            "menu.item-removed",
            itemId,
            summary(item.get()));
    store.tidy();
    return outcome;
  }

  /** Adds the same item once more, under a name and SKUs of its own, behind the first. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome duplicate(UUID itemId) {
    MenuSnapshot menu = store.locked();
    Optional<MenuItem> found = menu.item(itemId);
    if (found.isEmpty()) {
      return new Outcome.Missing("menu item", itemId);
    }
    MenuItem item = found.get();
    Set<String> names =
        menu.items(item.category()).stream()
            .map(other -> MenuRules.key(other.name()))
            .collect(Collectors.toSet());
    MenuItem twin =
        item.edit()
            .id(Ids.next())
            .name(
                free(item.name(), " ", MenuRules.NAME_LIMIT, n -> names.contains(MenuRules.key(n))))
            .sizes(
                item.sizes().stream()
                    .map(
                        size ->
                            new Size(
                                Ids.next(),
                                free(
                                    size.sku(),
                                    "-",
                                    MenuRules.SKU_LIMIT,
                                    sku -> menu.offer(sku).isPresent()),
                                size.name(),
                                size.kitchenName(),
                                size.price(),
                                size.cost(),
                                size.futurePrices()))
                    .toList())
            .availability(Availability.FREELY)
            .position(last(menu, item.category()) + 1)
            .done();
    return write(
        menu,
        List.of(),
        twin,
        changed -> changed.items.add(twin),
        "menu.item-duplicated",
        twin.id(),
        null,
        summary(twin));
  }

  /** A name that nothing has yet: with 2, 3 and so on behind it. */
  private static String free(
      String name, String between, int limit, Function<String, Boolean> taken) {
    for (int n = 2; ; n++) {
      String end = between + n;
      int room = limit - end.length();
      String begin =
          name.codePointCount(0, name.length()) <= room
              ? name
              : name.substring(0, name.offsetByCodePoints(0, room)).strip();
      if (!taken.apply(begin + end)) {
        return begin + end;
      }
    }
  }

  /**
   * Puts the items of a category in this order.
   *
   * @param itemIds all of them, each once
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome reorderItems(UUID categoryId, List<UUID> itemIds) {
    MenuSnapshot menu = store.locked();
    Optional<Category> category = menu.category(categoryId);
    if (category.isEmpty()) {
      return new Outcome.Missing("menu category", categoryId);
    }
    List<MenuItem> items = menu.items(category.get());
    if (!sameOnce(itemIds, items.stream().map(MenuItem::id).toList())) {
      return refused("itemIds", "are all items of the category, each once");
    }
    List<MenuItem> placed = new ArrayList<>();
    for (int i = 0; i < itemIds.size(); i++) {
      placed.add(menu.item(itemIds.get(i)).orElseThrow().edit().position(i + 1).done());
    }
    return write(
        menu,
        List.of(),
        category.get(),
        changed -> changed.items.addAll(placed),
        "menu.items-reordered",
        categoryId,
        items.stream().map(MenuItem::name).toList(),
        placed.stream().map(MenuItem::name).toList());
  }

  /**
   * Puts the categories in this order.
   *
   * @param categoryIds all of them, each once
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome reorderCategories(List<UUID> categoryIds) {
    MenuSnapshot menu = store.locked();
    if (!sameOnce(categoryIds, menu.categories().stream().map(Category::id).toList())) {
      return refused("categoryIds", "are all categories, each once");
    }
    List<Category> placed = new ArrayList<>();
    for (int i = 0; i < categoryIds.size(); i++) {
      Category category = menu.category(categoryIds.get(i)).orElseThrow();
      placed.add(new Category(category.id(), category.name(), category.course(), i + 1));
    }
    return write(
        menu,
        List.of(),
        Menus.WHOLE,
        changed -> changed.categories.addAll(placed),
        "menu.categories-reordered",
        Menus.WHOLE,
        menu.categories().stream().map(Category::name).toList(),
        placed.stream().map(Category::name).toList());
  }

  private static boolean sameOnce(List<UUID> given, List<UUID> all) {
    return given.size() == all.size() && new HashSet<>(given).equals(Set.copyOf(all));
  }

  /** Adds or changes a group; every item that asks for it asks the new one. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(ModifierGroup group) {
    return save(store.locked(), group);
  }

  Outcome save(MenuSnapshot menu, ModifierGroup group) {
    ModifierGroup known = menu.group(group.id()).orElse(null);
    ModifierGroup counted =
        group.with(
            group.modifiers().stream()
                .map(
                    modifier ->
                        menu.modifier(modifier.id())
                            .map(m -> modifier.with(m.availability()))
                            .orElse(modifier))
                .toList());
    List<FieldError> faults = new ArrayList<>(MenuRules.group(counted));
    Set<UUID> others =
        menu.modifierGroups().stream()
            .filter(other -> !other.id().equals(group.id()))
            .flatMap(other -> other.modifiers().stream())
            .map(Modifier::id)
            .collect(Collectors.toSet());
    if (counted.modifiers().stream().anyMatch(m -> others.contains(m.id()))) {
      faults.add(new FieldError("modifiers", "have one that belongs to another group"));
    }
    if (known != null && !known.code().equals(group.code())) {
      faults.add(new FieldError("code", "stays what it was"));
    }
    Outcome outcome =
        write(
            menu,
            faults,
            counted,
            changed -> changed.groups.add(counted),
            "menu.group-saved",
            group.id(),
            known,
            counted);
    store.tidy();
    return outcome;
  }

  /** Removes a group that no modifier asks; items that asked it ask it no more. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removeGroup(UUID groupId) {
    MenuSnapshot menu = store.locked();
    Optional<ModifierGroup> group = menu.group(groupId);
    if (group.isEmpty()) {
      return new Outcome.Missing("modifier group", groupId);
    }
    Outcome outcome =
        remove(
            menu,
            all -> {
              all.groups.removeIf(g -> g.id().equals(groupId));
              all.items.replaceAll(
                  item ->
                      item.edit()
                          .modifierGroups(
                              item.modifierGroups().stream()
                                  .filter(g -> !g.id().equals(groupId))
                                  .toList())
                          .done());
            },
            () -> store.remove(Removable.GROUP, groupId),
            "menu.group-removed",
            groupId,
            group.get());
    store.tidy();
    return outcome;
  }

  /**
   * Adds or changes a category: its name or course. A new one is the last. What names a category,
   * such as a discount rule, follows its new name.
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(Category category) {
    return save(store.locked(), category);
  }

  Outcome save(MenuSnapshot menu, Category category) {
    Category known = menu.category(category.id()).orElse(null);
    int last = menu.categories().stream().mapToInt(Category::position).max().orElse(0);
    Category placed =
        new Category(
            category.id(),
            category.name().strip(),
            category.course(),
            known == null ? last + 1 : known.position());
    Outcome outcome =
        write(
            menu,
            MenuRules.category(placed),
            placed,
            changed -> changed.categories.add(placed),
            "menu.category-saved",
            category.id(),
            known,
            placed);
    if (outcome instanceof Outcome.Saved && known != null && !known.name().equals(placed.name())) {
      renamed.fire(new CategoryRenamed(known.name(), placed.name()));
    }
    return outcome;
  }

  /** Removes a category that has no items and stands on no list. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removeCategory(UUID categoryId) {
    MenuSnapshot menu = store.locked();
    Optional<Category> category = menu.category(categoryId);
    return category.isEmpty()
        ? new Outcome.Missing("menu category", categoryId)
        : remove(
            menu,
            all -> all.categories.removeIf(c -> c.id().equals(categoryId)),
            () -> store.remove(Removable.CATEGORY, categoryId),
            "menu.category-removed",
            categoryId,
            category.get());
  }

  /** Adds or renames a course. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(Course course) {
    return save(store.locked(), course);
  }

  Outcome save(MenuSnapshot menu, Course course) {
    return write(
        menu,
        MenuRules.course(course),
        course,
        changed -> changed.courses.add(course),
        "menu.course-saved",
        Menus.WHOLE,
        menu.course(course.number()).orElse(null),
        course);
  }

  /** Takes a course's name away; lines may still go to its number. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removeCourse(int number) {
    MenuSnapshot menu = store.locked();
    return removeCoded(menu, Removable.COURSE, menu.course(number), number, "course");
  }

  /** Adds or changes a tax; what was ordered keeps the rate it was ordered at. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(Tax tax) {
    return save(store.locked(), tax);
  }

  Outcome save(MenuSnapshot menu, Tax tax) {
    if (menu.tax(tax.code()).filter(Tax::byDefault).isPresent() && !tax.byDefault()) {
      // Without any, what is added later would be sold untaxed, and nobody would see why.
      return refused("default", "stays until another tax is the default");
    }
    return write(
        menu,
        MenuRules.tax(tax),
        tax,
        changed -> changed.taxes.add(tax),
        "menu.tax-saved",
        Menus.WHOLE,
        menu.tax(tax.code()).orElse(null),
        tax);
  }

  /** Removes a tax that nothing names. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removeTax(String code) {
    MenuSnapshot menu = store.locked();
    return removeCoded(menu, Removable.TAX, menu.tax(code), code, "tax");
  }

  /**
   * Says which taxes are due instead of others for types of orders.
   *
   * @param rules all of them
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome saveOrderTypeTaxes(List<OrderTypeTax> rules) {
    return saveOrderTypeTaxes(store.locked(), rules);
  }

  Outcome saveOrderTypeTaxes(MenuSnapshot menu, List<OrderTypeTax> rules) {
    Surroundings around = house.now();
    List<FieldError> faults = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      OrderTypeTax rule = rules.get(i);
      faults.addAll(
          MenuRules.orderTypes("rules[" + i + "].orderType", Set.of(rule.orderType()), around));
      if (!seen.add(List.of(rule.orderType(), rule.from()))) {
        faults.add(new FieldError("rules[" + i + "].from", "is there already for this type"));
      }
    }
    MenuRules.disagreements(
            menu.parts()
                .but(
                    all -> {
                      all.orderTypeTaxes.clear();
                      all.orderTypeTaxes.addAll(rules);
                    }))
        .stream()
        .filter(found -> found.thing() instanceof OrderTypeTax)
        .forEach(
            found ->
                faults.add(
                    new FieldError(
                        "rules[" + rules.indexOf(found.thing()) + "]." + found.fault().field(),
                        found.fault().message())));
    if (!faults.isEmpty()) {
      return new Outcome.Refused(List.copyOf(faults));
    }
    store.grow();
    store.replaceOrderTypeTaxes(rules);
    return done("menu.order-type-taxes-saved", Menus.WHOLE, menu.orderTypeTaxes(), rules);
  }

  /** Adds or changes a levy. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(Levy levy) {
    return save(store.locked(), levy);
  }

  Outcome save(MenuSnapshot menu, Levy levy) {
    return write(
        menu,
        MenuRules.levy(levy, house.now()),
        levy,
        changed -> changed.levies.add(levy),
        "menu.levy-saved",
        Menus.WHOLE,
        menu.levy(levy.code()).orElse(null),
        levy);
  }

  /** Removes a levy that no item names. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removeLevy(String code) {
    MenuSnapshot menu = store.locked();
    return removeCoded(menu, Removable.LEVY, menu.levy(code), code, "levy");
  }

  /** Adds or changes a daypart. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(Daypart daypart) {
    return save(store.locked(), daypart);
  }

  Outcome save(MenuSnapshot menu, Daypart daypart) {
    return write(
        menu,
        MenuRules.daypart(daypart),
        daypart,
        changed -> changed.dayparts.add(daypart),
        "menu.daypart-saved",
        Menus.WHOLE,
        menu.daypart(daypart.code()).orElse(null),
        daypart);
  }

  /** Removes a daypart that nothing goes by. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removeDaypart(String code) {
    MenuSnapshot menu = store.locked();
    return removeCoded(menu, Removable.DAYPART, menu.daypart(code), code, "daypart");
  }

  /** Adds or changes a list of categories. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(MenuList list) {
    return save(store.locked(), list);
  }

  Outcome save(MenuSnapshot menu, MenuList list) {
    return write(
        menu,
        MenuRules.list(list, house.now()),
        list,
        changed -> changed.lists.add(list),
        "menu.list-saved",
        list.id(),
        menu.list(list.id()).orElse(null),
        list);
  }

  /** Removes a list; its categories that stand on no other are always shown from now on. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removeList(UUID listId) {
    MenuSnapshot menu = store.locked();
    return removeCoded(menu, Removable.LIST, menu.list(listId), listId, "menu list");
  }

  /** Adds or changes a price rule; what was ordered keeps the price it was ordered at. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome save(PriceRule rule) {
    return save(store.locked(), rule);
  }

  Outcome save(MenuSnapshot menu, PriceRule rule) {
    return write(
        menu,
        MenuRules.rule(rule, house.now()),
        rule,
        changed -> changed.rules.add(rule),
        "menu.price-rule-saved",
        rule.id(),
        menu.priceRule(rule.id()).orElse(null),
        rule);
  }

  /** Removes a price rule. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome removePriceRule(UUID ruleId) {
    MenuSnapshot menu = store.locked();
    return removeCoded(menu, Removable.RULE, menu.priceRule(ruleId), ruleId, "price rule");
  }

  /**
   * Gives an item a picture, or takes it away.
   *
   * @param bytes a PNG, JPEG or WebP of at most {@link Picture#BYTE_LIMIT}; null for none
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome setPicture(UUID itemId, byte @Nullable [] bytes) {
    if (bytes != null && bytes.length > Picture.BYTE_LIMIT) {
      return refused("picture", "is at most " + Picture.BYTE_LIMIT + " bytes");
    }
    Optional<Picture> picture = bytes == null ? Optional.empty() : Picture.of(bytes);
    if (bytes != null && picture.isEmpty()) {
      return refused("picture", "is a PNG, a JPEG or a WebP");
    }
    MenuSnapshot menu = store.locked();
    Optional<MenuItem> item = menu.item(itemId);
    if (item.isEmpty()) {
      return new Outcome.Missing("menu item", itemId);
    }
    picture.ifPresent(store::keep);
    UUID id = picture.map(Picture::id).orElse(null);
    MenuItem shown = item.get().edit().picture(id).done();
    Outcome outcome =
        write(
            menu,
            List.of(),
            shown,
            changed -> changed.items.add(shown),
            "menu.picture-set",
            itemId,
            item.get().picture(),
            id);
    store.tidy();
    return outcome;
  }

  private <T> Outcome removeCoded(
      MenuSnapshot menu, Removable kind, Optional<T> found, Object wanted, String what) {
    if (found.isEmpty()) {
      return new Outcome.Missing(what, wanted);
    }
    UUID subject = wanted instanceof UUID id ? id : Menus.WHOLE;
    return remove(
        menu,
        parts -> {
          parts.courses.remove(found.get());
          parts.taxes.remove(found.get());
          parts.levies.remove(found.get());
          parts.dayparts.remove(found.get());
          parts.lists.remove(found.get());
          parts.rules.remove(found.get());
        },
        () -> store.remove(kind, wanted),
        "menu." + what.replace(' ', '-') + "-removed",
        subject,
        found.get());
  }

  /** Removes something unless anything else names it. */
  private Outcome remove(
      MenuSnapshot menu,
      Consumer<MenuParts.Collected> removing,
      Runnable work,
      String action,
      UUID subject,
      Object before) {
    List<MenuRules.Disagreement> left = MenuRules.disagreements(menu.parts().but(removing));
    Set<String> users =
        left.stream()
            .map(found -> MenuMerge.nameOf(found.thing()))
            .sorted(Comparator.naturalOrder())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!users.isEmpty()) {
      return new Outcome.InUse(List.copyOf(users));
    }
    store.grow();
    work.run();
    return done(action, subject, before, null);
  }

  /** Writes what changed, unless something is wrong with it or with what names it. */
  private Outcome write(
      MenuSnapshot menu,
      List<FieldError> wrong,
      Object saved,
      Consumer<MenuParts.Collected> putting,
      String action,
      UUID subject,
      @Nullable Object before,
      @Nullable Object after) {
    List<FieldError> faults = new ArrayList<>(wrong);
    MenuParts changed = MenuParts.of(putting);
    if (faults.isEmpty()) {
      for (MenuRules.Disagreement found : MenuRules.disagreements(menu.parts().with(changed))) {
        faults.add(
            found.thing() == saved
                ? found.fault()
                : new FieldError(
                    found.fault().field(),
                    "of " + MenuMerge.nameOf(found.thing()) + ": " + found.fault().message()));
      }
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused(List.copyOf(faults));
    }
    store.grow();
    store.write(changed);
    return done(action, subject, before, after);
  }

  private Outcome done(
      String action, UUID subject, @Nullable Object before, @Nullable Object after) {
    journal.record(action, "menu", subject, before, after);
    changes.announce(Topic.MENU, subject);
    return new Outcome.Saved(subject);
  }

  private static Outcome refused(String field, String message) {
    return new Outcome.Refused(List.of(new FieldError(field, message)));
  }

  private static Summary summary(MenuItem item) {
    return new Summary(
        item.name(),
        item.kind(),
        item.category().name(),
        item.sizes().stream()
            .map(size -> new Sold(size.sku(), size.name(), size.price().minor()))
            .toList(),
        item.taxes().stream().map(Tax::code).toList(),
        item.station());
  }

  private record Summary(
      String name,
      MenuItem.Kind kind,
      String category,
      List<Sold> sizes,
      List<String> taxes,
      @Nullable String station) {}

  private record Sold(String sku, @Nullable String size, long price) {}

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * It is done.
     *
     * @param id of what was saved or removed, where it has one
     */
    record Saved(UUID id) implements Outcome {}

    /** Nothing changed. */
    record Refused(List<FieldError> faults) implements Outcome {}

    /**
     * It can't be removed; nothing changed.
     *
     * @param by names of what uses it
     */
    record InUse(List<String> by) implements Outcome {}

    /** There is no such thing. */
    record Missing(String what, Object id) implements Outcome {}
  }
}
