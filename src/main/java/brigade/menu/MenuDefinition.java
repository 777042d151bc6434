package brigade.menu;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A menu written down, as JSON or as rows: what an export writes, an import reads and the demo
 * restaurant brings. Items are known by their SKUs, groups, levies and dayparts by their codes,
 * taxes, categories, areas, lists and rules by their names. Prices are minor units.
 *
 * <p>An import leaves what is absent as it is, or as is usual where the thing is new. An empty text
 * takes a station, a description, a picture or a kitchen name away.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MenuDefinition(
    @Nullable List<CourseDefinition> courses,
    @Nullable List<TaxDefinition> taxes,
    @Nullable List<OrderTypeTaxDefinition> orderTypeTaxes,
    @Nullable List<LevyDefinition> levies,
    @Nullable List<DaypartDefinition> dayparts,
    @Nullable List<GroupDefinition> modifierGroups,
    @Nullable List<CategoryDefinition> categories,
    @Nullable List<RowDefinition> items,
    @Nullable List<ListDefinition> lists,
    @Nullable List<RuleDefinition> priceRules) {

  /** Nothing but lines of a table. */
  static MenuDefinition ofRows(List<RowDefinition> rows) {
    return new MenuDefinition(null, null, null, null, null, null, null, rows, null, null);
  }

  /** See {@link Course}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CourseDefinition(@Nullable Integer number, @Nullable String name) {}

  /**
   * See {@link Tax}.
   *
   * @param ppm parts per million, 0 to 1,000,000
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TaxDefinition(
      @Nullable String code,
      @Nullable String name,
      @Nullable Integer ppm,
      @JsonProperty("default") @Nullable Boolean byDefault,
      @Nullable Boolean compound) {}

  /**
   * See {@link OrderTypeTax}.
   *
   * @param from a tax's code or name
   * @param to a tax's code or name; absent when none is due
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OrderTypeTaxDefinition(
      @Nullable String orderType, @Nullable String from, @Nullable String to) {}

  /** See {@link Levy}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LevyDefinition(
      @Nullable String code,
      @Nullable String name,
      @Nullable Long amount,
      @Nullable Boolean taxed,
      @Nullable List<String> orderTypes) {}

  /** See {@link Daypart}; times such as {@code 17:30}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DaypartDefinition(
      @Nullable String code,
      @Nullable String name,
      @Nullable List<DayOfWeek> days,
      @Nullable LocalTime from,
      @Nullable LocalTime until) {}

  /**
   * See {@link When}.
   *
   * @param areas names
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record WhenDefinition(
      @Nullable List<String> dayparts,
      @Nullable List<String> orderTypes,
      @Nullable List<String> areas) {}

  /**
   * See {@link ModifierGroup}.
   *
   * @param max absent: as many as there are
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record GroupDefinition(
      @Nullable String code,
      @Nullable String name,
      @Nullable Integer min,
      @Nullable Integer max,
      @Nullable Integer included,
      @Nullable Boolean prefixes,
      @Nullable Halves halves,
      @Nullable PrefixPricesDefinition prefixPrices,
      @Nullable Substitution substitution,
      @Nullable List<ModifierDefinition> modifiers) {}

  /** See {@link PrefixPrices}; parts per million. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PrefixPricesDefinition(
      @Nullable Integer no,
      @Nullable Integer lite,
      @Nullable Integer extra,
      @Nullable Integer side) {}

  /** See {@link Modifier}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ModifierDefinition(
      @Nullable String name,
      @Nullable String kitchenName,
      @Nullable Long price,
      @JsonProperty("default") @Nullable Boolean byDefault,
      @Nullable Map<String, Long> pricesBySize,
      @Nullable List<String> groups,
      @Nullable AvailabilityDefinition availability) {}

  /** See {@link Availability}. Who said so and when is the journal's and not written down here. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AvailabilityDefinition(
      @Nullable Boolean available,
      @Nullable Integer remaining,
      @Nullable LocalDate date,
      @Nullable Instant until,
      @Nullable Integer resetTo) {}

  /** See {@link Category}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CategoryDefinition(
      @Nullable String name, @Nullable Integer course, @Nullable List<ItemDefinition> items) {}

  /**
   * See {@link MenuItem}. Either {@code sku}, {@code price}, {@code cost} and {@code futurePrices},
   * or {@code sizes}.
   *
   * @param category its category's name; not needed where it stands within one
   * @param tax a tax's code or name, or a percentage such as {@code 13.5}; absent or empty the
   *     venue's default, {@code 0} none
   * @param taxes several such
   * @param station a station's code or name
   * @param allergens letters
   * @param picture a data URL, {@code data:image/png;base64,…}
   * @param modifierGroups codes
   * @param levies codes
   * @param remaining portions left today; absent when nobody counts
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ItemDefinition(
      @Nullable String sku,
      @Nullable String name,
      @Nullable String kitchenName,
      @Nullable String category,
      MenuItem.@Nullable Kind kind,
      @Nullable Integer course,
      @Nullable Long price,
      @Nullable Long cost,
      @Nullable List<FuturePriceDefinition> futurePrices,
      @Nullable List<SizeDefinition> sizes,
      @Nullable String tax,
      @Nullable List<String> taxes,
      @Nullable List<String> levies,
      @Nullable String station,
      @Nullable List<String> allergens,
      @Nullable List<Diet> diet,
      @Nullable String description,
      @Nullable String picture,
      @Nullable List<String> modifierGroups,
      @Nullable List<ComponentDefinition> components,
      @Nullable WhenDefinition onSale,
      @Nullable Boolean favourite,
      @Nullable List<String> usualWith,
      @Nullable Integer remaining,
      @Nullable AvailabilityDefinition availability) {}

  /** See {@link Size}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SizeDefinition(
      @Nullable String sku,
      @Nullable String name,
      @Nullable String kitchenName,
      @Nullable Long price,
      @Nullable Long cost,
      @Nullable List<FuturePriceDefinition> futurePrices) {}

  /** See {@link FuturePrice}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FuturePriceDefinition(@Nullable LocalDate from, @Nullable Long price) {}

  /** See {@link Component}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ComponentDefinition(
      @Nullable String name, @Nullable Integer course, @Nullable List<OptionDefinition> choices) {}

  /** See {@link Component.Option}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OptionDefinition(@Nullable String sku, @Nullable Long supplement) {}

  /**
   * See {@link MenuList}.
   *
   * @param categories names
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ListDefinition(
      @Nullable String name, @Nullable WhenDefinition when, @Nullable List<String> categories) {}

  /**
   * See {@link PriceRule}.
   *
   * @param categories names
   * @param percentOff parts per million
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RuleDefinition(
      @Nullable String name,
      @Nullable WhenDefinition when,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable List<String> categories,
      @Nullable List<String> skus,
      @Nullable Integer percentOff,
      @Nullable Long amountOff,
      @Nullable Long price) {}

  /**
   * One line of a table: rows with one name in one category and several sizes are one item. What
   * stands behind the first seven are columns that a table may leave out.
   *
   * @param tax as of an item; several are parted by {@code ;}
   * @param allergens letters
   * @param diet names parted by {@code ;}
   * @param usualWith SKUs parted by {@code ;}
   * @param futurePrices parted by {@code ;}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RowDefinition(
      @Nullable String sku,
      @Nullable String name,
      @Nullable String category,
      @Nullable String size,
      @Nullable Long price,
      @Nullable String station,
      @Nullable String tax,
      @Nullable Long cost,
      @Nullable List<FuturePriceDefinition> futurePrices,
      @Nullable String sizeKitchenName,
      @Nullable String kitchenName,
      MenuItem.@Nullable Kind kind,
      @Nullable Integer course,
      @Nullable String allergens,
      @Nullable List<Diet> diet,
      @Nullable String description,
      @Nullable Boolean favourite,
      @Nullable List<String> usualWith) {

    /** The seven columns that a table always understood. */
    public RowDefinition(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String category,
        @Nullable String size,
        @Nullable Long price,
        @Nullable String station,
        @Nullable String tax) {
      this(
          sku, name, category, size, price, station, tax, null, null, null, null, null, null, null,
          null, null, null, null);
    }
  }
}
