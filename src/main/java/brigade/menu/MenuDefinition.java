package brigade.menu;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A menu written down, as JSON or as rows: what an import reads and the demo restaurant brings.
 * Items are known by their SKUs, groups by their codes, taxes and categories by their names. Absent
 * lists are empty. Prices are minor units.
 */
public record MenuDefinition(
    @Nullable List<CourseDefinition> courses,
    @Nullable List<TaxDefinition> taxes,
    @Nullable List<GroupDefinition> modifierGroups,
    @Nullable List<CategoryDefinition> categories,
    @Nullable List<RowDefinition> items) {

  /** See {@link Course}. */
  public record CourseDefinition(@Nullable Integer number, @Nullable String name) {}

  /**
   * See {@link Tax}.
   *
   * @param ppm parts per million, 0 to 1,000,000
   */
  public record TaxDefinition(
      @Nullable String code,
      @Nullable String name,
      @Nullable Integer ppm,
      @JsonProperty("default") boolean byDefault) {}

  /**
   * See {@link ModifierGroup}.
   *
   * @param max absent: as many as there are
   */
  public record GroupDefinition(
      @Nullable String code,
      @Nullable String name,
      int min,
      @Nullable Integer max,
      int included,
      boolean prefixes,
      @Nullable List<ModifierDefinition> modifiers) {}

  /** See {@link Modifier}. */
  public record ModifierDefinition(
      @Nullable String name, @Nullable String kitchenName, @Nullable Long price) {}

  /** See {@link Category}. */
  public record CategoryDefinition(
      @Nullable String name, @Nullable Integer course, @Nullable List<ItemDefinition> items) {}

  /**
   * See {@link MenuItem}. Either {@code sku} and {@code price}, or {@code sizes}.
   *
   * @param tax a tax's code or name, or a percentage such as {@code 13.5}; absent or empty the
   *     venue's default, {@code 0} none
   * @param station a station's code or name
   * @param allergens letters
   * @param modifierGroups codes
   * @param remaining portions left today; absent when nobody counts
   */
  public record ItemDefinition(
      @Nullable String sku,
      @Nullable String name,
      @Nullable String kitchenName,
      @Nullable Integer course,
      @Nullable Long price,
      @Nullable List<SizeDefinition> sizes,
      @Nullable String tax,
      @Nullable String station,
      @Nullable List<String> allergens,
      @Nullable List<String> modifierGroups,
      boolean favourite,
      @Nullable List<String> usualWith,
      @Nullable Integer remaining) {}

  /** See {@link Size}. */
  public record SizeDefinition(
      @Nullable String sku,
      @Nullable String name,
      @Nullable String kitchenName,
      @Nullable Long price) {}

  /** One line of a table: rows with one name in one category and several sizes are one item. */
  public record RowDefinition(
      @Nullable String sku,
      @Nullable String name,
      @Nullable String category,
      @Nullable String size,
      @Nullable Long price,
      @Nullable String station,
      @Nullable String tax) {}
}
