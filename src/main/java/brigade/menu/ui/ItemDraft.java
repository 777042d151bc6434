package brigade.menu.ui;

import brigade.menu.Allergen;
import brigade.menu.Category;
import brigade.menu.Component;
import brigade.menu.Diet;
import brigade.menu.FuturePrice;
import brigade.menu.Levy;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.ModifierGroup;
import brigade.menu.Naming;
import brigade.menu.Picture;
import brigade.menu.Size;
import brigade.menu.Tax;
import brigade.menu.When;
import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.venue.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An item while it is edited: what it was, what it is to be, and the difference. When somebody else
 * changes the same item meanwhile, what was not touched here follows them, and what was stays.
 */
final class ItemDraft {
  static final Field<String> NAME = new Field<>("name", (item, amounts) -> item.name());
  static final Field<UUID> CATEGORY =
      new Field<>("category", (item, amounts) -> item.category().id());
  static final Field<List<SizeRow>> SIZES =
      new Field<>(
          "sizes",
          (item, amounts) -> item.sizes().stream().map(s -> SizeRow.of(item, s, amounts)).toList());
  static final Field<List<UUID>> GROUPS =
      new Field<>(
          "modifierGroups",
          (item, amounts) -> item.modifierGroups().stream().map(ModifierGroup::id).toList());

  /** A station's code, empty for none. */
  static final Field<String> STATION =
      new Field<>("station", (item, amounts) -> Objects.requireNonNullElse(item.station(), ""));

  static final Field<Integer> COURSE = new Field<>("course", (item, amounts) -> item.course());

  /** Codes, in the order reckoned. */
  static final Field<List<String>> TAXES =
      new Field<>("taxes", (item, amounts) -> item.taxes().stream().map(Tax::code).toList());

  /** Codes. */
  static final Field<List<String>> LEVIES =
      new Field<>("levies", (item, amounts) -> item.levies().stream().map(Levy::code).toList());

  static final Field<MenuItem.Kind> KIND = new Field<>("kind", (item, amounts) -> item.kind());

  /** The parts of a combo. */
  static final Field<List<PartRow>> PARTS =
      new Field<>(
          "components",
          (item, amounts) ->
              item.components().stream().map(part -> PartRow.of(part, amounts)).toList());

  static final Field<Set<Diet>> DIET = new Field<>("diet", (item, amounts) -> item.diet());

  /** Empty for none. */
  static final Field<String> DESCRIPTION =
      new Field<>(
          "description", (item, amounts) -> Objects.requireNonNullElse(item.description(), ""));

  static final Field<Optional<UUID>> PICTURE =
      new Field<>("picture", (item, amounts) -> Optional.ofNullable(item.picture()));

  static final Field<When> ON_SALE = new Field<>("onSale", (item, amounts) -> item.onSale());
  static final Field<Set<Allergen>> ALLERGENS =
      new Field<>("allergens", (item, amounts) -> item.allergens());
  static final Field<Boolean> FAVOURITE =
      new Field<>("favourite", (item, amounts) -> item.favourite());

  /** SKUs. */
  static final Field<List<String>> USUAL_WITH =
      new Field<>("usualWith", (item, amounts) -> item.usualWith());

  static final List<Field<?>> FIELDS =
      List.of(
          NAME,
          KIND,
          CATEGORY,
          SIZES,
          PARTS,
          GROUPS,
          STATION,
          COURSE,
          TAXES,
          LEVIES,
          ON_SALE,
          ALLERGENS,
          DIET,
          DESCRIPTION,
          PICTURE,
          FAVOURITE,
          USUAL_WITH);

  private final UUID id;
  private final Amounts amounts;
  private final Map<Field<?>, Object> was = new HashMap<>();
  private final Map<Field<?>, Object> now = new HashMap<>();
  private @Nullable MenuItem base;
  private @Nullable Picture uploaded;

  private ItemDraft(UUID id, Amounts amounts) {
    this.id = id;
    this.amounts = amounts;
  }

  /** Of an item on the menu. */
  static ItemDraft of(MenuItem item, Amounts amounts) {
    ItemDraft draft = new ItemDraft(item.id(), amounts);
    draft.base = item;
    for (Field<?> field : FIELDS) {
      Object value = field.read().apply(item, amounts);
      draft.was.put(field, value);
      draft.now.put(field, value);
    }
    return draft;
  }

  /** Of an item to be added to a category. */
  static ItemDraft adding(Category category, MenuSnapshot menu, Amounts amounts) {
    ItemDraft draft = new ItemDraft(Ids.next(), amounts);
    Size unsold = new Size(Ids.next(), "", null, null, Money.ZERO);
    MenuItem plain = MenuItem.fresh(category, "", unsold).done();
    FIELDS.forEach(field -> draft.was.put(field, field.read().apply(plain, amounts)));
    draft.was.put(SIZES, List.of(SizeRow.empty()));
    // What its neighbours say is the likeliest for one more.
    draft.was.put(
        STATION,
        menu.items(category).stream()
            .findFirst()
            .map(item -> Objects.requireNonNullElse(item.station(), ""))
            .orElse(""));
    draft.was.put(TAXES, menu.taxes().stream().filter(Tax::byDefault).map(Tax::code).toList());
    draft.now.putAll(draft.was);
    return draft;
  }

  UUID id() {
    return id;
  }

  /** What the edit began with, or what it was brought up to since; null for a new item. */
  @Nullable MenuItem base() {
    return base;
  }

  boolean isNew() {
    return base == null;
  }

  @SuppressWarnings("unchecked") // Only set() and the fields' own readers put values in.
  <T> T get(Field<T> field) {
    return (T) Objects.requireNonNull(now.get(field));
  }

  /** What it was, or what somebody else has made of it since. */
  Object was(Field<?> field) {
    return Objects.requireNonNull(was.get(field));
  }

  <T> void set(Field<T> field, T value) {
    now.put(field, value);
  }

  /** Gives it a picture, which is kept with the item. */
  void picture(Picture picture) {
    uploaded = picture;
    set(PICTURE, Optional.of(picture.id()));
  }

  /** The picture it has now, where nobody keeps it yet. */
  Optional<Picture> uploaded() {
    return Optional.ofNullable(uploaded)
        .filter(picture -> get(PICTURE).filter(picture.id()::equals).isPresent());
  }

  boolean changed(Field<?> field) {
    return !Objects.equals(was.get(field), now.get(field));
  }

  /** How many things were changed: each column of a size is one. */
  int changes() {
    int changes = 0;
    for (Field<?> field : FIELDS) {
      if (field == SIZES) {
        changes += changedSizes();
      } else if (changed(field)) {
        changes++;
      }
    }
    return changes;
  }

  @SuppressWarnings("unchecked") // See get().
  private int changedSizes() {
    List<SizeRow> before = (List<SizeRow>) Objects.requireNonNull(was.get(SIZES));
    List<SizeRow> after = get(SIZES);
    int changes = Math.abs(after.size() - before.size());
    for (SizeRow row : after) {
      changes +=
          before.stream().filter(old -> old.id().equals(row.id())).mapToInt(row::differences).sum();
    }
    List<UUID> order = after.stream().map(SizeRow::id).toList();
    boolean moved = !order.equals(before.stream().map(SizeRow::id).toList());
    return changes == 0 && moved ? 1 : changes;
  }

  /** Everything as it was. */
  void revert() {
    now.putAll(was);
  }

  /**
   * Goes on from what the menu has now.
   *
   * @return which fields somebody else changed, and which of these were changed here too and keep
   *     what they have here
   */
  Meanwhile follow(MenuItem theirs) {
    List<Field<?>> news = new ArrayList<>();
    List<Field<?>> disputed = new ArrayList<>();
    for (Field<?> field : FIELDS) {
      Object before = was.get(field);
      Object value = field.read().apply(theirs, amounts);
      if (Objects.equals(before, value)) {
        continue;
      }
      news.add(field);
      if (!changed(field)) {
        now.put(field, value);
      } else if (!Objects.equals(now.get(field), value)) {
        disputed.add(field);
      }
      was.put(field, value);
    }
    base = theirs;
    return new Meanwhile(List.copyOf(news), List.copyOf(disputed));
  }

  /** Adopts what somebody else has in these fields. */
  void adopt(List<Field<?>> fields) {
    fields.forEach(field -> now.put(field, was.get(field)));
  }

  /** The item to be saved, or what can't be saved yet. */
  Built build(MenuSnapshot menu) {
    List<String> faults = new ArrayList<>();
    List<SizeRow> rows = get(SIZES);
    Set<String> mine = new HashSet<>();
    List<Size> sizes = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      SizeRow row = rows.get(i);
      String name = row.name().strip();
      if (rows.size() > 1 && name.isEmpty()) {
        faults.add("sizes[" + i + "].size");
      }
      Optional<Money> price = money(row.price());
      if (price.isEmpty()) {
        faults.add("sizes[" + i + "].price");
      }
      String sku =
          row.sku().isBlank()
              ? Naming.sku(
                  rows.size() > 1 ? get(NAME) + " " + name : get(NAME),
                  taken -> mine.contains(taken) || others(menu, taken))
              : row.sku().strip();
      mine.add(sku);
      Optional<Money> cost = row.cost().isBlank() ? Optional.empty() : money(row.cost());
      if (cost.isEmpty() && !row.cost().isBlank()) {
        faults.add("sizes[" + i + "].cost");
      }
      sizes.add(
          new Size(
              row.id(),
              sku,
              name.isEmpty() ? null : name,
              row.kitchenName().isBlank() || row.kitchenName().strip().equals(kitchenName())
                  ? null
                  : row.kitchenName().strip(),
              price.orElse(Money.ZERO),
              cost.orElse(null),
              futures(row, "sizes[" + i + "].", faults)));
    }
    List<Component> parts = parts(faults);
    Optional<Category> category = menu.category(get(CATEGORY));
    if (category.isEmpty()) {
      faults.add("category");
    }
    if (!faults.isEmpty()) {
      return new Built.Faulty(List.copyOf(faults));
    }
    return new Built.Ready(item(menu, category.orElseThrow(), sizes, parts));
  }

  private List<FuturePrice> futures(SizeRow row, String path, List<String> faults) {
    List<FuturePrice> futures = new ArrayList<>();
    for (FutureRow future : row.futures()) {
      LocalDate from = future.from();
      Optional<Money> price = money(future.price());
      if (from == null || price.isEmpty()) {
        faults.add(path + "futurePrices");
      } else {
        futures.add(new FuturePrice(from, price.get()));
      }
    }
    return futures;
  }

  private List<Component> parts(List<String> faults) {
    List<Component> parts = new ArrayList<>();
    if (get(KIND) != MenuItem.Kind.COMBO) {
      return parts;
    }
    for (PartRow part : get(PARTS)) {
      List<Component.Option> options = new ArrayList<>();
      for (PartRow.OptionRow option : part.options()) {
        Optional<Money> supplement =
            option.supplement().isBlank() ? Optional.of(Money.ZERO) : money(option.supplement());
        if (supplement.isEmpty()) {
          faults.add("components");
        }
        options.add(new Component.Option(option.sku(), supplement.orElse(Money.ZERO)));
      }
      parts.add(new Component(part.name().strip(), part.course(), options));
    }
    return parts;
  }

  private MenuItem item(
      MenuSnapshot menu, Category category, List<Size> sizes, List<Component> parts) {
    String name = get(NAME).strip();
    MenuItem before = base;
    MenuItem.Edit edit =
        before == null
            ? MenuItem.fresh(category, name, sizes.toArray(Size[]::new)).id(id)
            : before.edit();
    // The last place where it comes anew; elsewhere its own.
    if (before == null || !before.category().id().equals(category.id())) {
      edit.position(menu.items(category).stream().mapToInt(MenuItem::position).max().orElse(0) + 1);
    }
    boolean combo = get(KIND) == MenuItem.Kind.COMBO;
    return edit.kind(get(KIND))
        .category(category)
        .name(name)
        .kitchenName(kitchenName())
        .course(get(COURSE))
        .taxes(combo ? List.of() : named(get(TAXES), menu.taxes(), Tax::code))
        .levies(named(get(LEVIES), menu.levies(), Levy::code))
        .station(combo || get(STATION).isEmpty() ? null : get(STATION))
        .allergens(get(ALLERGENS))
        .diet(get(DIET))
        .description(get(DESCRIPTION).isBlank() ? null : get(DESCRIPTION).strip())
        .picture(get(PICTURE).orElse(null))
        .modifierGroups(groups(menu))
        .sizes(sizes)
        .components(parts)
        .onSale(get(ON_SALE))
        .favourite(get(FAVOURITE))
        .usualWith(get(USUAL_WITH))
        .done();
  }

  private static <T> List<T> named(List<String> codes, List<T> all, Function<T, String> code) {
    return codes.stream()
        .flatMap(wanted -> all.stream().filter(one -> code.apply(one).equals(wanted)))
        .toList();
  }

  /**
   * What the kitchen reads where a size says nothing else: of several sizes what it was, or else
   * what the first one says.
   */
  String kitchenName() {
    MenuItem before = base;
    String first = get(SIZES).getFirst().kitchenName().strip();
    if (before != null && get(SIZES).size() > 1) {
      return before.kitchenName();
    }
    return first.isEmpty() ? Naming.kitchen(get(NAME)) : first;
  }

  /** The groups it asks for, in order; those that are gone are left out. */
  List<ModifierGroup> groups(MenuSnapshot menu) {
    return get(GROUPS).stream().flatMap(wanted -> menu.group(wanted).stream()).toList();
  }

  /** What was typed as an amount, if it is one. */
  Optional<Money> money(String typed) {
    try {
      return Optional.of(amounts.parse(typed));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean others(MenuSnapshot menu, String sku) {
    return menu.offer(sku).filter(offer -> !offer.item().id().equals(id)).isPresent();
  }

  /**
   * What somebody else did to the item that is edited here.
   *
   * @param news what they changed
   * @param disputed what of it was changed here too, to something else
   */
  record Meanwhile(List<Field<?>> news, List<Field<?>> disputed) {}

  /** An item, or the places of what is wrong. */
  sealed interface Built {
    record Ready(MenuItem item) implements Built {}

    record Faulty(List<String> fields) implements Built {}
  }
}
