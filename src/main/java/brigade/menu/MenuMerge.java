package brigade.menu;

import brigade.menu.MenuDefinition.CategoryDefinition;
import brigade.menu.MenuDefinition.CourseDefinition;
import brigade.menu.MenuDefinition.GroupDefinition;
import brigade.menu.MenuDefinition.ItemDefinition;
import brigade.menu.MenuDefinition.ModifierDefinition;
import brigade.menu.MenuDefinition.RowDefinition;
import brigade.menu.MenuDefinition.SizeDefinition;
import brigade.menu.MenuDefinition.TaxDefinition;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.venue.Ids;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

  /**
   * The course of a new category that is not named like a course: mains, where there are courses.
   */
  private static final int USUAL_COURSE = 2;

  private final MenuSnapshot now;
  private final List<FieldError> faults = new ArrayList<>();

  private final Map<Integer, Course> courses = new LinkedHashMap<>();
  private final Map<String, Tax> taxes = new LinkedHashMap<>();
  private final Map<String, Category> categories = new LinkedHashMap<>();
  private final Map<String, ModifierGroup> groups = new LinkedHashMap<>();
  private final Map<String, String> stationCodes = new HashMap<>();
  private final Map<List<Object>, MenuItem> itemsByName = new HashMap<>();

  private final List<Course> changedCourses = new ArrayList<>();
  private final Map<String, Tax> changedTaxes = new LinkedHashMap<>();
  private final Map<String, Category> changedCategories = new LinkedHashMap<>();
  private final List<ModifierGroup> changedGroups = new ArrayList<>();
  private final List<MenuItem> changedItems = new ArrayList<>();
  private final Map<String, String> newStations = new LinkedHashMap<>();
  private int created;
  private int updated;
  private int unchanged;

  /**
   * @param now the menu at hand
   * @param stations station names by code
   */
  MenuMerge(MenuSnapshot now, Map<String, String> stations) {
    this.now = now;
    now.courses().forEach(course -> courses.put(course.number(), course));
    now.taxes().forEach(tax -> taxes.put(tax.code(), tax));
    now.categories().forEach(category -> categories.put(key(category.name()), category));
    now.modifierGroups().forEach(group -> groups.put(group.code(), group));
    now.items()
        .forEach(item -> itemsByName.put(List.of(item.category().id(), key(item.name())), item));
    stations.forEach(
        (code, name) -> {
          stationCodes.put(key(name), code);
          stationCodes.put(key(code), code);
        });
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
    each(definition.courses(), this::course);
    each(definition.taxes(), this::tax);
    each(definition.modifierGroups(), this::group);
    List<Draft> drafts = new ArrayList<>();
    each(definition.categories(), (where, category) -> drafts.addAll(category(where, category)));
    drafts.addAll(rows(definition.items(), rowNumbers));
    items(drafts);
    return new MenuPlan(
        MenuParts.of(
            changed -> {
              changed.courses.addAll(changedCourses);
              changed.taxes.addAll(changedTaxes.values());
              changed.categories.addAll(changedCategories.values());
              changed.groups.addAll(changedGroups);
              changed.items.addAll(changedItems);
            }),
        Map.copyOf(newStations),
        created,
        updated,
        unchanged);
  }

  private void course(Where where, CourseDefinition definition) {
    List<FieldError> wrong =
        new ArrayList<>(MenuRules.text("name", definition.name(), MenuRules.SHORT_NAME_LIMIT));
    wrong.addAll(MenuRules.course("number", Objects.requireNonNullElse(definition.number(), -1)));
    if (report(where, wrong)) {
      return;
    }
    Course course =
        new Course(
            Objects.requireNonNull(definition.number()),
            Objects.requireNonNull(definition.name()).strip());
    if (!course.equals(courses.put(course.number(), course))) {
      changedCourses.add(course);
    }
  }

  private void tax(Where where, TaxDefinition definition) {
    List<FieldError> wrong =
        new ArrayList<>(MenuRules.text("code", definition.code(), MenuRules.SHORT_NAME_LIMIT));
    wrong.addAll(MenuRules.text("name", definition.name(), MenuRules.SHORT_NAME_LIMIT));
    int ppm = Objects.requireNonNullElse(definition.ppm(), -1);
    if (ppm < 0 || ppm > Rate.ONE) {
      wrong.add(new FieldError("ppm", "is 0 to " + Rate.ONE));
    }
    if (report(where, wrong)) {
      return;
    }
    put(
        new Tax(
            Objects.requireNonNull(definition.code()).strip(),
            Objects.requireNonNull(definition.name()).strip(),
            new Rate(ppm),
            definition.byDefault()));
  }

  private void put(Tax tax) {
    if (!tax.equals(taxes.put(tax.code(), tax))) {
      changedTaxes.put(tax.code(), tax);
    }
  }

  private void group(Where where, GroupDefinition definition) {
    String code = Objects.requireNonNullElse(definition.code(), "");
    ModifierGroup known = groups.get(code);
    List<Modifier> modifiers = new ArrayList<>();
    for (ModifierDefinition modifier : listed(definition.modifiers())) {
      String name = Objects.requireNonNullElse(modifier.name(), "").strip();
      modifiers.add(
          new Modifier(
              Optional.ofNullable(known).stream()
                  .flatMap(group -> group.modifiers().stream())
                  .filter(before -> before.name().equalsIgnoreCase(name))
                  .map(Modifier::id)
                  .findFirst()
                  .orElseGet(Ids::next),
              name,
              modifier.kitchenName() == null ? upper(name) : modifier.kitchenName().strip(),
              Money.of(Objects.requireNonNullElse(modifier.price(), 0L))));
    }
    int max =
        definition.max() == null
            ? Math.max(1, Math.max(definition.min(), modifiers.size()))
            : definition.max();
    if (definition.min() < 0 || max < 1 || definition.min() > max || definition.included() < 0) {
      where.report(
          faults, "max", "with min and included does not make a group one can choose from");
      return;
    }
    ModifierGroup group =
        new ModifierGroup(
            known == null ? Ids.next() : known.id(),
            code,
            Objects.requireNonNullElse(definition.name(), "").strip(),
            definition.min(),
            max,
            definition.included(),
            definition.prefixes(),
            modifiers);
    if (!report(where, MenuRules.group(group)) && !group.equals(groups.put(code, group))) {
      changedGroups.add(group);
    }
  }

  private List<Draft> category(Where where, CategoryDefinition definition) {
    if (report(where, MenuRules.text("name", definition.name(), MenuRules.SHORT_NAME_LIMIT))) {
      return List.of();
    }
    String name = Objects.requireNonNull(definition.name()).strip();
    if (definition.course() != null
        && report(where, MenuRules.course("course", definition.course()))) {
      return List.of();
    }
    categoryNamed(name, definition.course());
    List<Draft> drafts = new ArrayList<>();
    List<ItemDefinition> items = listed(definition.items());
    for (int i = 0; i < items.size(); i++) {
      drafts.add(draft(where.below("items", i), name, items.get(i)));
    }
    return drafts;
  }

  private Category categoryNamed(String name, @Nullable Integer course) {
    Category known = categories.get(key(name));
    if (known == null) {
      int chosen = course == null ? courseOf(name) : course;
      known = new Category(Ids.next(), name, chosen, categories.size() + 1);
    } else if (course != null && course != known.course()) {
      known = new Category(known.id(), known.name(), course, known.position());
    } else {
      return known;
    }
    categories.put(key(name), known);
    changedCategories.put(key(name), known);
    return known;
  }

  private int courseOf(String category) {
    return courses.values().stream()
        .filter(course -> course.name().equalsIgnoreCase(category))
        .map(Course::number)
        .findFirst()
        .orElse(USUAL_COURSE);
  }

  private static Draft draft(Where where, String category, ItemDefinition item) {
    List<DraftSize> sizes = new ArrayList<>();
    if (item.sizes() == null || item.sizes().isEmpty()) {
      sizes.add(new DraftSize(where, item.sku(), null, null, item.price()));
    } else {
      for (int i = 0; i < item.sizes().size(); i++) {
        SizeDefinition size = item.sizes().get(i);
        sizes.add(
            new DraftSize(
                where.below("sizes", i),
                size.sku(),
                size.name(),
                size.kitchenName(),
                size.price()));
      }
    }
    return new Draft(where, category, item, sizes);
  }

  private List<Draft> rows(@Nullable List<RowDefinition> rows, List<Integer> rowNumbers) {
    Map<List<String>, Draft> drafts = new LinkedHashMap<>();
    List<RowDefinition> listed = listed(rows);
    for (int i = 0; i < listed.size(); i++) {
      RowDefinition row = listed.get(i);
      Where where =
          rowNumbers.isEmpty()
              ? new Where(null, "items[" + i + "].")
              : new Where(rowNumbers.get(i), "");
      List<FieldError> wrong =
          new ArrayList<>(MenuRules.text("category", row.category(), MenuRules.SHORT_NAME_LIMIT));
      wrong.addAll(MenuRules.text("name", row.name(), MenuRules.NAME_LIMIT));
      if (report(where, wrong)) {
        continue;
      }
      String category = Objects.requireNonNull(row.category()).strip();
      String name = Objects.requireNonNull(row.name()).strip();
      String size = row.size() == null || row.size().isBlank() ? null : row.size().strip();
      DraftSize sold = new DraftSize(where, row.sku(), size, null, row.price());
      Draft before = drafts.get(List.of(key(category), key(name)));
      if (before == null) {
        List<DraftSize> sizes = new ArrayList<>();
        sizes.add(sold);
        ItemDefinition item =
            new ItemDefinition(
                null,
                name,
                null,
                null,
                null,
                null,
                row.tax(),
                row.station(),
                null,
                null,
                false,
                null,
                null);
        drafts.put(List.of(key(category), key(name)), new Draft(where, category, item, sizes));
        continue;
      }
      if (!same(before.item().tax(), row.tax())) {
        where.report(faults, "tax", "differs from the other sizes of " + name);
      }
      if (!same(before.item().station(), row.station())) {
        where.report(faults, "station", "differs from the other sizes of " + name);
      }
      before.sizes().add(sold);
    }
    return List.copyOf(drafts.values());
  }

  private void items(List<Draft> drafts) {
    Map<String, Where> skus = new HashMap<>();
    Map<Object, Where> names = new HashMap<>();
    Map<Object, Integer> lastPosition = new HashMap<>();
    now.items().forEach(i -> lastPosition.merge(i.category().id(), i.position(), Math::max));
    for (Draft draft : drafts) {
      String name = Objects.requireNonNullElse(draft.item().name(), "").strip();
      Where twice = names.putIfAbsent(List.of(key(draft.category()), key(name)), draft.where());
      if (twice != null) {
        draft.where().report(faults, "name", name + " is there already" + twice.hint());
        continue;
      }
      int before = faults.size();
      for (DraftSize size : draft.sizes()) {
        String sku = Objects.requireNonNullElse(size.sku(), "").strip();
        Where other = sku.isEmpty() ? null : skus.putIfAbsent(sku, size.where());
        if (other != null) {
          size.where().report(faults, "sku", sku + " is there already" + other.hint());
        }
      }
      Category category = categoryNamed(draft.category(), null);
      Optional<MenuItem> known = known(draft, category, name);
      List<Size> sizes = sizes(draft, known);
      if (faults.size() > before || sizes.isEmpty()) {
        continue;
      }
      int position =
          known
              .filter(item -> item.category().id().equals(category.id()))
              .map(MenuItem::position)
              .orElseGet(() -> lastPosition.merge(category.id(), 1, Integer::sum));
      MenuItem item = item(draft, category, name, known, sizes, position);
      if (report(draft.where(), MenuRules.item(item)) || faults.size() > before) {
        continue;
      }
      if (known.isEmpty()) {
        created++;
      } else if (known.get().equals(item)) {
        unchanged++;
        continue;
      } else {
        updated++;
      }
      changedItems.add(item);
    }
  }

  private Optional<MenuItem> known(Draft draft, Category category, String name) {
    List<MenuItem> bySku =
        draft.sizes().stream()
            .map(size -> Objects.requireNonNullElse(size.sku(), "").strip())
            .flatMap(sku -> now.offer(sku).stream())
            .map(MenuSnapshot.Offer::item)
            .distinct()
            .toList();
    Optional<MenuItem> byName =
        Optional.ofNullable(itemsByName.get(List.of(category.id(), key(name))));
    if (bySku.size() > 1) {
      draft
          .where()
          .report(
              faults,
              "sku",
              "the sizes of "
                  + name
                  + " belong to several items on the menu: "
                  + bySku.stream().map(MenuItem::name).collect(Collectors.joining(", ")));
    } else if (bySku.size() == 1
        && byName.isPresent()
        && !byName.get().id().equals(bySku.getFirst().id())) {
      draft
          .where()
          .report(
              faults, "name", name + " is on the menu already under the SKU " + byName.get().sku());
    }
    return bySku.isEmpty() ? byName : Optional.of(bySku.getFirst());
  }

  /** The sizes that come of it; what the definition does not mention stays. */
  private List<Size> sizes(Draft draft, Optional<MenuItem> known) {
    Map<Object, Size> sizes = new LinkedHashMap<>();
    boolean named = draft.sizes().stream().anyMatch(size -> size.name() != null);
    known.stream()
        .flatMap(item -> item.sizes().stream())
        // An item that so far came in one size and now comes in several no longer has the unnamed.
        .filter(size -> size.name() != null || !named)
        .forEach(size -> sizes.put(size.id(), size));
    Set<String> names =
        sizes.values().stream()
            .filter(
                size -> draft.sizes().stream().noneMatch(d -> size.sku().equals(stripped(d.sku()))))
            .map(size -> key(Objects.requireNonNullElse(size.name(), "")))
            .collect(Collectors.toSet());
    for (DraftSize definition : draft.sizes()) {
      String sku = stripped(definition.sku());
      String name = definition.name() == null ? null : definition.name().strip();
      if (name == null && (draft.sizes().size() > 1 || !names.isEmpty())) {
        definition.where().report(faults, "size", "is missing: the item comes in several");
        continue;
      }
      if (!names.add(key(Objects.requireNonNullElse(name, "")))) {
        definition.where().report(faults, "size", name + " is there already under another SKU");
        continue;
      }
      Size size =
          new Size(
              known.stream()
                  .flatMap(item -> item.sizes().stream())
                  .filter(before -> before.sku().equals(sku))
                  .map(Size::id)
                  .findFirst()
                  .orElseGet(Ids::next),
              sku,
              name,
              definition.kitchenName() == null
                  ? known.stream()
                      .flatMap(item -> item.sizes().stream())
                      .filter(before -> before.sku().equals(sku))
                      .map(Size::kitchenName)
                      .filter(Objects::nonNull)
                      .findFirst()
                      .orElse(null)
                  : definition.kitchenName().strip(),
              Money.of(Objects.requireNonNullElse(definition.price(), 0L)));
      List<FieldError> wrong = new ArrayList<>(MenuRules.size(size));
      if (definition.price() == null) {
        wrong.add(new FieldError("price", "is missing"));
      }
      if (!report(definition.where(), wrong)) {
        sizes.put(size.id(), size);
      }
    }
    return List.copyOf(sizes.values());
  }

  private MenuItem item(
      Draft draft,
      Category category,
      String name,
      Optional<MenuItem> known,
      List<Size> sizes,
      int position) {
    ItemDefinition definition = draft.item();
    Availability availability = known.map(MenuItem::availability).orElse(Availability.FREELY);
    Tax tax = taxOf(draft.where(), definition.tax());
    return known
        .map(MenuItem::edit)
        .orElseGet(() -> MenuItem.fresh(category, name, sizes.toArray(Size[]::new)))
        .category(category)
        .name(name)
        .kitchenName(
            definition.kitchenName() == null
                ? known.map(MenuItem::kitchenName).orElseGet(() -> kitchenName(name))
                : definition.kitchenName().strip())
        .course(
            definition.course() == null
                ? known.map(MenuItem::course).orElse(category.course())
                : definition.course())
        .taxes(tax == null ? List.of() : List.of(tax))
        .station(stationOf(draft.where(), definition.station()))
        .allergens(
            definition.allergens() == null
                ? known.map(MenuItem::allergens).orElse(Set.of())
                : allergens(draft.where(), definition.allergens()))
        .modifierGroups(
            definition.modifierGroups() == null
                ? known.map(MenuItem::modifierGroups).orElse(List.of())
                : groupsOf(draft.where(), definition.modifierGroups()))
        .sizes(sizes)
        .favourite(definition.favourite() || known.map(MenuItem::favourite).orElse(false))
        .usualWith(
            definition.usualWith() == null
                ? known.map(MenuItem::usualWith).orElse(List.of())
                : definition.usualWith())
        .position(position)
        .availability(
            definition.remaining() == null
                ? availability
                : availability.withRemaining(definition.remaining()))
        .done();
  }

  private @Nullable Tax taxOf(Where where, @Nullable String named) {
    if (named == null || named.isBlank()) {
      return taxes.values().stream().filter(Tax::byDefault).findFirst().orElse(null);
    }
    String text = named.strip();
    Optional<Tax> known =
        taxes.values().stream()
            .filter(tax -> tax.name().equalsIgnoreCase(text) || tax.code().equalsIgnoreCase(text))
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    var percentage = PERCENTAGE.matcher(text);
    if (!percentage.matches()) {
      where.report(
          faults,
          "tax",
          FreeText.faults("tax", text, MenuRules.SHORT_NAME_LIMIT).isEmpty()
              ? "there is no tax " + text + ", and it is not a percentage such as 13.5"
              : "is neither a tax's name nor a percentage such as 13.5");
      return null;
    }
    BigDecimal percent = new BigDecimal(percentage.group(1));
    int ppm = percent.movePointRight(4).intValueExact();
    if (ppm > Rate.ONE) {
      where.report(faults, "tax", "is at most 100 %");
      return null;
    }
    if (ppm == 0) {
      return null;
    }
    Optional<Tax> sameRate =
        taxes.values().stream()
            .filter(tax -> tax.rate().ppm() == ppm)
            .max(Comparator.comparing(Tax::byDefault));
    if (sameRate.isPresent()) {
      return sameRate.get();
    }
    String plain = percent.stripTrailingZeros().toPlainString();
    Tax fresh = new Tax("TAX-" + plain, "Tax " + plain + "%", new Rate(ppm), false);
    put(fresh);
    return fresh;
  }

  private @Nullable String stationOf(Where where, @Nullable String named) {
    if (named == null || named.isBlank()) {
      return null;
    }
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

  private Set<Allergen> allergens(Where where, List<String> letters) {
    Set<Allergen> found = EnumSet.noneOf(Allergen.class);
    for (String letter : letters) {
      Allergen.of(letter)
          .ifPresentOrElse(
              found::add, () -> where.report(faults, "allergens", "has an unknown letter"));
    }
    return Set.copyOf(found);
  }

  private List<ModifierGroup> groupsOf(Where where, List<String> codes) {
    List<ModifierGroup> found = new ArrayList<>();
    for (String code : codes) {
      ModifierGroup group = groups.get(code);
      if (group == null) {
        where.report(faults, "modifierGroups", "has a code that no group has");
      } else if (!found.contains(group)) {
        found.add(group);
      }
    }
    return found;
  }

  /** Notes what is wrong; true when something is. */
  private boolean report(Where where, List<FieldError> wrong) {
    wrong.forEach(fault -> where.report(faults, fault.field(), fault.message()));
    return !wrong.isEmpty();
  }

  private <T> void each(@Nullable List<T> definitions, Reader<T> reader) {
    List<T> listed = listed(definitions);
    for (int i = 0; i < listed.size(); i++) {
      String path =
          switch (listed.get(i)) {
            case CourseDefinition c -> "courses";
            case TaxDefinition t -> "taxes";
            case GroupDefinition g -> "modifierGroups";
            case null, default -> "categories";
          };
      reader.read(new Where(null, path + "[" + i + "]."), listed.get(i));
    }
  }

  private static <T> List<T> listed(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return key(Objects.requireNonNullElse(one, ""))
        .equals(key(Objects.requireNonNullElse(other, "")));
  }

  private static String stripped(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
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
        upper(Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", ""))
            .replaceAll("[^A-Z0-9_]+", "-")
            .replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "STATION" : plain;
  }

  @FunctionalInterface
  private interface Reader<T> {
    void read(Where where, T definition);
  }

  /** Where something stands: a line of a file, or a path in a request. */
  private record Where(@Nullable Integer row, String path) {
    Where below(String list, int index) {
      return new Where(row, path + list + "[" + index + "].");
    }

    void report(List<FieldError> faults, String field, String message) {
      faults.add(new FieldError(row, path + field, message));
    }

    String hint() {
      return row == null ? "" : " on row " + row;
    }
  }

  private record Draft(Where where, String category, ItemDefinition item, List<DraftSize> sizes) {}

  private record DraftSize(
      Where where,
      @Nullable String sku,
      @Nullable String name,
      @Nullable String kitchenName,
      @Nullable Long price) {}
}
