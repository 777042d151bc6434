package brigade.menu;

import brigade.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One choice within a group.
 *
 * @param price zero or more, on top of the item
 * @param byDefault whether the item comes with it unless something else is asked for
 * @param pricesBySize the price on sizes of that name, where it differs
 * @param groups codes of the groups that are asked when this is chosen
 * @param availability as last set, see {@link Availability#on}
 */
public record Modifier(
    UUID id,
    String name,
    String kitchenName,
    Money price,
    boolean byDefault,
    Map<String, Money> pricesBySize,
    List<String> groups,
    Availability availability) {

  public Modifier {
    pricesBySize = Map.copyOf(pricesBySize);
    groups = List.copyOf(groups);
  }

  /** One that asks for nothing else and costs the same on every size. */
  public Modifier(UUID id, String name, String kitchenName, Money price) {
    this(id, name, kitchenName, price, false, Map.of(), List.of(), Availability.FREELY);
  }

  /** What it costs on a size; the size's name is taken as it is, without regard to case. */
  public Money price(@Nullable String size) {
    if (size == null || pricesBySize.isEmpty()) {
      return price;
    }
    Money exact = pricesBySize.get(size);
    return exact != null
        ? exact
        : pricesBySize.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(size))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(price);
  }

  Modifier with(Availability changed) {
    return new Modifier(id, name, kitchenName, price, byDefault, pricesBySize, groups, changed);
  }
}
