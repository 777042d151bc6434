package brigade.menu.ui;

import brigade.menu.Availability;
import brigade.menu.Halves;
import brigade.menu.MenuSnapshot;
import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.menu.Naming;
import brigade.menu.Prefix;
import brigade.menu.PrefixPrices;
import brigade.menu.Substitution;
import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.venue.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group while it is edited; numbers and amounts are texts until it is saved. */
final class GroupDraft {
  private final Amounts amounts;
  private final @Nullable ModifierGroup base;
  private final UUID id;
  String name = "";
  String min = "0";
  String max = "1";
  String included = "0";
  boolean prefixed;
  Halves halves = Halves.NONE;
  Substitution substitution = Substitution.NONE;

  /** What NO, LITE, EXTRA and SIDE make of a price, in percent. */
  final Map<Prefix, String> percents = new EnumMap<>(Prefix.class);

  private List<Option> options = new ArrayList<>();

  private GroupDraft(@Nullable ModifierGroup base, Amounts amounts) {
    this.base = base;
    this.amounts = amounts;
    this.id = base == null ? Ids.next() : base.id();
    PrefixPrices prices = base == null ? PrefixPrices.USUAL : base.prices();
    percents.put(Prefix.NO, percent(prices.no()));
    percents.put(Prefix.LITE, percent(prices.lite()));
    percents.put(Prefix.EXTRA, percent(prices.extra()));
    percents.put(Prefix.SIDE, percent(prices.side()));
  }

  static GroupDraft of(ModifierGroup group, Amounts amounts) {
    GroupDraft draft = new GroupDraft(group, amounts);
    draft.name = group.name();
    draft.min = String.valueOf(group.min());
    draft.max = String.valueOf(group.max());
    draft.included = String.valueOf(group.included());
    draft.prefixed = group.prefixed();
    draft.halves = group.halves();
    draft.substitution = group.substitution();
    group.modifiers().forEach(modifier -> draft.options.add(Option.of(modifier, amounts)));
    return draft;
  }

  static GroupDraft adding(Amounts amounts) {
    GroupDraft draft = new GroupDraft(null, amounts);
    draft.add();
    draft.add();
    return draft;
  }

  @Nullable ModifierGroup base() {
    return base;
  }

  UUID id() {
    return id;
  }

  List<Option> options() {
    return options;
  }

  void add() {
    options.add(new Option(Ids.next(), amounts.typed(Money.ZERO)));
  }

  void remove(Option option) {
    options.remove(option);
  }

  void place(UUID option, int place) {
    options.stream()
        .filter(each -> each.id.equals(option))
        .findFirst()
        .ifPresent(
            moved -> {
              options.remove(moved);
              options.add(Math.clamp(place, 0, options.size()), moved);
            });
  }

  /** Whether anything is not as it was. */
  boolean touched(MenuSnapshot menu) {
    return !(build(menu) instanceof Built.Ready(ModifierGroup group)) || !group.equals(base);
  }

  /** The group to be saved, or what can't be saved yet. */
  Built build(MenuSnapshot menu) {
    List<String> faults = new ArrayList<>();
    int atLeast = number("min", min, 0, faults);
    int atMost = number("max", max, 1, faults);
    int free = number("included", included, 0, faults);
    if (faults.isEmpty() && atLeast > atMost) {
      faults.add("max");
    }
    PrefixPrices prices =
        new PrefixPrices(
            ppm(Prefix.NO, faults),
            ppm(Prefix.LITE, faults),
            ppm(Prefix.EXTRA, faults),
            ppm(Prefix.SIDE, faults));
    List<Modifier> modifiers = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      Option option = options.get(i);
      Optional<Money> price = option.amount(amounts);
      if (price.isEmpty()) {
        faults.add("modifiers[" + i + "].price");
      }
      String called = option.name.strip();
      modifiers.add(
          new Modifier(
              option.id,
              called,
              option.kitchenName.isBlank()
                  ? called.toUpperCase(Locale.ROOT)
                  : option.kitchenName.strip(),
              price.orElse(Money.ZERO),
              option.byDefault,
              option.bySize(amounts, "modifiers[" + i + "].", faults),
              option.groups,
              option.availability));
    }
    if (!faults.isEmpty()) {
      return new Built.Faulty(List.copyOf(faults));
    }
    ModifierGroup before = base;
    return new Built.Ready(
        new ModifierGroup(
            id,
            before == null
                ? Naming.code(
                    name,
                    taken -> menu.modifierGroups().stream().anyMatch(g -> g.code().equals(taken)))
                : before.code(),
            name.strip(),
            atLeast,
            atMost,
            free,
            prefixed,
            halves,
            prices,
            substitution,
            modifiers));
  }

  private int ppm(Prefix prefix, List<String> faults) {
    String typed = Objects.requireNonNull(percents.get(prefix)).strip().replace(',', '.');
    if (typed.matches("-?[0-9]{1,4}([.][0-9]{1,4})?")) {
      int ppm = new BigDecimal(typed).movePointRight(4).intValueExact();
      if (ppm >= PrefixPrices.LEAST && ppm <= PrefixPrices.MOST) {
        return ppm;
      }
    }
    faults.add("prices." + prefix.name());
    return 0;
  }

  private static String percent(int ppm) {
    return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString();
  }

  private static int number(String field, String typed, int least, List<String> faults) {
    if (typed.strip().matches("[0-9]{1,3}") && Integer.parseInt(typed.strip()) >= least) {
      return Integer.parseInt(typed.strip());
    }
    faults.add(field);
    return least;
  }

  /** A choice of the group, as it is typed. */
  static final class Option {
    final UUID id;
    String name = "";
    String kitchenName = "";
    String price;
    boolean byDefault;

    /** Amounts by the name of a size. */
    Map<String, String> pricesBySize = new TreeMap<>();

    /** Codes. */
    List<String> groups = List.of();

    private Availability availability = Availability.FREELY;

    Option(UUID id, String price) {
      this.id = id;
      this.price = price;
    }

    static Option of(Modifier modifier, Amounts amounts) {
      Option option = new Option(modifier.id(), amounts.typed(modifier.price()));
      option.name = modifier.name();
      option.kitchenName = modifier.kitchenName();
      option.byDefault = modifier.byDefault();
      modifier
          .pricesBySize()
          .forEach((size, price) -> option.pricesBySize.put(size, amounts.typed(price)));
      option.groups = modifier.groups();
      option.availability = modifier.availability();
      return option;
    }

    Map<String, Money> bySize(Amounts amounts, String path, List<String> faults) {
      Map<String, Money> prices = new HashMap<>();
      pricesBySize.forEach(
          (size, typed) -> {
            try {
              if (!typed.isBlank()) {
                prices.put(size, amounts.parse(typed));
              }
            } catch (NumberFormatException e) {
              faults.add(path + "pricesBySize");
            }
          });
      return prices;
    }

    Optional<Money> amount(Amounts amounts) {
      try {
        return Optional.of(price.isBlank() ? Money.ZERO : amounts.parse(price));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /** A group, or the places of what is wrong. */
  sealed interface Built {
    record Ready(ModifierGroup group) implements Built {}

    record Faulty(List<String> fields) implements Built {}
  }
}
