package brigade.menu;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The whole menu as of one revision, immutable, so that ordering reads no menu from the database.
 */
public final class MenuSnapshot {
  static final MenuSnapshot EMPTY = new MenuSnapshot(0, MenuParts.of(parts -> {}));

  /** Kinds of moments whose terms are kept; beyond that they are worked out anew. */
  private static final int KEPT_TERMS = 256;

  private final long revision;
  private final MenuParts parts;
  private final Map<UUID, MenuItem> byId;
  private final Map<String, Offer> bySku;
  private final Map<String, ModifierGroup> byCode;
  private final Map<UUID, Modifier> modifiers;
  private final boolean usesAreas;
  private final boolean counts;
  private final Map<OnSale.Key, OnSale.Terms> terms;

  MenuSnapshot(long revision, MenuParts parts) {
    this(revision, parts, new ConcurrentHashMap<>());
  }

  /**
   * @param terms those already worked out; they depend on nothing but what counting leaves alone
   */
  private MenuSnapshot(long revision, MenuParts parts, Map<OnSale.Key, OnSale.Terms> terms) {
    this.revision = revision;
    this.parts = parts;
    this.terms = terms;
    this.byId = HashMap.newHashMap(parts.items().size());
    this.bySku = HashMap.newHashMap(parts.items().size());
    for (MenuItem item : parts.items()) {
      byId.put(item.id(), item);
      for (Size size : item.sizes()) {
        bySku.put(size.sku(), new Offer(item, size));
      }
    }
    this.byCode = HashMap.newHashMap(parts.groups().size());
    this.modifiers = new HashMap<>();
    for (ModifierGroup group : parts.groups()) {
      byCode.put(group.code(), group);
      group.modifiers().forEach(modifier -> modifiers.put(modifier.id(), modifier));
    }
    this.counts =
        limited().stream()
            .map(Stock::availability)
            .anyMatch(set -> set.remaining() != null || set.resetTo() != null);
    this.usesAreas =
        Stream.of(
                parts.lists().stream().map(MenuList::when),
                parts.rules().stream().map(PriceRule::when),
                parts.items().stream().map(MenuItem::onSale))
            .flatMap(whens -> whens)
            .anyMatch(when -> !when.areas().isEmpty());
  }

  /** Grows with every change but the counting of portions. */
  public long revision() {
    return revision;
  }

  /** What is on sale at a moment, and for how much. Cheap: moments of one kind share the work. */
  public OnSale at(Moment moment) {
    OnSale.Key key =
        new OnSale.Key(
            daypartsAt(moment.instant(), moment.zone()),
            moment.tradingDate(),
            moment.orderType(),
            usesAreas ? moment.areaId() : null);
    OnSale.Terms known = terms.get(key);
    if (known == null) {
      if (terms.size() >= KEPT_TERMS) {
        terms.clear();
      }
      known = new OnSale.Terms(parts, OnSale.on(parts.dayparts(), key.dayparts()), moment);
      terms.put(key, known);
    }
    return new OnSale(this, moment, known);
  }

  /** Codes of the dayparts that are on. */
  public Set<String> daypartsOn(Instant instant, ZoneId zone) {
    return OnSale.on(parts.dayparts(), daypartsAt(instant, zone));
  }

  /** A bit for each daypart that is on, in their order. */
  long daypartsAt(Instant instant, ZoneId zone) {
    if (parts.dayparts().isEmpty()) {
      return 0;
    }
    LocalDateTime wall = LocalDateTime.ofInstant(instant, zone);
    long on = 0;
    for (int i = 0; i < parts.dayparts().size(); i++) {
      if (parts.dayparts().get(i).covers(wall)) {
        on |= 1L << i;
      }
    }
    return on;
  }

  /** Whether it makes a difference in which area a table stands. */
  public boolean usesAreas() {
    return usesAreas;
  }

  MenuParts parts() {
    return parts;
  }

  /** By number. */
  public List<Course> courses() {
    return parts.courses();
  }

  /** What the course is called; {@code Course n} for one without a name. */
  public String courseName(int number) {
    for (Course course : parts.courses()) {
      if (course.number() == number) {
        return course.name();
      }
    }
    return "Course " + number;
  }

  /** The course of that number, where it has a name. */
  public Optional<Course> course(int number) {
    return found(parts.courses(), Course::number, number);
  }

  public List<Tax> taxes() {
    return parts.taxes();
  }

  public Optional<Tax> tax(String code) {
    return found(parts.taxes(), Tax::code, code);
  }

  public List<OrderTypeTax> orderTypeTaxes() {
    return parts.orderTypeTaxes();
  }

  public List<Levy> levies() {
    return parts.levies();
  }

  public Optional<Levy> levy(String code) {
    return found(parts.levies(), Levy::code, code);
  }

  public List<Daypart> dayparts() {
    return parts.dayparts();
  }

  public Optional<Daypart> daypart(String code) {
    return found(parts.dayparts(), Daypart::code, code);
  }

  public List<MenuList> lists() {
    return parts.lists();
  }

  public Optional<MenuList> list(UUID id) {
    return found(parts.lists(), MenuList::id, id);
  }

  public List<PriceRule> priceRules() {
    return parts.rules();
  }

  public Optional<PriceRule> priceRule(UUID id) {
    return found(parts.rules(), PriceRule::id, id);
  }

  /** In menu order. */
  public List<Category> categories() {
    return parts.categories();
  }

  public Optional<Category> category(UUID id) {
    return found(parts.categories(), Category::id, id);
  }

  private static <T, K> Optional<T> found(List<T> all, Function<T, K> key, K wanted) {
    return all.stream().filter(one -> key.apply(one).equals(wanted)).findFirst();
  }

  public List<ModifierGroup> modifierGroups() {
    return parts.groups();
  }

  public Optional<ModifierGroup> group(UUID id) {
    return found(parts.groups(), ModifierGroup::id, id);
  }

  public Optional<ModifierGroup> group(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The groups that are asked when the modifier is chosen. */
  public List<ModifierGroup> asked(Modifier modifier) {
    return modifier.groups().isEmpty()
        ? List.of()
        : modifier.groups().stream().flatMap(code -> group(code).stream()).toList();
  }

  public Optional<Modifier> modifier(UUID id) {
    return Optional.ofNullable(modifiers.get(id));
  }

  /** In menu order: by category, then by their place in it. */
  public List<MenuItem> items() {
    return parts.items();
  }

  public List<MenuItem> items(Category category) {
    return parts.items().stream()
        .filter(item -> item.category().id().equals(category.id()))
        .toList();
  }

  public List<MenuItem> favourites() {
    return parts.items().stream().filter(MenuItem::favourite).toList();
  }

  public Optional<MenuItem> item(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whether anything at all is counted. */
  boolean counts() {
    return counts;
  }

  /** What is known of an item or a modifier that may run out. */
  public Optional<Stock> stock(UUID id) {
    MenuItem item = byId.get(id);
    if (item != null) {
      return Optional.of(new Stock(id, item.name(), item.availability()));
    }
    Modifier modifier = modifiers.get(id);
    return modifier == null
        ? Optional.empty()
        : Optional.of(new Stock(id, modifier.name(), modifier.availability()));
  }

  /** Everything that is 86 or counted. */
  List<Stock> limited() {
    List<Stock> limited = new ArrayList<>();
    for (MenuItem item : parts.items()) {
      if (!item.availability().equals(Availability.FREELY)) {
        limited.add(new Stock(item.id(), item.name(), item.availability()));
      }
    }
    for (Modifier modifier : modifiers.values()) {
      if (!modifier.availability().equals(Availability.FREELY)) {
        limited.add(new Stock(modifier.id(), modifier.name(), modifier.availability()));
      }
    }
    return limited;
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
   * accents and case do not matter. Names that begin with the query come first, and last those of
   * which it is the initials: {@code fs} finds Fish Soup.
   */
  public List<MenuItem> search(String query) {
    String wanted = plain(query);
    if (wanted.isBlank()) {
      return List.of();
    }
    String[] words = wanted.strip().split("\\s+", -1);
    List<MenuItem> first = new ArrayList<>();
    List<MenuItem> others = new ArrayList<>();
    List<MenuItem> byInitials = new ArrayList<>();
    for (MenuItem item : parts.items()) {
      String text =
          " " + plain(item.name()) + " " + plain(item.category().name()) + " " + plain(item.sku());
      boolean all = true;
      for (String word : words) {
        all &= text.contains(" " + word);
      }
      if (all) {
        (plain(item.name()).startsWith(wanted.strip()) ? first : others).add(item);
      } else if (words.length == 1
          && wanted.codePointCount(0, wanted.length()) > 1
          && initials(item).startsWith(wanted)) {
        byInitials.add(item);
      }
    }
    first.addAll(others);
    first.addAll(byInitials);
    return List.copyOf(first);
  }

  private static String initials(MenuItem item) {
    StringBuilder letters = new StringBuilder();
    for (String word : plain(item.name()).split(" ", -1)) {
      if (!word.isEmpty()) {
        letters.appendCodePoint(word.codePointAt(0));
      }
    }
    return letters.toString();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** The same menu with other counts, by item or modifier; what is not named keeps its own. */
  MenuSnapshot withRemaining(Map<UUID, Integer> remaining) {
    return withAvailability(
        stock -> {
          Integer left = remaining.get(stock.id());
          return left == null || left.equals(stock.availability().remaining())
              ? stock.availability()
              : stock.availability().withRemaining(left);
        });
  }

  /** The same menu with nothing 86 and nothing counted, for what was taken before. */
  public MenuSnapshot withoutCounts() {
    return withAvailability(stock -> Availability.FREELY);
  }

  private MenuSnapshot withAvailability(Function<Stock, Availability> now) {
    Map<UUID, ModifierGroup> changed = new HashMap<>();
    for (ModifierGroup group : parts.groups()) {
      List<Modifier> others =
          group.modifiers().stream()
              .map(
                  modifier -> {
                    Availability after =
                        now.apply(
                            new Stock(modifier.id(), modifier.name(), modifier.availability()));
                    return after == modifier.availability() ? modifier : modifier.with(after);
                  })
              .toList();
      if (!others.equals(group.modifiers())) {
        changed.put(group.id(), group.with(others));
      }
    }
    List<MenuItem> items =
        parts.items().stream().map(item -> withAvailability(item, now, changed)).toList();
    return new MenuSnapshot(
        revision,
        parts.but(
            all -> {
              all.items.clear();
              all.items.addAll(items);
              all.groups.replaceAll(group -> changed.getOrDefault(group.id(), group));
            }),
        terms);
  }

  private static MenuItem withAvailability(
      MenuItem item, Function<Stock, Availability> now, Map<UUID, ModifierGroup> changed) {
    Availability after = now.apply(new Stock(item.id(), item.name(), item.availability()));
    boolean same = after == item.availability();
    if (same && item.modifierGroups().stream().noneMatch(g -> changed.containsKey(g.id()))) {
      return item;
    }
    return item.edit()
        .availability(after)
        .modifierGroups(
            item.modifierGroups().stream().map(g -> changed.getOrDefault(g.id(), g)).toList())
        .done();
  }

  /** An item in one of its sizes. */
  public record Offer(MenuItem item, Size size) {}

  /** An item or a modifier, as far as it may run out. */
  public record Stock(UUID id, String name, Availability availability) {}
}
