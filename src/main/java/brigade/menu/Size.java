package brigade.menu;

import brigade.money.Money;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sold under one SKU at one price. An item without sizes has exactly one, unnamed.
 *
 * @param name such as {@code 300 g}; null when the item comes in one size
 * @param kitchenName what the kitchen reads instead of the item's own name; null for the item's
 * @param price before modifiers
 */
public record Size(
    UUID id, String sku, @Nullable String name, @Nullable String kitchenName, Money price) {
  public Optional<String> label() {
    return Optional.ofNullable(name);
  }
}
