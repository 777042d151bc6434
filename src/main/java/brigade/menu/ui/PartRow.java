package brigade.menu.ui;

import brigade.menu.Component;
import brigade.screen.Amounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a combo as it is typed.
 *
 * @param course null for the course of whatever is chosen
 */
record PartRow(String name, @Nullable Integer course, List<OptionRow> options) {
  static PartRow of(Component component, Amounts amounts) {
    return new PartRow(
        component.name(),
        component.course(),
        component.choices().stream()
            .map(option -> new OptionRow(option.sku(), amounts.typed(option.supplement())))
            .toList());
  }

  /** One that nothing is typed into yet. */
  static PartRow empty() {
    return new PartRow("", null, List.of());
  }

  /**
   * What may be chosen.
   *
   * @param supplement an amount; empty for none
   */
  record OptionRow(String sku, String supplement) {}
}
