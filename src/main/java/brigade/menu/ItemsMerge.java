package brigade.menu;

import static brigade.menu.MenuMerge.key;
import static brigade.menu.MenuMerge.listed;
import static brigade.menu.MenuMerge.stripped;

import brigade.menu.MenuDefinition.ComponentDefinition;
import brigade.menu.MenuDefinition.FuturePriceDefinition;
import brigade.menu.MenuDefinition.ItemDefinition;
import brigade.menu.MenuDefinition.OptionDefinition;
import brigade.menu.MenuDefinition.RowDefinition;
import brigade.menu.MenuDefinition.SizeDefinition;
import brigade.money.Money;
import brigade.rest.Problem.FieldError;
import brigade.venue.Ids;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of a {@link MenuMerge} that makes items of what a definition says of them. */
final class ItemsMerge {
  private final MenuMerge merge;
  private final MenuSnapshot now;
  private final Surroundings house;
  private final Map<List<Object>, MenuItem> byName = new HashMap<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final List<MenuItem> changed = new ArrayList<>();
  private final Map<UUID, Picture> pictures = new LinkedHashMap<>();
  private int created;
  private int updated;
  private int unchanged;

  ItemsMerge(MenuMerge merge, MenuSnapshot now, Surroundings house) {
    this.merge = merge;
    this.now = now;
    this.house = house;
    now.items().forEach(item -> byName.put(List.of(item.category().id(), key(item.name())), item));
  }

  List<MenuItem> changed() {
    return changed;
  }

  List<Picture> pictures() {
    return List.copyOf(pictures.values());
  }

  int created() {
    return created;
  }

  int updated() {
    return updated;
  }

  int unchanged() {
    return unchanged;
  }

  /** Takes in the items of one category. */
  void of(Where where, String category, List<ItemDefinition> items) {
    for (int i = 0; i < items.size(); i++) {
      ItemDefinition item = items.get(i);
      drafts.add(draft(where.below("items", i).of(item.name()), category, item));
    }
  }

  private static Draft draft(Where where, String category, ItemDefinition item) {
    List<DraftSize> sizes = new ArrayList<>();
    if (listed(item.sizes()).isEmpty()) {
      sizes.add(
          new DraftSize(
              where, item.sku(), null, null, item.price(), item.cost(), item.futurePrices()));
    } else {
      List<SizeDefinition> listed = listed(item.sizes());
      for (int i = 0; i < listed.size(); i++) {
        SizeDefinition size = listed.get(i);
        sizes.add(
            new DraftSize(
                where.below("sizes", i),
                size.sku(),
                size.name(),
                size.kitchenName(),
                size.price(),
                size.cost(),
                size.futurePrices()));
      }
    }
    return new Draft(where, category, item, sizes);
  }

  /** Takes in lines of a table: those of one name in one category are one item in sizes. */
  void rows(List<RowDefinition> rows, List<Integer> rowNumbers) {
    Map<List<String>, Draft> known = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      RowDefinition row = rows.get(i);
      Where where =
          rowNumbers.isEmpty()
              ? Where.BODY.below("items", i).of(row.name())
              : new Where(rowNumbers.get(i), "", null);
      List<FieldError> wrong =
          new ArrayList<>(MenuRules.text("category", row.category(), MenuRules.SHORT_NAME_LIMIT));
      wrong.addAll(MenuRules.text("name", row.name(), MenuRules.NAME_LIMIT));
      if (merge.report(where, wrong)) {
        continue;
      }
      String category = stripped(row.category());
      String name = stripped(row.name());
      DraftSize sold =
          new DraftSize(
              where,
              row.sku(),
              row.size() == null || row.size().isBlank() ? null : row.size().strip(),
              row.sizeKitchenName(),
              row.price(),
              row.cost(),
              row.futurePrices());
      ItemDefinition item = item(row, name);
      Draft before = known.get(List.of(key(category), key(name)));
      if (before == null) {
        known.put(
            List.of(key(category), key(name)),
            new Draft(where, category, item, new ArrayList<>(List.of(sold))));
      } else {
        sameItem(where, before.item(), item, name);
        before.sizes().add(sold);
      }
    }
    drafts.addAll(known.values());
  }

  private static ItemDefinition item(RowDefinition row, String name) {
    List<String> taxes = row.tax() == null ? List.of() : MenuCsv.split(row.tax());
    return new ItemDefinition(
        null,
        name,
        row.kitchenName(),
        null,
        row.kind(),
        row.course(),
        null,
        null,
        null,
        null,
        taxes.size() > 1 ? null : row.tax(),
        taxes.size() > 1 ? taxes : null,
        null,
        row.station(),
        row.allergens() == null
            ? null
            : row.allergens().codePoints().mapToObj(Character::toString).toList(),
        row.diet(),
        row.description(),
        null,
        null,
        null,
        null,
        row.favourite(),
        row.usualWith(),
        null,
        null);
  }

  /** What every size of an item has to say alike. */
  private void sameItem(Where where, ItemDefinition first, ItemDefinition other, String name) {
    differs(where, "tax", taxes(first), taxes(other), name);
    differs(where, "station", stripped(first.station()), stripped(other.station()), name);
    differs(
        where, "kitchen_name", stripped(first.kitchenName()), stripped(other.kitchenName()), name);
    differs(where, "kind", first.kind(), other.kind(), name);
    differs(where, "course", first.course(), other.course(), name);
    differs(where, "allergens", first.allergens(), other.allergens(), name);
    differs(where, "diet", first.diet(), other.diet(), name);
    differs(
        where, "description", stripped(first.description()), stripped(other.description()), name);
    differs(where, "favourite", first.favourite(), other.favourite(), name);
    differs(where, "usual_with", first.usualWith(), other.usualWith(), name);
  }

  private static List<String> taxes(ItemDefinition item) {
    return item.taxes() != null
        ? item.taxes().stream().map(MenuRules::key).toList()
        : List.of(key(stripped(item.tax())));
  }

  private void differs(
      Where where, String column, @Nullable Object one, @Nullable Object other, String name) {
    boolean same =
        one instanceof String a && other instanceof String b
            ? a.equalsIgnoreCase(b)
            : Objects.equals(one, other);
    if (!same) {
      merge.report(where, column, "differs from the other sizes of " + name);
    }
  }

  /** Makes items of all that was taken in. */
  void settle() {
    Map<String, Where> skus = new HashMap<>();
    Map<Object, Where> names = new HashMap<>();
    Map<Object, Integer> lastPosition = new HashMap<>();
    now.items().forEach(i -> lastPosition.merge(i.category().id(), i.position(), Math::max));
    for (Draft draft : drafts) {
      String name = stripped(draft.item().name());
      Where twice = names.putIfAbsent(List.of(key(draft.category()), key(name)), draft.where());
      if (twice != null) {
        merge.report(draft.where(), "name", name + " is there already" + twice.hint());
        continue;
      }
      int before = merge.found().size();
      for (DraftSize size : draft.sizes()) {
        String sku = stripped(size.sku());
        Where other = sku.isEmpty() ? null : skus.putIfAbsent(sku, size.where());
        if (other != null) {
          merge.report(size.where(), "sku", sku + " is there already" + other.hint());
        }
      }
      Category category = merge.categoryNamed(draft.category(), null);
      MenuItem known = known(draft, category, name).orElse(null);
      List<Size> sizes = sizes(draft, known);
      if (merge.found().size() > before || sizes.isEmpty()) {
        continue;
      }
      int position =
          known != null && known.category().id().equals(category.id())
              ? known.position()
              : lastPosition.merge(category.id(), 1, Integer::sum);
      MenuItem item = item(draft, category, name, known, sizes, position);
      if (merge.report(draft.where(), MenuRules.item(item, house))
          || merge.found().size() > before) {
        continue;
      }
      count(draft.where(), known, item);
    }
  }

  private void count(Where where, @Nullable MenuItem known, MenuItem item) {
    if (known == null) {
      created++;
    } else if (known.equals(item)) {
      unchanged++;
      return;
    } else {
      updated++;
    }
    if (!item.availability().equals(known == null ? Availability.FREELY : known.availability())) {
      merge.availabilityOf(item.id(), item.availability());
    }
    changed.add(merge.noted(where, item));
  }

  /** One item that a definition says all of; the category is named in it. */
  Optional<MenuItem> one(ItemDefinition definition, @Nullable MenuItem known) {
    List<FieldError> wrong =
        new ArrayList<>(
            MenuRules.text("category", definition.category(), MenuRules.SHORT_NAME_LIMIT));
    wrong.addAll(MenuRules.text("name", definition.name(), MenuRules.NAME_LIMIT));
    if (merge.report(Where.BODY, wrong)) {
      return Optional.empty();
    }
    Category category =
        now.categories().stream()
            .filter(c -> key(c.name()).equals(key(stripped(definition.category()))))
            .findFirst()
            .orElse(null);
    if (category == null) {
      merge.report(Where.BODY, "category", "is no category's name");
      return Optional.empty();
    }
    Draft draft = draft(Where.BODY, category.name(), definition);
    List<Size> sizes = sizes(draft, known);
    if (sizes.isEmpty() || !merge.found().isEmpty()) {
      return Optional.empty();
    }
    MenuItem item =
        item(
            draft,
            category,
            stripped(definition.name()),
            known,
            sizes,
            known == null ? Integer.MAX_VALUE : known.position());
    return merge.report(Where.BODY, MenuRules.item(item, house)) || !merge.found().isEmpty()
        ? Optional.empty()
        : Optional.of(item);
  }

  private Optional<MenuItem> known(Draft draft, Category category, String name) {
    List<MenuItem> bySku =
        draft.sizes().stream()
            .map(size -> stripped(size.sku()))
            .flatMap(sku -> now.offer(sku).stream())
            .map(MenuSnapshot.Offer::item)
            .distinct()
            .toList();
    Optional<MenuItem> named = Optional.ofNullable(byName.get(List.of(category.id(), key(name))));
    if (bySku.size() > 1) {
      merge.report(
          draft.where(),
          "sku",
          "the sizes of "
              + name
              + " belong to several items on the menu: "
              + bySku.stream().map(MenuItem::name).collect(Collectors.joining(", ")));
    } else if (bySku.size() == 1
        && named.isPresent()
        && !named.get().id().equals(bySku.getFirst().id())) {
      merge.report(
          draft.where(),
          "name",
          name + " is on the menu already under the SKU " + named.get().sku());
    }
    return bySku.isEmpty() ? named : Optional.of(bySku.getFirst());
  }

  /** The sizes that come of it; what the definition does not mention stays, unless it says all. */
  private List<Size> sizes(Draft draft, @Nullable MenuItem known) {
    Map<Object, Size> sizes = new LinkedHashMap<>();
    boolean named = draft.sizes().stream().anyMatch(size -> size.name() != null);
    List<Size> before = known == null ? List.of() : known.sizes();
    before.stream()
        .filter(size -> !merge.saysAll())
        // An item that so far came in one size and now comes in several no longer has the unnamed.
        .filter(size -> size.name() != null || !named)
        .forEach(size -> sizes.put(size.id(), size));
    Set<String> names =
        sizes.values().stream()
            .filter(
                size -> draft.sizes().stream().noneMatch(d -> size.sku().equals(stripped(d.sku()))))
            .map(size -> key(size.label().orElse("")))
            .collect(Collectors.toSet());
    for (DraftSize definition : draft.sizes()) {
      String name = definition.name() == null ? null : definition.name().strip();
      if (name == null && (draft.sizes().size() > 1 || !names.isEmpty())) {
        merge.report(definition.where(), "size", "is missing: the item comes in several");
        continue;
      }
      if (!names.add(key(Objects.requireNonNullElse(name, "")))) {
        merge.report(definition.where(), "size", name + " is there already under another SKU");
        continue;
      }
      String sku = stripped(definition.sku());
      size(
              definition,
              name,
              before.stream().filter(size -> size.sku().equals(sku)).findFirst().orElse(null))
          .ifPresent(size -> sizes.put(size.id(), size));
    }
    return List.copyOf(sizes.values());
  }

  private Optional<Size> size(DraftSize definition, @Nullable String name, @Nullable Size known) {
    int found = merge.found().size();
    Size size =
        new Size(
            known == null ? Ids.next() : known.id(),
            stripped(definition.sku()),
            name,
            text(definition.kitchenName(), known == null ? null : known.kitchenName()),
            Money.of(Objects.requireNonNullElse(definition.price(), 0L)),
            definition.cost() != null
                ? Money.of(definition.cost())
                : known == null || merge.saysAll() ? null : known.cost(),
            merge.said(
                definition.futurePrices() == null
                    ? null
                    : MenuMerge.futurePrices(
                        definition.where(), listed(definition.futurePrices()), merge.found()),
                known == null ? null : known.futurePrices(),
                List.of()));
    List<FieldError> wrong = new ArrayList<>(MenuRules.size(size));
    if (definition.price() == null) {
      wrong.add(new FieldError("price", "is missing"));
    }
    return merge.report(definition.where(), wrong) || merge.found().size() > found
        ? Optional.empty()
        : Optional.of(size);
  }

  /** A text that may be absent: what is said, unless it is empty; what was, when nothing is. */
  private @Nullable String text(@Nullable String said, @Nullable String was) {
    if (said == null) {
      return merge.saysAll() ? null : was;
    }
    return said.isBlank() ? null : said.strip();
  }

  private MenuItem item(
      Draft draft,
      Category category,
      String name,
      @Nullable MenuItem known,
      List<Size> sizes,
      int position) {
    ItemDefinition said = draft.item();
    Where where = draft.where();
    MenuItem usual =
        known == null || merge.saysAll()
            ? MenuItem.fresh(category, name, sizes.toArray(Size[]::new)).done()
            : known;
    String kitchenName = stripped(said.kitchenName());
    String station = text(said.station(), known == null ? null : known.station());
    return usual
        .edit()
        .id(known == null ? usual.id() : known.id())
        .kind(Objects.requireNonNullElse(said.kind(), usual.kind()))
        .category(category)
        .name(name)
        .kitchenName(!kitchenName.isEmpty() ? kitchenName : usual.kitchenName())
        .course(Objects.requireNonNullElse(said.course(), usual.course()))
        .taxes(taxes(where, said, known))
        .levies(said.levies() == null ? usual.levies() : levies(where, listed(said.levies())))
        .station(station == null ? null : merge.stationOf(where, station))
        .allergens(
            said.allergens() == null
                ? usual.allergens()
                : allergens(where, listed(said.allergens())))
        .diet(said.diet() == null ? usual.diet() : Set.copyOf(listed(said.diet())))
        .description(text(said.description(), usual.description()))
        .picture(picture(where, said.picture(), known == null ? null : known.picture()))
        .modifierGroups(
            said.modifierGroups() == null
                ? usual.modifierGroups()
                : groups(where, listed(said.modifierGroups())))
        .sizes(sizes)
        .components(
            said.components() == null ? usual.components() : components(listed(said.components())))
        .onSale(merge.when(where, "onSale.", said.onSale(), known == null ? null : known.onSale()))
        .favourite(Objects.requireNonNullElse(said.favourite(), usual.favourite()))
        .usualWith(
            said.usualWith() == null
                ? usual.usualWith()
                : listed(said.usualWith()).stream().map(String::strip).toList())
        .position(position)
        .availability(availability(where, said, known))
        .done();
  }

  private Availability availability(Where where, ItemDefinition said, @Nullable MenuItem known) {
    Availability was = known == null ? Availability.FREELY : known.availability();
    Availability given = merge.availability(where, was, said.availability());
    return said.remaining() == null || said.remaining().equals(given.remaining())
        ? given
        : given.withRemaining(said.remaining());
  }

  private List<Tax> taxes(Where where, ItemDefinition said, @Nullable MenuItem known) {
    if (said.taxes() != null) {
      Set<Tax> taxes = new LinkedHashSet<>();
      for (String named : listed(said.taxes())) {
        merge.taxNamed(where, "taxes", named).ifPresent(taxes::add);
      }
      return List.copyOf(taxes);
    }
    if (said.tax() != null && !said.tax().isBlank()) {
      return merge.taxNamed(where, "tax", said.tax()).stream().toList();
    }
    MenuItem.Kind kind = said.kind() != null || known == null ? said.kind() : known.kind();
    if (kind == MenuItem.Kind.COMBO) {
      return List.of();
    }
    return said.tax() == null && known != null && !merge.saysAll()
        ? known.taxes()
        : merge.defaultTax();
  }

  private List<Levy> levies(Where where, List<String> codes) {
    List<Levy> found = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      Optional<Levy> levy = merge.levyOf(codes.get(i));
      if (levy.isEmpty()) {
        merge.report(where, "levies[" + i + "]", "is a code that no levy has");
      } else {
        found.add(levy.get());
      }
    }
    return found;
  }

  private Set<Allergen> allergens(Where where, List<String> letters) {
    Set<Allergen> found = EnumSet.noneOf(Allergen.class);
    for (String letter : letters) {
      Allergen.of(letter)
          .ifPresentOrElse(
              found::add, () -> merge.report(where, "allergens", "has an unknown letter"));
    }
    return found;
  }

  private List<ModifierGroup> groups(Where where, List<String> codes) {
    List<ModifierGroup> found = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      Optional<ModifierGroup> group = merge.groupOf(codes.get(i));
      if (group.isEmpty()) {
        merge.report(where, "modifierGroups[" + i + "]", "is a code that no group has");
      } else if (!found.contains(group.get())) {
        found.add(group.get());
      }
    }
    return found;
  }

  private static List<Component> components(List<ComponentDefinition> definitions) {
    List<Component> components = new ArrayList<>();
    for (ComponentDefinition definition : definitions) {
      List<Component.Option> choices = new ArrayList<>();
      for (OptionDefinition choice : listed(definition.choices())) {
        choices.add(
            new Component.Option(
                stripped(choice.sku()),
                Money.of(Objects.requireNonNullElse(choice.supplement(), 0L))));
      }
      components.add(new Component(stripped(definition.name()), definition.course(), choices));
    }
    return components;
  }

  private @Nullable UUID picture(Where where, @Nullable String said, @Nullable UUID was) {
    if (said == null || said.isBlank()) {
      return said == null ? was : null;
    }
    Optional<Picture> picture = Picture.ofDataUrl(said);
    if (picture.isEmpty()) {
      merge.report(
          where,
          "picture",
          "is a data URL of a PNG, JPEG or WebP of at most " + Picture.BYTE_LIMIT + " bytes");
      return was;
    }
    pictures.put(picture.get().id(), picture.get());
    return picture.get().id();
  }

  private record Draft(Where where, String category, ItemDefinition item, List<DraftSize> sizes) {}

  private record DraftSize(
      Where where,
      @Nullable String sku,
      @Nullable String name,
      @Nullable String kitchenName,
      @Nullable Long price,
      @Nullable Long cost,
      @Nullable List<FuturePriceDefinition> futurePrices) {}
}
