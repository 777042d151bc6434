package brigade.menu;

import brigade.menu.MenuDefinition.AvailabilityDefinition;
import brigade.menu.MenuDefinition.CategoryDefinition;
import brigade.menu.MenuDefinition.CourseDefinition;
import brigade.menu.MenuDefinition.DaypartDefinition;
import brigade.menu.MenuDefinition.FuturePriceDefinition;
import brigade.menu.MenuDefinition.GroupDefinition;
import brigade.menu.MenuDefinition.LevyDefinition;
import brigade.menu.MenuDefinition.ListDefinition;
import brigade.menu.MenuDefinition.ModifierDefinition;
import brigade.menu.MenuDefinition.OrderTypeTaxDefinition;
import brigade.menu.MenuDefinition.PrefixPricesDefinition;
import brigade.menu.MenuDefinition.RuleDefinition;
import brigade.menu.MenuDefinition.TaxDefinition;
import brigade.menu.MenuDefinition.WhenDefinition;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.venue.Ids;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works out how the menu at hand becomes one that also holds what a definition says. Pure: it
 * writes nothing, and finds every fault rather than the first.
 *
 * <p>SKUs tell what is what: an item whose SKU is known is changed, one with a new SKU is added.
 * What the definition does not mention stays.
 */
final class MenuMerge {
  /** A percentage with at most the four decimals that parts per million can hold. */
  private static final Pattern PERCENTAGE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?)\\s*%?");

  /** A tax by its name with its rate behind it, such as {@code Food 13.5%}. */
  private static final Pattern NAMED_RATE =
      Pattern.compile("(\\S.{0,39}?)\\s+(\\d{1,3}(?:\\.\\d{1,4})?)%");

  /**
   * The course of a new category that is not named like a course: mains, where there are courses.
   */
  private static final int USUAL_COURSE = 2;

  private final MenuSnapshot now;
  private final Surroundings house;
  private final boolean whole;
  private final List<FieldError> faults = new ArrayList<>();
  private final Map<Object, Where> places = new IdentityHashMap<>();

  private final Map<Integer, Course> courses = new LinkedHashMap<>();
  private final Map<String, Tax> taxes = new LinkedHashMap<>();
  private final Map<String, OrderTypeTax> orderTypeTaxes = new LinkedHashMap<>();
  private final Map<String, Levy> levies = new LinkedHashMap<>();
  private final Map<String, Daypart> dayparts = new LinkedHashMap<>();
  private final Map<String, Category> categories = new LinkedHashMap<>();
  private final Map<String, ModifierGroup> groups = new LinkedHashMap<>();
  private final Map<String, MenuList> lists = new LinkedHashMap<>();
  private final Map<String, PriceRule> rules = new LinkedHashMap<>();
  private final Map<String, String> stationCodes = new HashMap<>();
  private final Map<String, String> newStations = new LinkedHashMap<>();
  private final Map<UUID, Availability> availability = new LinkedHashMap<>();
  private final ItemsMerge items;

  /**
   * @param now the menu at hand
   */
  MenuMerge(MenuSnapshot now, Surroundings house) {
    this(now, house, false);
  }

  /**
   * @param whole whether a definition says all of a thing, so that what is absent is as usual
   *     rather than as it was
   */
  MenuMerge(MenuSnapshot now, Surroundings house, boolean whole) {
    this.now = now;
    this.house = house;
    this.whole = whole;
    now.courses().forEach(course -> courses.put(course.number(), course));
    now.taxes().forEach(tax -> taxes.put(tax.code(), tax));
    now.orderTypeTaxes().forEach(rule -> orderTypeTaxes.put(rule.orderType() + rule.from(), rule));
    now.levies().forEach(levy -> levies.put(levy.code(), levy));
    now.dayparts().forEach(daypart -> dayparts.put(daypart.code(), daypart));
    now.categories().forEach(category -> categories.put(key(category.name()), category));
    now.modifierGroups().forEach(group -> groups.put(group.code(), group));
    now.lists().forEach(list -> lists.put(key(list.name()), list));
    now.priceRules().forEach(rule -> rules.put(key(rule.name()), rule));
    house
        .stations()
        .forEach(
            (code, name) -> {
              stationCodes.put(key(name), code);
              stationCodes.put(key(code), code);
            });
    items = new ItemsMerge(this, now, house);
  }

  /** What was found wrong; not to be written unless this is empty. */
  List<FieldError> faults() {
    return List.copyOf(faults);
  }

  /**
   * Merges one definition.
   *
   * @param rowNumbers the line in the file of each of the definition's rows; empty when they come
   *     from JSON
   */
  MenuPlan merge(MenuDefinition definition, List<Integer> rowNumbers) {
    each("courses", definition.courses(), this::course);
    each("taxes", definition.taxes(), this::tax);
    each("orderTypeTaxes", definition.orderTypeTaxes(), this::orderTypeTax);
    each("levies", definition.levies(), this::levy);
    each("dayparts", definition.dayparts(), this::daypart);
    each(
        "modifierGroups",
        definition.modifierGroups(),
        (where, group) ->
            group(where, group, groups.get(Objects.requireNonNullElse(group.code(), "").strip())));
    each("categories", definition.categories(), this::category);
    items.rows(listed(definition.items()), rowNumbers);
    items.settle();
    each(
        "lists",
        definition.lists(),
        (where, list) -> list(where, list, lists.get(key(stripped(list.name())))));
    each(
        "priceRules",
        definition.priceRules(),
        (where, rule) -> rule(where, rule, rules.get(key(stripped(rule.name())))));
    MenuParts changed =
        MenuParts.of(
            all -> {
              all.courses.addAll(changed(courses.values(), now.courses()));
              all.taxes.addAll(changed(taxes.values(), now.taxes()));
              all.orderTypeTaxes.addAll(changed(orderTypeTaxes.values(), now.orderTypeTaxes()));
              all.levies.addAll(changed(levies.values(), now.levies()));
              all.dayparts.addAll(changed(dayparts.values(), now.dayparts()));
              all.categories.addAll(changed(categories.values(), now.categories()));
              all.groups.addAll(changed(groups.values(), now.modifierGroups()));
              all.items.addAll(items.changed());
              all.lists.addAll(changed(lists.values(), now.lists()));
              all.rules.addAll(changed(rules.values(), now.priceRules()));
            });
    agree(changed);
    return new MenuPlan(
        changed,
        Map.copyOf(newStations),
        items.pictures(),
        Map.copyOf(availability),
        items.created(),
        items.updated(),
        items.unchanged());
  }

  /** Says what does not agree with the rest once all is read. */
  private void agree(MenuParts changed) {
    if (!faults.isEmpty()) {
      return;
    }
    MenuParts after = now.parts().with(changed);
    for (MenuRules.Disagreement disagreement : MenuRules.disagreements(after)) {
      Where where = places.get(disagreement.thing());
      if (where != null) {
        where.report(faults, disagreement.fault().field(), disagreement.fault().message());
      } else if (MenuRules.disagreements(now.parts()).isEmpty()) {
        faults.add(
            new FieldError(
                disagreement.fault().field(),
                "of " + nameOf(disagreement.thing()) + ": " + disagreement.fault().message()));
      }
    }
  }

  /** What a thing is called in a message. */
  static String nameOf(Object thing) {
    return switch (thing) {
      case MenuItem item -> item.name();
      case ModifierGroup group -> group.name();
      case Category category -> category.name();
      case MenuList list -> list.name();
      case PriceRule rule -> rule.name();
      case Tax tax -> tax.name();
      case Levy levy -> levy.name();
      case Daypart daypart -> daypart.name();
      case OrderTypeTax rule -> rule.orderType();
      case Course course -> course.name();
      default -> "the menu";
    };
  }

  private static <T> List<T> changed(Collection<T> after, Collection<T> before) {
    Set<T> same = new HashSet<>(before);
    return after.stream().filter(thing -> !same.contains(thing)).toList();
  }

  /** What is said, else what was, else what is usual. */
  <T> T said(@Nullable T given, @Nullable T was, T usual) {
    if (given != null) {
      return given;
    }
    return whole || was == null ? usual : was;
  }

  Optional<Course> course(Where where, CourseDefinition definition) {
    Course course =
        new Course(
            Objects.requireNonNullElse(definition.number(), -1), stripped(definition.name()));
    if (report(where, MenuRules.course(course))) {
      return Optional.empty();
    }
    courses.put(course.number(), course);
    return Optional.of(noted(where, course));
  }

  Optional<Tax> tax(Where where, TaxDefinition definition) {
    String code = stripped(definition.code());
    Tax known = taxes.get(code);
    int ppm = said(definition.ppm(), known == null ? null : known.rate().ppm(), -1);
    if (ppm < 0 || ppm > Rate.ONE) {
      where.report(faults, "ppm", "is 0 to " + Rate.ONE);
      return Optional.empty();
    }
    Tax tax =
        new Tax(
            code,
            said(stripped(definition.name()), null, ""),
            new Rate(ppm),
            said(definition.byDefault(), known == null ? null : known.byDefault(), false),
            said(definition.compound(), known == null ? null : known.compound(), false));
    if (report(where, MenuRules.tax(tax))) {
      return Optional.empty();
    }
    if (tax.byDefault()) {
      taxes.replaceAll((other, one) -> one.byDefault() ? one.notByDefault() : one);
    }
    taxes.put(code, tax);
    return Optional.of(noted(where, tax));
  }

  Optional<OrderTypeTax> orderTypeTax(Where where, OrderTypeTaxDefinition definition) {
    String type = stripped(definition.orderType());
    if (report(where, MenuRules.orderTypes("orderType", Set.of(type), house))) {
      return Optional.empty();
    }
    Optional<Tax> from = namedTax(stripped(definition.from()));
    Optional<Tax> to = namedTax(stripped(definition.to()));
    if (from.isEmpty()) {
      where.report(faults, "from", "is no tax's code or name");
      return Optional.empty();
    }
    if (to.isEmpty() && !stripped(definition.to()).isEmpty()) {
      where.report(faults, "to", "is no tax's code or name");
      return Optional.empty();
    }
    OrderTypeTax rule = new OrderTypeTax(type, from.get().code(), to.map(Tax::code).orElse(null));
    orderTypeTaxes.put(type + rule.from(), rule);
    return Optional.of(noted(where, rule));
  }

  Optional<Levy> levy(Where where, LevyDefinition definition) {
    String code = stripped(definition.code());
    Levy known = levies.get(code);
    Levy levy =
        new Levy(
            code,
            stripped(definition.name()),
            Money.of(said(definition.amount(), known == null ? null : known.amount().minor(), 0L)),
            said(definition.taxed(), known == null ? null : known.taxed(), false),
            said(
                definition.orderTypes() == null
                    ? null
                    : Set.copyOf(listed(definition.orderTypes())),
                known == null ? null : known.orderTypes(),
                Set.of()));
    if (report(where, MenuRules.levy(levy, house))) {
      return Optional.empty();
    }
    levies.put(code, levy);
    return Optional.of(noted(where, levy));
  }

  Optional<Daypart> daypart(Where where, DaypartDefinition definition) {
    if (definition.from() == null || definition.until() == null) {
      where.report(faults, "from", "and until are times such as 17:30");
      return Optional.empty();
    }
    Daypart daypart =
        new Daypart(
            stripped(definition.code()),
            stripped(definition.name()),
            Set.<DayOfWeek>copyOf(listed(definition.days())),
            definition.from(),
            definition.until());
    if (report(where, MenuRules.daypart(daypart))) {
      return Optional.empty();
    }
    dayparts.put(daypart.code(), daypart);
    return Optional.of(noted(where, daypart));
  }

  /**
   * A group.
   *
   * @param known the one it is, or null; its modifiers are known by their names
   */
  Optional<ModifierGroup> group(
      Where where, GroupDefinition definition, @Nullable ModifierGroup known) {
    int before = faults.size();
    List<Modifier> modifiers =
        definition.modifiers() == null && known != null && !whole
            ? known.modifiers()
            : modifiers(where, listed(definition.modifiers()), known);
    int min = said(definition.min(), known == null ? null : known.min(), 0);
    int max =
        said(
            definition.max(),
            known == null ? null : known.max(),
            Math.max(1, Math.max(min, modifiers.size())));
    int included = said(definition.included(), known == null ? null : known.included(), 0);
    if (min < 0 || max < 1 || min > max || included < 0) {
      where.report(
          faults, "max", "with min and included does not make a group one can choose from");
      return Optional.empty();
    }
    PrefixPrices prices =
        prefixPrices(where, definition.prefixPrices(), known == null ? null : known.prices());
    ModifierGroup group =
        new ModifierGroup(
            known == null ? Ids.next() : known.id(),
            said(
                definition.code() == null ? null : stripped(definition.code()),
                known == null ? null : known.code(),
                ""),
            said(
                definition.name() == null ? null : stripped(definition.name()),
                known == null ? null : known.name(),
                ""),
            min,
            max,
            included,
            said(definition.prefixes(), known == null ? null : known.prefixed(), false),
            said(definition.halves(), known == null ? null : known.halves(), Halves.NONE),
            prices,
            said(
                definition.substitution(),
                known == null ? null : known.substitution(),
                Substitution.NONE),
            modifiers);
    if (report(where, MenuRules.group(group)) || faults.size() > before) {
      return Optional.empty();
    }
    groups.put(group.code(), group);
    return Optional.of(noted(where, group));
  }

  private PrefixPrices prefixPrices(
      Where where, @Nullable PrefixPricesDefinition given, @Nullable PrefixPrices was) {
    PrefixPrices usual = whole || was == null ? PrefixPrices.USUAL : was;
    if (given == null) {
      return usual;
    }
    try {
      return new PrefixPrices(
          Objects.requireNonNullElse(given.no(), usual.no()),
          Objects.requireNonNullElse(given.lite(), usual.lite()),
          Objects.requireNonNullElse(given.extra(), usual.extra()),
          Objects.requireNonNullElse(given.side(), usual.side()));
    } catch (IllegalArgumentException e) {
      where.report(
          faults, "prefixPrices", "are " + PrefixPrices.LEAST + " to " + PrefixPrices.MOST);
      return usual;
    }
  }

  private List<Modifier> modifiers(
      Where where, List<ModifierDefinition> definitions, @Nullable ModifierGroup group) {
    List<Modifier> modifiers = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      ModifierDefinition definition = definitions.get(i);
      String name = stripped(definition.name());
      Modifier known =
          Optional.ofNullable(group).stream()
              .flatMap(g -> g.modifiers().stream())
              .filter(m -> m.name().equalsIgnoreCase(name))
              .findFirst()
              .orElse(null);
      Map<String, Money> bySize = new LinkedHashMap<>();
      said(
              definition.pricesBySize(),
              known == null ? null : minor(known.pricesBySize()),
              Map.<String, Long>of())
          .forEach((size, price) -> bySize.put(size.strip(), Money.of(price == null ? -1 : price)));
      modifiers.add(
          new Modifier(
              known == null ? Ids.next() : known.id(),
              name,
              said(
                  definition.kitchenName() == null || definition.kitchenName().isBlank()
                      ? null
                      : definition.kitchenName().strip(),
                  known == null ? null : known.kitchenName(),
                  upper(name)),
              Money.of(said(definition.price(), known == null ? null : known.price().minor(), 0L)),
              said(definition.byDefault(), known == null ? null : known.byDefault(), false),
              bySize,
              said(
                  definition.groups() == null ? null : listed(definition.groups()),
                  known == null ? null : known.groups(),
                  List.of()),
              availability(
                  where.below("modifiers", i),
                  known == null ? Availability.FREELY : known.availability(),
                  definition.availability())));
      availabilityOf(modifiers.getLast().id(), modifiers.getLast().availability(), known);
    }
    return modifiers;
  }

  private void availabilityOf(UUID id, Availability said, @Nullable Modifier known) {
    if (!said.equals(known == null ? Availability.FREELY : known.availability())) {
      availability.put(id, said);
    }
  }

  /** Notes what is said to be left of an item. */
  void availabilityOf(UUID id, Availability said) {
    availability.put(id, said);
  }

  /** What is said of how much there is; who said it and when is left to whoever imports. */
  Availability availability(
      Where where, Availability was, @Nullable AvailabilityDefinition definition) {
    if (definition == null) {
      return was;
    }
    Availability said =
        new Availability(
            !Boolean.FALSE.equals(definition.available()),
            definition.remaining(),
            definition.date(),
            definition.until(),
            definition.resetTo(),
            null,
            null);
    report(where, MenuRules.availability("availability.", said));
    // The same as before is not said anew, so that it is still known who said it.
    return said.equals(
            new Availability(
                was.available(),
                was.remaining(),
                was.date(),
                was.until(),
                was.resetTo(),
                null,
                null))
        ? was
        : said;
  }

  private static Map<String, Long> minor(Map<String, Money> prices) {
    return prices.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().minor()));
  }

  private void category(Where where, CategoryDefinition definition) {
    if (report(where, MenuRules.text("name", definition.name(), MenuRules.SHORT_NAME_LIMIT))) {
      return;
    }
    if (definition.course() != null
        && report(where, MenuRules.course("course", definition.course()))) {
      return;
    }
    String name = stripped(definition.name());
    noted(where, categoryNamed(name, definition.course()));
    items.of(where, name, listed(definition.items()));
  }

  /** The category of that name, which is new where there is none. */
  Category categoryNamed(String name, @Nullable Integer course) {
    Category known = categories.get(key(name));
    if (known == null) {
      int last = categories.values().stream().mapToInt(Category::position).max().orElse(0);
      known = new Category(Ids.next(), name, course == null ? courseOf(name) : course, last + 1);
    } else if (course != null && course != known.course()) {
      known = new Category(known.id(), known.name(), course, known.position());
    } else {
      return known;
    }
    categories.put(key(name), known);
    return known;
  }

  private int courseOf(String category) {
    return courses.values().stream()
        .filter(course -> course.name().equalsIgnoreCase(category))
        .map(Course::number)
        .findFirst()
        .orElse(USUAL_COURSE);
  }

  Optional<MenuList> list(Where where, ListDefinition definition, @Nullable MenuList known) {
    int before = faults.size();
    MenuList list =
        new MenuList(
            known == null ? Ids.next() : known.id(),
            stripped(definition.name()),
            when(where, "when.", definition.when(), known == null ? null : known.when()),
            said(
                definition.categories() == null ? null : categories(where, definition.categories()),
                known == null ? null : known.categories(),
                List.of()));
    if (report(where, MenuRules.list(list, house)) || faults.size() > before) {
      return Optional.empty();
    }
    lists.put(key(list.name()), list);
    return Optional.of(noted(where, list));
  }

  Optional<PriceRule> rule(Where where, RuleDefinition definition, @Nullable PriceRule known) {
    int before = faults.size();
    boolean priced =
        definition.percentOff() != null
            || definition.amountOff() != null
            || definition.price() != null;
    PriceRule was = priced || whole ? null : known;
    if (definition.percentOff() != null && definition.percentOff() < 0) {
      where.report(faults, "percentOff", "is 0 to " + Rate.ONE + " parts per million");
      return Optional.empty();
    }
    PriceRule rule =
        new PriceRule(
            known == null ? Ids.next() : known.id(),
            stripped(definition.name()),
            when(where, "when.", definition.when(), known == null ? null : known.when()),
            definition.from() != null || whole || known == null ? definition.from() : known.from(),
            definition.until() != null || whole || known == null
                ? definition.until()
                : known.until(),
            Set.copyOf(
                said(
                    definition.categories() == null
                        ? null
                        : categories(where, definition.categories()),
                    known == null ? null : List.copyOf(known.categories()),
                    List.of())),
            Set.copyOf(
                said(
                    definition.skus() == null ? null : listed(definition.skus()),
                    known == null ? null : List.copyOf(known.skus()),
                    List.of())),
            definition.percentOff() != null
                ? new Rate(definition.percentOff())
                : was == null ? null : was.percentOff(),
            definition.amountOff() != null
                ? Money.of(definition.amountOff())
                : was == null ? null : was.amountOff(),
            definition.price() != null
                ? Money.of(definition.price())
                : was == null ? null : was.price());
    if (report(where, MenuRules.rule(rule, house)) || faults.size() > before) {
      return Optional.empty();
    }
    rules.put(key(rule.name()), rule);
    return Optional.of(noted(where, rule));
  }

  private List<UUID> categories(Where where, List<String> given) {
    List<String> names = listed(given);
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Category category = categories.get(key(names.get(i)));
      if (category == null) {
        where.report(faults, "categories[" + i + "]", "is no category's name");
      } else if (!ids.contains(category.id())) {
        ids.add(category.id());
      }
    }
    return ids;
  }

  /** When something holds; areas are said by their names. */
  When when(Where where, String field, @Nullable WhenDefinition definition, @Nullable When was) {
    if (definition == null) {
      return whole || was == null ? When.ALWAYS : was;
    }
    Set<UUID> areas = new HashSet<>();
    List<String> names = listed(definition.areas());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Optional<UUID> area =
          house.areas().entrySet().stream()
              .filter(
                  entry ->
                      entry.getValue().equalsIgnoreCase(name.strip())
                          || entry.getKey().toString().equals(name.strip()))
              .map(Map.Entry::getKey)
              .findFirst();
      if (area.isEmpty()) {
        where.report(faults, field + "areas[" + i + "]", "is no area on the floor");
      } else {
        areas.add(area.get());
      }
    }
    return new When(
        Set.copyOf(listed(definition.dayparts())),
        Set.copyOf(listed(definition.orderTypes())),
        areas);
  }

  static List<FuturePrice> futurePrices(
      Where where, List<FuturePriceDefinition> definitions, List<FieldError> faults) {
    List<FuturePrice> prices = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      FuturePriceDefinition definition = definitions.get(i);
      if (definition.from() == null || definition.price() == null) {
        where.report(faults, "futurePrices[" + i + "].from", "and price are both needed");
      } else {
        prices.add(new FuturePrice(definition.from(), Money.of(definition.price())));
      }
    }
    return prices;
  }

  /** The tax that items without one get. */
  List<Tax> defaultTax() {
    return taxes.values().stream().filter(Tax::byDefault).limit(1).toList();
  }

  private Optional<Tax> namedTax(String text) {
    return taxes.values().stream()
        .filter(tax -> tax.name().equalsIgnoreCase(text) || tax.code().equalsIgnoreCase(text))
        .findFirst();
  }

  /** The tax that a text names, by name, code or rate; empty for none, or when it names none. */
  Optional<Tax> taxNamed(Where where, String field, String named) {
    String text = named.strip();
    Optional<Tax> known = namedTax(text);
    if (known.isPresent()) {
      return known;
    }
    Matcher both = NAMED_RATE.matcher(text);
    if (both.matches() && both.group(1) != null) {
      Optional<Integer> ppm = ppm(where, field, both.group(2));
      Optional<Tax> called = namedTax(both.group(1));
      if (called.isPresent() && ppm.isPresent() && called.get().rate().ppm() != ppm.get()) {
        where.report(faults, field, "has another rate here: " + called.get().name());
        return Optional.empty();
      }
      return called.isPresent()
          ? called
          : ppm.map(rate -> fresh(where, field, upper(both.group(1)), both.group(1), rate));
    }
    Matcher percentage = PERCENTAGE.matcher(text);
    if (!percentage.matches()) {
      where.report(
          faults,
          field,
          FreeText.faults("tax", text, MenuRules.SHORT_NAME_LIMIT).isEmpty()
              ? "there is no tax " + text + ", and it is not a percentage such as 13.5"
              : "is neither a tax's name nor a percentage such as 13.5");
      return Optional.empty();
    }
    Optional<Integer> ppm = ppm(where, field, percentage.group(1));
    if (ppm.isEmpty() || ppm.get() == 0) {
      return Optional.empty();
    }
    Optional<Tax> sameRate =
        taxes.values().stream()
            .filter(tax -> tax.rate().ppm() == ppm.get())
            .max(Comparator.comparing(Tax::byDefault));
    if (sameRate.isPresent()) {
      return sameRate;
    }
    String plain = new BigDecimal(percentage.group(1)).stripTrailingZeros().toPlainString();
    return Optional.of(fresh(where, field, "TAX-" + plain, "Tax " + plain + "%", ppm.get()));
  }

  private Optional<Integer> ppm(Where where, String field, String percent) {
    int ppm = new BigDecimal(percent).movePointRight(4).intValueExact();
    if (ppm > Rate.ONE) {
      where.report(faults, field, "is at most 100 %");
      return Optional.empty();
    }
    return Optional.of(ppm);
  }

  private Tax fresh(Where where, String field, String code, String name, int ppm) {
    Tax fresh = new Tax(code, name, new Rate(ppm), false);
    MenuRules.tax(fresh).forEach(fault -> where.report(faults, field, fault.message()));
    taxes.put(code, fresh);
    return fresh;
  }

  Optional<Levy> levyOf(String code) {
    return Optional.ofNullable(levies.get(code.strip()));
  }

  Optional<ModifierGroup> groupOf(String code) {
    return Optional.ofNullable(groups.get(code.strip()));
  }

  /** The code of the station of that name or code, which is new where there is none. */
  @Nullable String stationOf(Where where, String named) {
    String name = named.strip();
    String known = stationCodes.get(key(name));
    if (known != null) {
      return known;
    }
    if (report(where, MenuRules.text("station", name, MenuRules.STATION_LIMIT))) {
      return null;
    }
    String code = stationCode(name);
    if (stationCodes.containsKey(key(code))) {
      return stationCodes.get(key(code));
    }
    stationCodes.put(key(name), code);
    stationCodes.put(key(code), code);
    newStations.put(code, name);
    return code;
  }

  /** Remembers where a thing stands, for what is found to disagree later. */
  <T> T noted(Where where, T thing) {
    places.put(thing, where);
    return thing;
  }

  /** Notes what is wrong; true when something is. */
  boolean report(Where where, List<FieldError> wrong) {
    wrong.forEach(fault -> where.report(faults, fault.field(), fault.message()));
    return !wrong.isEmpty();
  }

  void report(Where where, String field, String message) {
    where.report(faults, field, message);
  }

  List<FieldError> found() {
    return faults;
  }

  /** One item said in whole, as a category's items are in a definition. */
  Optional<MenuItem> item(MenuDefinition.ItemDefinition definition, @Nullable MenuItem known) {
    return items.one(definition, known);
  }

  /** Pictures that items brought along. */
  List<Picture> pictures() {
    return items.pictures();
  }

  Map<String, String> newStations() {
    return Map.copyOf(newStations);
  }

  boolean saysAll() {
    return whole;
  }

  private static <T> void each(String list, @Nullable List<T> definitions, Reader<T> reader) {
    List<T> listed = listed(definitions);
    for (int i = 0; i < listed.size(); i++) {
      reader.read(Where.BODY.below(list, i), listed.get(i));
    }
  }

  static <T> List<T> listed(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  static String stripped(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  static String key(String text) {
    return MenuRules.key(text);
  }

  private static String upper(String text) {
    return text.strip().toUpperCase(Locale.ROOT);
  }

  /** The name in capitals, cut to what a ticket has room for. */
  static String kitchenName(String name) {
    int[] points = upper(name).codePoints().limit(MenuItem.KITCHEN_NAME_LIMIT).toArray();
    return new String(points, 0, points.length).strip();
  }

  /**
   * The code the kitchen gives a station of that name: capitals without accents, dashes between.
   */
  static String stationCode(String name) {
    String plain =
        upper(
                java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", ""))
            .replaceAll("[^A-Z0-9_]+", "-")
            .replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "STATION" : plain;
  }

  @FunctionalInterface
  private interface Reader<T> {
    void read(Where where, T definition);
  }
}
