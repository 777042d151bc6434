package brigade.menu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything a menu is made of, or as much of it as is to be written. */
record MenuParts(
    List<Course> courses,
    List<Tax> taxes,
    List<OrderTypeTax> orderTypeTaxes,
    List<Levy> levies,
    List<Daypart> dayparts,
    List<Category> categories,
    List<ModifierGroup> groups,
    List<MenuItem> items,
    List<MenuList> lists,
    List<PriceRule> rules) {

  MenuParts {
    courses = List.copyOf(courses);
    taxes = List.copyOf(taxes);
    orderTypeTaxes = List.copyOf(orderTypeTaxes);
    levies = List.copyOf(levies);
    dayparts = List.copyOf(dayparts);
    categories = List.copyOf(categories);
    groups = List.copyOf(groups);
    items = List.copyOf(items);
    lists = List.copyOf(lists);
    rules = List.copyOf(rules);
  }

  /** Those that are put in. */
  static MenuParts of(Consumer<Collected> putting) {
    Collected collected = new Collected();
    putting.accept(collected);
    return collected.parts();
  }

  /** The same parts, some of them changed. */
  MenuParts but(Consumer<Collected> changing) {
    Collected collected = new Collected();
    collected.courses.addAll(courses);
    collected.taxes.addAll(taxes);
    collected.orderTypeTaxes.addAll(orderTypeTaxes);
    collected.levies.addAll(levies);
    collected.dayparts.addAll(dayparts);
    collected.categories.addAll(categories);
    collected.groups.addAll(groups);
    collected.items.addAll(items);
    collected.lists.addAll(lists);
    collected.rules.addAll(rules);
    changing.accept(collected);
    return collected.parts();
  }

  /** The same parts with these instead of those of the same id, code or number, or added. */
  MenuParts with(MenuParts changed) {
    return but(
        all -> {
          put(all.courses, changed.courses, Course::number);
          put(all.taxes, changed.taxes, Tax::code);
          put(
              all.orderTypeTaxes,
              changed.orderTypeTaxes,
              rule -> List.of(rule.orderType(), rule.from()));
          put(all.levies, changed.levies, Levy::code);
          put(all.dayparts, changed.dayparts, Daypart::code);
          put(all.categories, changed.categories, Category::id);
          put(all.groups, changed.groups, ModifierGroup::id);
          put(all.items, changed.items, MenuItem::id);
          put(all.lists, changed.lists, MenuList::id);
          put(all.rules, changed.rules, PriceRule::id);
        });
  }

  private static <T, K> void put(List<T> all, List<T> changed, Function<T, K> key) {
    if (changed.isEmpty()) {
      return;
    }
    Map<K, T> byKey = new LinkedHashMap<>();
    all.forEach(thing -> byKey.put(key.apply(thing), thing));
    changed.forEach(thing -> byKey.put(key.apply(thing), thing));
    all.clear();
    all.addAll(byKey.values());
  }

  /** Parts in the making. */
  static final class Collected {
    final List<Course> courses = new ArrayList<>();
    final List<Tax> taxes = new ArrayList<>();
    final List<OrderTypeTax> orderTypeTaxes = new ArrayList<>();
    final List<Levy> levies = new ArrayList<>();
    final List<Daypart> dayparts = new ArrayList<>();
    final List<Category> categories = new ArrayList<>();
    final List<ModifierGroup> groups = new ArrayList<>();
    final List<MenuItem> items = new ArrayList<>();
    final List<MenuList> lists = new ArrayList<>();
    final List<PriceRule> rules = new ArrayList<>();

    private MenuParts parts() {
      return new MenuParts(
          courses,
          taxes,
          orderTypeTaxes,
          levies,
          dayparts,
          categories,
          groups,
          items,
          lists,
          rules);
    }
  }
}
