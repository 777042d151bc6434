package brigade.menu;

import brigade.money.Rate;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a menu may say: limits of single things, and how they have to agree with one another. */
final class MenuRules {
  static final int NAME_LIMIT = 80;
  static final int SHORT_NAME_LIMIT = 40;
  static final int DESCRIPTION_LIMIT = 500;
  static final int SKU_LIMIT = 64;
  static final int STATION_LIMIT = 20;

  /** The dearest thing on a menu, in minor units. */
  static final long PRICE_LIMIT = 100_000_000;

  /** The largest count of portions left. */
  static final int COUNT_LIMIT = 9_999;

  /** Most dayparts; each is a bit of a number. */
  static final int DAYPART_LIMIT = 60;

  static final int TAX_LIMIT = 100;
  static final int LEVY_LIMIT = 100;
  static final int CATEGORY_LIMIT = 500;
  static final int GROUP_LIMIT = 2_000;
  static final int ITEM_LIMIT = 10_000;
  static final int LIST_LIMIT = 200;
  static final int RULE_LIMIT = 500;

  /** Most modifiers of one group, and choices of one component. */
  static final int CHOICES_LIMIT = 200;

  static final int SIZES_LIMIT = 50;

  /** Most groups an item or a modifier asks. */
  static final int ASKED_LIMIT = 30;

  static final int COMPONENTS_LIMIT = 20;
  static final int FUTURE_PRICES_LIMIT = 50;

  /** Most taxes, and levies, of one item. */
  static final int DUE_LIMIT = 8;

  private MenuRules() {}

  /**
   * Something that does not agree with the rest of the menu.
   *
   * @param thing the item, group, list or rule that names what is not there
   */
  record Disagreement(Object thing, FieldError fault) {}

  /** What is wrong with a text that must be there. */
  static List<FieldError> text(String field, @Nullable String text, int limit) {
    if (text == null || text.isBlank()) {
      return List.of(new FieldError(field, "is missing"));
    }
    return FreeText.faults(field, text, limit);
  }

  static List<FieldError> price(String field, @Nullable Long price) {
    if (price == null) {
      return List.of(new FieldError(field, "is missing"));
    }
    return price < 0 || price > PRICE_LIMIT
        ? List.of(new FieldError(field, "is 0 to " + PRICE_LIMIT + " minor units"))
        : List.of();
  }

  static List<FieldError> course(String field, int course) {
    return course < 0 || course > Course.HIGHEST
        ? List.of(new FieldError(field, "is 0 to " + Course.HIGHEST))
        : List.of();
  }

  private static void most(List<FieldError> faults, String field, Collection<?> things, int limit) {
    if (things.size() > limit) {
      faults.add(new FieldError(field, "are at most " + limit));
    }
  }

  static List<FieldError> course(Course course) {
    List<FieldError> faults = new ArrayList<>(course("number", course.number()));
    faults.addAll(text("name", course.name(), SHORT_NAME_LIMIT));
    return faults;
  }

  static List<FieldError> category(Category category) {
    List<FieldError> faults = new ArrayList<>(text("name", category.name(), SHORT_NAME_LIMIT));
    faults.addAll(course("course", category.course()));
    return faults;
  }

  static List<FieldError> tax(Tax tax) {
    List<FieldError> faults = new ArrayList<>(text("code", tax.code(), SHORT_NAME_LIMIT));
    faults.addAll(text("name", tax.name(), SHORT_NAME_LIMIT));
    if (tax.rate().ppm() > Rate.ONE) {
      faults.add(new FieldError("rate", "is at most 100 %"));
    }
    return faults;
  }

  static List<FieldError> levy(Levy levy, Surroundings house) {
    List<FieldError> faults = new ArrayList<>(text("code", levy.code(), SHORT_NAME_LIMIT));
    faults.addAll(text("name", levy.name(), SHORT_NAME_LIMIT));
    faults.addAll(price("amount", levy.amount().minor()));
    if (levy.amount().isZero()) {
      faults.add(new FieldError("amount", "is above 0"));
    }
    faults.addAll(orderTypes("orderTypes", levy.orderTypes(), house));
    return faults;
  }

  static List<FieldError> daypart(Daypart daypart) {
    List<FieldError> faults = new ArrayList<>(text("code", daypart.code(), SHORT_NAME_LIMIT));
    faults.addAll(text("name", daypart.name(), SHORT_NAME_LIMIT));
    return faults;
  }

  static List<FieldError> list(MenuList list, Surroundings house) {
    List<FieldError> faults = new ArrayList<>(text("name", list.name(), SHORT_NAME_LIMIT));
    faults.addAll(when("when.", list.when(), house));
    if (list.categories().isEmpty()) {
      faults.add(new FieldError("categories", "are missing"));
    }
    return faults;
  }

  static List<FieldError> rule(PriceRule rule, Surroundings house) {
    List<FieldError> faults = new ArrayList<>(text("name", rule.name(), SHORT_NAME_LIMIT));
    faults.addAll(when("when.", rule.when(), house));
    int given =
        (rule.percentOff() == null ? 0 : 1)
            + (rule.amountOff() == null ? 0 : 1)
            + (rule.price() == null ? 0 : 1);
    if (given != 1) {
      faults.add(
          new FieldError("percentOff", "or amountOff or price: exactly one of them is given"));
    }
    if (rule.percentOff() != null && rule.percentOff().ppm() > Rate.ONE) {
      faults.add(new FieldError("percentOff", "is at most 100 %"));
    }
    if (rule.amountOff() != null) {
      faults.addAll(price("amountOff", rule.amountOff().minor()));
    }
    if (rule.price() != null) {
      faults.addAll(price("price", rule.price().minor()));
    }
    if (rule.from() != null && rule.until() != null && rule.until().isBefore(rule.from())) {
      faults.add(new FieldError("until", "is before from"));
    }
    return faults;
  }

  private static List<FieldError> when(String field, When when, Surroundings house) {
    List<FieldError> faults =
        new ArrayList<>(orderTypes(field + "orderTypes", when.orderTypes(), house));
    if (!house.areas().keySet().containsAll(when.areas())) {
      faults.add(new FieldError(field + "areas", "have one that is not on the floor"));
    }
    return faults;
  }

  static List<FieldError> orderTypes(String field, Set<String> types, Surroundings house) {
    return house.orderTypes().containsAll(types)
        ? List.of()
        : List.of(
            new FieldError(
                field,
                "are of " + String.join(", ", house.orderTypes().stream().sorted().toList())));
  }

  static List<FieldError> group(ModifierGroup group) {
    List<FieldError> faults = new ArrayList<>(text("name", group.name(), SHORT_NAME_LIMIT));
    faults.addAll(text("code", group.code(), SHORT_NAME_LIMIT));
    most(faults, "modifiers", group.modifiers(), CHOICES_LIMIT);
    if (group.max() > Selection.MODIFIER_LIMIT || group.included() > Selection.MODIFIER_LIMIT) {
      faults.add(new FieldError("max", "and included are at most " + Selection.MODIFIER_LIMIT));
    }
    if (group.modifiers().size() < group.min()) {
      faults.add(new FieldError("modifiers", "are fewer than must be chosen"));
    }
    if (group.modifiers().stream().filter(Modifier::byDefault).count() > group.max()) {
      faults.add(new FieldError("modifiers", "have more defaults than can be chosen"));
    }
    for (int i = 0; i < group.modifiers().size(); i++) {
      modifier("modifiers[" + i + "].", group.modifiers().get(i), faults);
    }
    if (twice(group.modifiers(), m -> key(m.name()))) {
      faults.add(new FieldError("modifiers", "have one name twice"));
    }
    return faults;
  }

  private static void modifier(String field, Modifier modifier, List<FieldError> faults) {
    faults.addAll(text(field + "name", modifier.name(), SHORT_NAME_LIMIT));
    faults.addAll(text(field + "kitchenName", modifier.kitchenName(), SHORT_NAME_LIMIT));
    faults.addAll(price(field + "price", modifier.price().minor()));
    most(faults, field + "pricesBySize", modifier.pricesBySize().keySet(), SIZES_LIMIT);
    modifier
        .pricesBySize()
        .forEach(
            (size, price) -> {
              faults.addAll(text(field + "pricesBySize", size, SHORT_NAME_LIMIT));
              faults.addAll(price(field + "pricesBySize", price.minor()));
            });
    most(faults, field + "groups", modifier.groups(), ASKED_LIMIT);
    faults.addAll(availability(field, modifier.availability()));
  }

  static List<FieldError> availability(String field, Availability availability) {
    List<FieldError> faults = new ArrayList<>();
    count(field + "remaining", availability.remaining(), faults);
    count(field + "resetTo", availability.resetTo(), faults);
    return faults;
  }

  private static void count(String field, @Nullable Integer count, List<FieldError> faults) {
    if (count != null && (count < 0 || count > COUNT_LIMIT)) {
      faults.add(new FieldError(field, "is 0 to " + COUNT_LIMIT));
    }
  }

  static List<FieldError> item(MenuItem item, Surroundings house) {
    List<FieldError> faults = new ArrayList<>(text("name", item.name(), NAME_LIMIT));
    faults.addAll(text("kitchenName", item.kitchenName(), MenuItem.KITCHEN_NAME_LIMIT));
    faults.addAll(course("course", item.course()));
    faults.addAll(FreeText.faults("description", item.description(), DESCRIPTION_LIMIT));
    if (item.station() != null) {
      faults.addAll(text("station", item.station(), STATION_LIMIT));
    }
    for (String sku : item.usualWith()) {
      faults.addAll(text("usualWith", sku, SKU_LIMIT));
    }
    most(faults, "usualWith", item.usualWith(), ASKED_LIMIT);
    most(faults, "modifierGroups", item.modifierGroups(), ASKED_LIMIT);
    most(faults, "taxes", item.taxes(), DUE_LIMIT);
    most(faults, "levies", item.levies(), DUE_LIMIT);
    most(faults, "sizes", item.sizes(), SIZES_LIMIT);
    faults.addAll(availability("", item.availability()));
    faults.addAll(when("onSale.", item.onSale(), house));
    if (twice(item.sizes(), size -> key(size.label().orElse("")))
        || twice(item.sizes(), Size::sku)) {
      faults.add(new FieldError("sizes", "have one name or SKU twice"));
    }
    if (twice(item.taxes(), Tax::code)) {
      faults.add(new FieldError("taxes", "have one twice"));
    }
    if (twice(item.levies(), Levy::code)) {
      faults.add(new FieldError("levies", "have one twice"));
    }
    if (twice(item.modifierGroups(), ModifierGroup::code)) {
      faults.add(new FieldError("modifierGroups", "have one twice"));
    }
    components(item, faults);
    return faults;
  }

  private static void components(MenuItem item, List<FieldError> faults) {
    boolean combo = item.kind() == MenuItem.Kind.COMBO;
    if (combo == item.components().isEmpty()) {
      faults.add(new FieldError("components", combo ? "are missing" : "belong to a COMBO only"));
    }
    if (combo && !item.taxes().isEmpty()) {
      faults.add(new FieldError("taxes", "of a combo are those of its components"));
    }
    if (combo && !item.modifierGroups().isEmpty()) {
      faults.add(new FieldError("modifierGroups", "of a combo are those of its components"));
    }
    most(faults, "components", item.components(), COMPONENTS_LIMIT);
    for (int i = 0; i < item.components().size(); i++) {
      Component component = item.components().get(i);
      String field = "components[" + i + "].";
      faults.addAll(text(field + "name", component.name(), SHORT_NAME_LIMIT));
      if (component.course() != null) {
        faults.addAll(course(field + "course", component.course()));
      }
      if (component.choices().isEmpty()) {
        faults.add(new FieldError(field + "choices", "are missing"));
      }
      most(faults, field + "choices", component.choices(), CHOICES_LIMIT);
      for (int c = 0; c < component.choices().size(); c++) {
        faults.addAll(
            price(
                field + "choices[" + c + "].supplement",
                component.choices().get(c).supplement().minor()));
      }
      if (twice(component.choices(), Component.Option::sku)) {
        faults.add(new FieldError(field + "choices", "have one SKU twice"));
      }
    }
  }

  static List<FieldError> size(Size size) {
    List<FieldError> faults = new ArrayList<>(text("sku", size.sku(), SKU_LIMIT));
    if (size.name() != null) {
      faults.addAll(text("size", size.name(), SHORT_NAME_LIMIT));
    }
    if (size.kitchenName() != null) {
      faults.addAll(text("kitchenName", size.kitchenName(), MenuItem.KITCHEN_NAME_LIMIT));
    }
    faults.addAll(price("price", size.price().minor()));
    if (size.cost() != null) {
      faults.addAll(price("cost", size.cost().minor()));
    }
    most(faults, "futurePrices", size.futurePrices(), FUTURE_PRICES_LIMIT);
    for (int i = 0; i < size.futurePrices().size(); i++) {
      faults.addAll(
          price("futurePrices[" + i + "].price", size.futurePrices().get(i).price().minor()));
    }
    if (twice(size.futurePrices(), FuturePrice::from)) {
      faults.add(new FieldError("futurePrices", "begin twice on one day"));
    }
    return faults;
  }

  /** All that does not agree within a menu as it would be. */
  static List<Disagreement> disagreements(MenuParts menu) {
    return new Agreeing(menu).all();
  }

  private static <T, K> boolean twice(Collection<T> things, Function<T, K> key) {
    Set<K> seen = new HashSet<>();
    for (T thing : things) {
      if (!seen.add(key.apply(thing))) {
        return true;
      }
    }
    return false;
  }

  static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** Looks through a whole menu. */
  private static final class Agreeing {
    private final MenuParts menu;
    private final List<Disagreement> found = new ArrayList<>();
    private final Map<String, MenuItem> bySku = new HashMap<>();
    private final Map<String, ModifierGroup> byCode = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Set<String> dayparts = new HashSet<>();
    private final Set<UUID> categories = new HashSet<>();

    private Agreeing(MenuParts menu) {
      this.menu = menu;
      menu.groups().forEach(group -> byCode.put(group.code(), group));
      menu.dayparts().forEach(daypart -> dayparts.add(daypart.code()));
      menu.categories().forEach(category -> categories.add(category.id()));
    }

    private List<Disagreement> all() {
      limit("categories", menu.categories(), CATEGORY_LIMIT);
      limit("modifierGroups", menu.groups(), GROUP_LIMIT);
      limit("items", menu.items(), ITEM_LIMIT);
      limit("taxes", menu.taxes(), TAX_LIMIT);
      limit("levies", menu.levies(), LEVY_LIMIT);
      limit("dayparts", menu.dayparts(), DAYPART_LIMIT);
      limit("lists", menu.lists(), LIST_LIMIT);
      limit("priceRules", menu.rules(), RULE_LIMIT);
      unique(menu.categories(), Category::id, c -> key(c.name()), "name", "");
      unique(menu.taxes(), Tax::code, t -> key(t.name()), "name", "");
      unique(menu.levies(), Levy::code, l -> key(l.name()), "name", "");
      unique(menu.dayparts(), Daypart::code, d -> key(d.name()), "name", "");
      unique(menu.lists(), MenuList::id, l -> key(l.name()), "name", "");
      unique(menu.rules(), PriceRule::id, r -> key(r.name()), "name", "");
      unique(menu.groups(), ModifierGroup::id, ModifierGroup::code, "code", "");
      unique(menu.courses(), Course::number, c -> key(c.name()), "name", "");
      unique(
          menu.items(),
          MenuItem::id,
          item -> List.of(item.category().id(), key(item.name())),
          "name",
          " in this category");
      skus();
      menu.items().forEach(this::item);
      measureDepths();
      menu.groups().forEach(this::group);
      menu.lists().forEach(this::list);
      menu.rules().forEach(this::rule);
      taxes();
      return found;
    }

    private void fault(Object thing, String field, String message) {
      found.add(new Disagreement(thing, new FieldError(field, message)));
    }

    private void limit(String field, List<?> things, int limit) {
      if (things.size() > limit) {
        fault(things.getLast(), field, "are at most " + limit);
      }
    }

    private <T, I, K> void unique(
        List<T> things, Function<T, I> id, Function<T, K> key, String field, String where) {
      Map<K, I> seen = new HashMap<>();
      for (T thing : things) {
        I other = seen.putIfAbsent(key.apply(thing), id.apply(thing));
        if (other != null && !other.equals(id.apply(thing))) {
          fault(thing, field, "is there already" + where);
        }
      }
    }

    private void skus() {
      for (MenuItem item : menu.items()) {
        for (int i = 0; i < item.sizes().size(); i++) {
          MenuItem other = bySku.putIfAbsent(item.sizes().get(i).sku(), item);
          if (other != null && !other.id().equals(item.id())) {
            String field = "sizes[" + i + "].sku";
            fault(item, field, "belongs to " + other.name());
            fault(other, "sku", "belongs to " + item.name());
          }
        }
      }
    }

    private void item(MenuItem item) {
      if (!categories.contains(item.category().id())) {
        fault(item, "category", "is not on the menu");
      }
      known(item, "taxes", item.taxes(), Tax::code, menu.taxes(), "tax");
      known(item, "levies", item.levies(), Levy::code, menu.levies(), "levy");
      known(
          item,
          "modifierGroups",
          item.modifierGroups(),
          ModifierGroup::code,
          menu.groups(),
          "modifier group");
      when(item, "onSale.", item.onSale());
      for (int i = 0; i < item.components().size(); i++) {
        List<Component.Option> choices = item.components().get(i).choices();
        for (int c = 0; c < choices.size(); c++) {
          String field = "components[" + i + "].choices[" + c + "].sku";
          MenuItem chosen = bySku.get(choices.get(c).sku());
          if (chosen == null) {
            fault(item, field, "is not on the menu: " + shown(choices.get(c).sku()));
          } else if (chosen.kind() != MenuItem.Kind.PLAIN) {
            fault(item, field, chosen.name() + " is " + chosen.kind() + " and no part of a combo");
          }
        }
      }
    }

    private <T> void known(
        Object thing,
        String field,
        List<T> named,
        Function<T, String> code,
        List<T> all,
        String of) {
      for (T one : named) {
        boolean there = false;
        for (T other : all) {
          there |= code.apply(other).equals(code.apply(one));
        }
        if (!there) {
          fault(thing, field, "there is no " + of + " " + shown(code.apply(one)));
        }
      }
    }

    /** A name in a message; what is no acceptable text is not repeated. */
    private static String shown(String name) {
      return FreeText.faults("", name, SKU_LIMIT).isEmpty() ? name : "of that name";
    }

    private void when(Object thing, String field, When when) {
      for (String code : when.dayparts()) {
        if (!dayparts.contains(code)) {
          fault(thing, field + "dayparts", "there is no daypart " + shown(code));
        }
      }
    }

    private void group(ModifierGroup group) {
      for (int i = 0; i < group.modifiers().size(); i++) {
        for (String code : group.modifiers().get(i).groups()) {
          if (!byCode.containsKey(code)) {
            fault(
                group, "modifiers[" + i + "].groups", "there is no modifier group " + shown(code));
          }
        }
      }
      if (depths.getOrDefault(group.code(), 0) > ModifierGroup.DEPTH_LIMIT) {
        fault(
            group,
            "modifiers",
            "ask more than "
                + ModifierGroup.DEPTH_LIMIT
                + " deep, or lead back to where they began");
      }
    }

    /**
     * How many groups are asked one below another from each, as far as one more than may be: so far
     * gets whatever goes in a circle, too.
     */
    private void measureDepths() {
      byCode.keySet().forEach(code -> depths.put(code, 1));
      for (int round = 0; round < ModifierGroup.DEPTH_LIMIT; round++) {
        Map<String, Integer> before = Map.copyOf(depths);
        byCode.forEach(
            (code, group) -> {
              int below = 0;
              for (Modifier modifier : group.modifiers()) {
                for (String next : modifier.groups()) {
                  below = Math.max(below, before.getOrDefault(next, 0));
                }
              }
              depths.put(code, below + 1);
            });
      }
    }

    private void list(MenuList list) {
      if (!categories.containsAll(list.categories())) {
        fault(list, "categories", "have one that is not on the menu");
      }
      when(list, "when.", list.when());
    }

    private void rule(PriceRule rule) {
      if (!categories.containsAll(rule.categories())) {
        fault(rule, "categories", "have one that is not on the menu");
      }
      for (String sku : rule.skus()) {
        if (!bySku.containsKey(sku)) {
          fault(rule, "skus", "have one that is not on the menu: " + shown(sku));
        }
      }
      when(rule, "when.", rule.when());
    }

    private void taxes() {
      Set<String> codes = new HashSet<>();
      menu.taxes().forEach(tax -> codes.add(tax.code()));
      for (OrderTypeTax rule : menu.orderTypeTaxes()) {
        if (!codes.contains(rule.from())) {
          fault(rule, "from", "there is no tax " + shown(rule.from()));
        }
        if (rule.to() != null && !codes.contains(rule.to())) {
          fault(rule, "to", "there is no tax " + shown(rule.to()));
        }
      }
    }
  }
}
