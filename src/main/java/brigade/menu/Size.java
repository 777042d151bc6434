package brigade.menu;

import brigade.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sold under one SKU at one price. An item without sizes has exactly one, unnamed.
 *
 * @param name such as {@code 300 g}; null when the item comes in one size
 * @param kitchenName what the kitchen reads instead of the item's own name; null for the item's
 * @param price before modifiers; of a weighed item for a kilogram
 * @param cost what a portion costs the house; null when nobody reckoned it
 * @param futurePrices by the day they begin
 */
public record Size(
    UUID id,
    String sku,
    @Nullable String name,
    @Nullable String kitchenName,
    Money price,
    @Nullable Money cost,
    List<FuturePrice> futurePrices) {

  public Size {
    futurePrices = futurePrices.stream().sorted(Comparator.comparing(FuturePrice::from)).toList();
  }

  /** A size with a price of today only. */
  public Size(
      UUID id, String sku, @Nullable String name, @Nullable String kitchenName, Money price) {
    this(id, sku, name, kitchenName, price, null, List.of());
  }

  public Optional<String> label() {
    return Optional.ofNullable(name);
  }

  /** The price on a trading date, before any price rule. */
  public Money priceOn(LocalDate tradingDate) {
    Money found = price;
    for (FuturePrice future : futurePrices) {
      if (!future.from().isAfter(tradingDate)) {
        found = future.price();
      }
    }
    return found;
  }
}
