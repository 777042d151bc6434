package brigade.menu;

import brigade.money.Money;
import brigade.money.Rate;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another price while it holds, such as that of the happy hour. Exactly one of {@code percentOff},
 * {@code amountOff} and {@code price} is given. Of several that hold, the guest gets the best; none
 * makes anything dearer. Modifiers keep their prices.
 *
 * @param from the first trading date; null when it has long begun
 * @param until the last trading date; null when it goes on
 * @param categories ids of what it is for; with none and no SKUs it is for everything
 * @param skus of what it is for
 */
public record PriceRule(
    UUID id,
    String name,
    When when,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    Set<UUID> categories,
    Set<String> skus,
    @Nullable Rate percentOff,
    @Nullable Money amountOff,
    @Nullable Money price) {

  public PriceRule {
    categories = Set.copyOf(categories);
    skus = Set.copyOf(skus);
  }

  boolean holdsOn(LocalDate date) {
    return (from == null || !date.isBefore(from)) && (until == null || !date.isAfter(until));
  }

  boolean isFor(MenuItem item, Size size) {
    return (categories.isEmpty() && skus.isEmpty())
        || categories.contains(item.category().id())
        || skus.contains(size.sku());
  }

  /** What a price becomes: never more than it was and never below nothing. */
  Money applied(Money before) {
    Money after = before;
    if (percentOff != null) {
      after = before.minus(percentOff.of(before));
    } else if (amountOff != null) {
      after = before.minus(amountOff);
    } else if (price != null) {
      after = price;
    }
    return after.min(before).max(Money.ZERO);
  }
}
