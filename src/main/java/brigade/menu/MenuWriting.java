package brigade.menu;

import brigade.menu.MenuDefinition.AvailabilityDefinition;
import brigade.menu.MenuDefinition.CategoryDefinition;
import brigade.menu.MenuDefinition.ComponentDefinition;
import brigade.menu.MenuDefinition.CourseDefinition;
import brigade.menu.MenuDefinition.DaypartDefinition;
import brigade.menu.MenuDefinition.FuturePriceDefinition;
import brigade.menu.MenuDefinition.GroupDefinition;
import brigade.menu.MenuDefinition.ItemDefinition;
import brigade.menu.MenuDefinition.LevyDefinition;
import brigade.menu.MenuDefinition.ListDefinition;
import brigade.menu.MenuDefinition.ModifierDefinition;
import brigade.menu.MenuDefinition.OptionDefinition;
import brigade.menu.MenuDefinition.OrderTypeTaxDefinition;
import brigade.menu.MenuDefinition.PrefixPricesDefinition;
import brigade.menu.MenuDefinition.RuleDefinition;
import brigade.menu.MenuDefinition.SizeDefinition;
import brigade.menu.MenuDefinition.TaxDefinition;
import brigade.menu.MenuDefinition.WhenDefinition;
import brigade.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a menu down so that {@link MenuMerge} makes the same of it. */
final class MenuWriting {
  private final MenuSnapshot menu;
  private final Surroundings house;
  private final Function<UUID, Optional<Picture>> pictures;

  /**
   * @param pictures gives the picture of an id; empty for those that are left out
   */
  MenuWriting(MenuSnapshot menu, Surroundings house, Function<UUID, Optional<Picture>> pictures) {
    this.menu = menu;
    this.house = house;
    this.pictures = pictures;
  }

  MenuDefinition definition() {
    return new MenuDefinition(
        menu.courses().stream().map(c -> new CourseDefinition(c.number(), c.name())).toList(),
        menu.taxes().stream()
            .map(
                t ->
                    new TaxDefinition(
                        t.code(), t.name(), t.rate().ppm(), t.byDefault(), t.compound()))
            .toList(),
        menu.orderTypeTaxes().stream()
            .map(t -> new OrderTypeTaxDefinition(t.orderType(), t.from(), t.to()))
            .toList(),
        menu.levies().stream()
            .map(
                l ->
                    new LevyDefinition(
                        l.code(),
                        l.name(),
                        l.amount().minor(),
                        l.taxed(),
                        l.orderTypes().stream().sorted().toList()))
            .toList(),
        menu.dayparts().stream()
            .map(
                d ->
                    new DaypartDefinition(
                        d.code(),
                        d.name(),
                        d.days().stream().sorted().toList(),
                        d.from(),
                        d.until()))
            .toList(),
        menu.modifierGroups().stream().map(MenuWriting::group).toList(),
        menu.categories().stream()
            .map(
                c ->
                    new CategoryDefinition(
                        c.name(), c.course(), menu.items(c).stream().map(this::item).toList()))
            .toList(),
        null,
        menu.lists().stream()
            .map(
                list ->
                    new ListDefinition(list.name(), when(list.when()), names(list.categories())))
            .toList(),
        menu.priceRules().stream().map(this::rule).toList());
  }

  private List<String> names(List<UUID> categories) {
    return categories.stream()
        .flatMap(id -> menu.category(id).stream())
        .map(Category::name)
        .toList();
  }

  private RuleDefinition rule(PriceRule rule) {
    return new RuleDefinition(
        rule.name(),
        when(rule.when()),
        rule.from(),
        rule.until(),
        names(rule.categories().stream().toList()).stream().sorted().toList(),
        rule.skus().stream().sorted().toList(),
        rule.percentOff() == null ? null : rule.percentOff().ppm(),
        minor(rule.amountOff()),
        minor(rule.price()));
  }

  private WhenDefinition when(When when) {
    return new WhenDefinition(
        when.dayparts().stream().sorted().toList(),
        when.orderTypes().stream().sorted().toList(),
        when.areas().stream()
            .map(id -> Objects.requireNonNullElse(house.areas().get(id), id.toString()))
            .sorted()
            .toList());
  }

  private static GroupDefinition group(ModifierGroup group) {
    return new GroupDefinition(
        group.code(),
        group.name(),
        group.min(),
        group.max(),
        group.included(),
        group.prefixed(),
        group.halves(),
        new PrefixPricesDefinition(
            group.prices().no(),
            group.prices().lite(),
            group.prices().extra(),
            group.prices().side()),
        group.substitution(),
        group.modifiers().stream().map(MenuWriting::modifier).toList());
  }

  private static ModifierDefinition modifier(Modifier modifier) {
    Map<String, Long> bySize = new TreeMap<>();
    modifier.pricesBySize().forEach((size, price) -> bySize.put(size, price.minor()));
    return new ModifierDefinition(
        modifier.name(),
        modifier.kitchenName(),
        modifier.price().minor(),
        modifier.byDefault(),
        bySize,
        modifier.groups(),
        availability(modifier.availability()));
  }

  private static @Nullable AvailabilityDefinition availability(Availability set) {
    return set.equals(Availability.FREELY)
        ? null
        : new AvailabilityDefinition(
            set.available(), set.remaining(), set.date(), set.until(), set.resetTo());
  }

  private ItemDefinition item(MenuItem item) {
    boolean single = item.sizes().size() == 1 && item.sizes().getFirst().name() == null;
    Size first = item.sizes().getFirst();
    boolean plain = single && first.kitchenName() == null;
    return new ItemDefinition(
        plain ? first.sku() : null,
        item.name(),
        item.kitchenName(),
        null,
        item.kind(),
        item.course(),
        plain ? first.price().minor() : null,
        plain ? minor(first.cost()) : null,
        plain ? futurePrices(first) : null,
        plain ? null : item.sizes().stream().map(MenuWriting::size).toList(),
        null,
        item.taxes().stream().map(Tax::code).toList(),
        item.levies().stream().map(Levy::code).toList(),
        Objects.requireNonNullElse(item.station(), ""),
        item.allergens().stream().sorted().map(Allergen::letter).toList(),
        item.diet().stream().sorted().toList(),
        Objects.requireNonNullElse(item.description(), ""),
        item.picture() == null
            ? ""
            : pictures.apply(item.picture()).map(Picture::dataUrl).orElse(null),
        item.modifierGroups().stream().map(ModifierGroup::code).toList(),
        item.components().stream().map(MenuWriting::component).toList(),
        when(item.onSale()),
        item.favourite(),
        item.usualWith(),
        null,
        availability(item.availability()));
  }

  private static SizeDefinition size(Size size) {
    return new SizeDefinition(
        size.sku(),
        size.name(),
        Objects.requireNonNullElse(size.kitchenName(), ""),
        size.price().minor(),
        minor(size.cost()),
        futurePrices(size));
  }

  private static List<FuturePriceDefinition> futurePrices(Size size) {
    return size.futurePrices().stream()
        .map(future -> new FuturePriceDefinition(future.from(), future.price().minor()))
        .toList();
  }

  private static ComponentDefinition component(Component component) {
    return new ComponentDefinition(
        component.name(),
        component.course(),
        component.choices().stream()
            .map(choice -> new OptionDefinition(choice.sku(), choice.supplement().minor()))
            .toList());
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.minor();
  }
}
