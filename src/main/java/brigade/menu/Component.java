package brigade.menu;

import brigade.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One course of a prix fixe, or one part of a combo: of its choices one is taken.
 *
 * @param name such as {@code Main}
 * @param course 0 to 9, to which whatever is chosen goes; null for the chosen item's own
 */
public record Component(String name, @Nullable Integer course, List<Option> choices) {
  public Component {
    choices = List.copyOf(choices);
  }

  /**
   * One thing that may be chosen.
   *
   * @param sku of an item in a size
   * @param supplement zero or more, on top of the combo's price
   */
  public record Option(String sku, Money supplement) {}
}
