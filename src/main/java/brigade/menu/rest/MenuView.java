package brigade.menu.rest;

import brigade.menu.Allergen;
import brigade.menu.Availability;
import brigade.menu.Category;
import brigade.menu.Component;
import brigade.menu.Daypart;
import brigade.menu.Diet;
import brigade.menu.FuturePrice;
import brigade.menu.Halves;
import brigade.menu.Levy;
import brigade.menu.MenuItem;
import brigade.menu.MenuList;
import brigade.menu.MenuSnapshot;
import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.menu.OnSale;
import brigade.menu.OrderTypeTax;
import brigade.menu.PrefixPrices;
import brigade.menu.PriceRule;
import brigade.menu.Size;
import brigade.menu.Substitution;
import brigade.menu.Tax;
import brigade.menu.When;
import brigade.money.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The menu as clients see it. Prices are minor units of {@code currency}. */
public record MenuView(
    String currency,
    long revision,
    List<CourseView> courses,
    List<TaxView> taxes,
    List<OrderTypeTax> orderTypeTaxes,
    List<LevyView> levies,
    List<DaypartView> dayparts,
    List<CategoryView> categories,
    List<ItemView> items,
    List<GroupView> modifierGroups,
    List<ListView> lists,
    List<RuleView> priceRules) {

  /** The whole menu at its list prices. */
  static MenuView of(MenuSnapshot menu, LocalDate today, Instant now, String currency) {
    Function<Availability, Availability> holds = set -> set.on(today, now);
    return of(
        menu,
        menu.categories(),
        menu.items().stream().map(item -> ItemView.of(item, holds, currency)).toList(),
        holds,
        currency);
  }

  /** What is on sale at a moment, at the prices of then. */
  static MenuView of(OnSale offered, String currency) {
    return of(
        offered.menu(),
        offered.categories(),
        offered.items().stream().map(item -> ItemView.of(item, offered, currency)).toList(),
        offered::now,
        currency);
  }

  private static MenuView of(
      MenuSnapshot menu,
      List<Category> categories,
      List<ItemView> items,
      Function<Availability, Availability> holds,
      String currency) {
    return new MenuView(
        currency,
        menu.revision(),
        menu.courses().stream().map(c -> new CourseView(c.number(), c.name())).toList(),
        menu.taxes().stream().map(TaxView::of).toList(),
        menu.orderTypeTaxes(),
        menu.levies().stream().map(LevyView::of).toList(),
        menu.dayparts().stream().map(DaypartView::of).toList(),
        categories.stream()
            .map(
                c ->
                    CategoryView.of(
                        c, (int) items.stream().filter(i -> i.categoryId().equals(c.id())).count()))
            .toList(),
        items,
        menu.modifierGroups().stream().map(group -> GroupView.of(group, holds)).toList(),
        menu.lists().stream().map(list -> ListView.of(list, menu)).toList(),
        menu.priceRules().stream().map(rule -> RuleView.of(rule, menu)).toList());
  }

  public record CourseView(int number, String name) {}

  public record TaxView(
      String code,
      String name,
      int ppm,
      @JsonProperty("default") boolean byDefault,
      boolean compound) {
    static TaxView of(Tax tax) {
      return new TaxView(tax.code(), tax.name(), tax.rate().ppm(), tax.byDefault(), tax.compound());
    }
  }

  /** {@code orderTypes} empty is all. */
  public record LevyView(
      String code, String name, long amount, boolean taxed, List<String> orderTypes) {
    static LevyView of(Levy levy) {
      return new LevyView(
          levy.code(),
          levy.name(),
          levy.amount().minor(),
          levy.taxed(),
          levy.orderTypes().stream().sorted().toList());
    }
  }

  /** {@code days} empty is every day; {@code until} at or before {@code from} is the day after. */
  public record DaypartView(
      String code, String name, List<DayOfWeek> days, LocalTime from, LocalTime until) {
    static DaypartView of(Daypart daypart) {
      return new DaypartView(
          daypart.code(),
          daypart.name(),
          daypart.days().stream().sorted().toList(),
          daypart.from(),
          daypart.until());
    }
  }

  /** When something holds; what is empty holds always. Areas are ids. */
  public record WhenView(List<String> dayparts, List<String> orderTypes, List<UUID> areas) {
    static WhenView of(When when) {
      return new WhenView(
          when.dayparts().stream().sorted().toList(),
          when.orderTypes().stream().sorted().toList(),
          when.areas().stream().sorted().toList());
    }
  }

  public record CategoryView(UUID id, String name, int course, int items) {
    static CategoryView of(Category category, int items) {
      return new CategoryView(category.id(), category.name(), category.course(), items);
    }
  }

  /** Categories by their names. */
  public record ListView(UUID id, String name, WhenView when, List<String> categories) {
    static ListView of(MenuList list, MenuSnapshot menu) {
      return new ListView(
          list.id(), list.name(), WhenView.of(list.when()), names(list.categories(), menu));
    }
  }

  /** Categories by their names; {@code percentOff} in parts per million. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RuleView(
      UUID id,
      String name,
      WhenView when,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      List<String> categories,
      List<String> skus,
      @Nullable Integer percentOff,
      @Nullable Long amountOff,
      @Nullable Long price) {
    static RuleView of(PriceRule rule, MenuSnapshot menu) {
      return new RuleView(
          rule.id(),
          rule.name(),
          WhenView.of(rule.when()),
          rule.from(),
          rule.until(),
          names(List.copyOf(rule.categories()), menu),
          rule.skus().stream().sorted().toList(),
          rule.percentOff() == null ? null : rule.percentOff().ppm(),
          minor(rule.amountOff()),
          minor(rule.price()));
    }
  }

  private static List<String> names(List<UUID> categories, MenuSnapshot menu) {
    return categories.stream()
        .flatMap(id -> menu.category(id).stream())
        .map(Category::name)
        .toList();
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.minor();
  }

  /**
   * One item. {@code price} is that of its cheapest size; {@code sizes} is empty when there is only
   * one. {@code remaining} is null when nobody counts. {@code picture} is an address.
   *
   * @param regularPrice what it costs without the rule in {@code priceRule}
   */
  public record ItemView(
      UUID id,
      String sku,
      String name,
      String kitchenName,
      MenuItem.Kind kind,
      UUID categoryId,
      String category,
      int course,
      String currency,
      long price,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long regularPrice,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String priceRule,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long cost,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FuturePriceView> futurePrices,
      List<SizeView> sizes,
      List<GroupView> modifierGroups,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ComponentView> components,
      List<String> allergens,
      List<Diet> diet,
      @Nullable String description,
      @Nullable String picture,
      boolean favourite,
      List<String> usualWith,
      WhenView onSale,
      boolean available,
      @Nullable Integer remaining,
      @Nullable String unavailableBy,
      @Nullable Instant unavailableSince,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant until,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer resetTo,
      @Nullable String station,
      @Nullable TaxView tax,
      List<TaxView> taxes,
      List<LevyView> levies) {

    static ItemView of(MenuItem item, Function<Availability, Availability> holds, String currency) {
      return of(item, Size::price, item.taxes(), item.levies(), holds, null, null, currency);
    }

    static ItemView of(MenuItem item, OnSale offered, String currency) {
      Size cheapest = item.sizes().stream().min(Comparator.comparing(offered::price)).orElseThrow();
      PriceRule rule = offered.rule(cheapest).orElse(null);
      return of(
          item,
          offered::price,
          offered.taxes(item),
          offered.levies(item),
          offered::now,
          rule == null ? null : cheapest.priceOn(offered.moment().tradingDate()).minor(),
          rule == null ? null : rule.name(),
          currency);
    }

    private static ItemView of(
        MenuItem item,
        Function<Size, Money> price,
        List<Tax> taxes,
        List<Levy> levies,
        Function<Availability, Availability> holds,
        @Nullable Long regularPrice,
        @Nullable String rule,
        String currency) {
      Availability now = holds.apply(item.availability());
      Size first = item.sizes().getFirst();
      boolean single = !item.comesInSizes();
      List<TaxView> due = taxes.stream().map(TaxView::of).toList();
      return new ItemView(
          item.id(),
          item.sku(),
          item.name(),
          item.kitchenName(),
          item.kind(),
          item.category().id(),
          item.category().name(),
          item.course(),
          currency,
          item.sizes().stream().map(price).min(Comparator.naturalOrder()).orElseThrow().minor(),
          regularPrice,
          rule,
          single ? minor(first.cost()) : null,
          single ? FuturePriceView.of(first) : List.of(),
          single
              ? List.of()
              : item.sizes().stream().map(s -> SizeView.of(s, price.apply(s).minor())).toList(),
          item.modifierGroups().stream().map(group -> GroupView.of(group, holds)).toList(),
          item.components().stream().map(ComponentView::of).toList(),
          item.allergens().stream().sorted().map(Allergen::letter).toList(),
          item.diet().stream().sorted().toList(),
          item.description(),
          item.picture() == null ? null : MenuResource.PICTURES + item.picture(),
          item.favourite(),
          item.usualWith(),
          WhenView.of(item.onSale()),
          now.orderable(),
          now.remaining(),
          now.orderable() ? null : now.by(),
          now.orderable() ? null : now.at(),
          now.until(),
          now.resetTo(),
          item.station(),
          due.isEmpty() ? null : due.getFirst(),
          due,
          levies.stream().map(LevyView::of).toList());
    }
  }

  public record FuturePriceView(LocalDate from, long price) {
    static List<FuturePriceView> of(Size size) {
      return size.futurePrices().stream().map(FuturePriceView::of).toList();
    }

    private static FuturePriceView of(FuturePrice future) {
      return new FuturePriceView(future.from(), future.price().minor());
    }
  }

  public record SizeView(
      UUID id,
      String sku,
      String name,
      long price,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String kitchenName,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long cost,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FuturePriceView> futurePrices) {
    static SizeView of(Size size, long price) {
      return new SizeView(
          size.id(),
          size.sku(),
          size.label().orElse(""),
          price,
          size.kitchenName(),
          minor(size.cost()),
          FuturePriceView.of(size));
    }
  }

  /** One component of a combo, of whose choices one is taken. */
  public record ComponentView(String name, @Nullable Integer course, List<OptionView> choices) {
    static ComponentView of(Component component) {
      return new ComponentView(
          component.name(),
          component.course(),
          component.choices().stream()
              .map(choice -> new OptionView(choice.sku(), choice.supplement().minor()))
              .toList());
    }
  }

  public record OptionView(String sku, long supplement) {}

  /** {@code min} above zero is forced; the first {@code included} choices cost nothing. */
  public record GroupView(
      UUID id,
      String code,
      String name,
      int min,
      int max,
      int included,
      boolean prefixes,
      Halves halves,
      PrefixPrices prefixPrices,
      Substitution substitution,
      List<ModifierView> modifiers) {
    static GroupView of(ModifierGroup group, Function<Availability, Availability> holds) {
      return new GroupView(
          group.id(),
          group.code(),
          group.name(),
          group.min(),
          group.max(),
          group.included(),
          group.prefixed(),
          group.halves(),
          group.prices(),
          group.substitution(),
          group.modifiers().stream()
              .map(m -> ModifierView.of(m, holds.apply(m.availability())))
              .toList());
    }
  }

  /** {@code groups} are codes of the groups it asks when it is chosen. */
  public record ModifierView(
      UUID id,
      String name,
      String kitchenName,
      long price,
      @JsonProperty("default") boolean byDefault,
      Map<String, Long> pricesBySize,
      List<String> groups,
      boolean available,
      @Nullable Integer remaining,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant until,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer resetTo) {
    static ModifierView of(Modifier modifier, Availability now) {
      Map<String, Long> bySize = new TreeMap<>();
      modifier.pricesBySize().forEach((size, price) -> bySize.put(size, price.minor()));
      return new ModifierView(
          modifier.id(),
          modifier.name(),
          modifier.kitchenName(),
          modifier.price().minor(),
          modifier.byDefault(),
          bySize,
          modifier.groups(),
          now.orderable(),
          now.remaining(),
          now.until(),
          now.resetTo());
    }
  }
}
