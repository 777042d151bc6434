package brigade.menu;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When and where something holds. Each part that is empty holds always.
 *
 * @param dayparts codes; one of them has to be on
 * @param orderTypes such as {@code DINE_IN}
 * @param areas of the floor; an order without a table is in none
 */
public record When(Set<String> dayparts, Set<String> orderTypes, Set<UUID> areas) {
  public static final When ALWAYS = new When(Set.of(), Set.of(), Set.of());

  public When {
    dayparts = Set.copyOf(dayparts);
    orderTypes = Set.copyOf(orderTypes);
    areas = Set.copyOf(areas);
  }

  /** Whether it holds whatever the time and place. */
  public boolean always() {
    return dayparts.isEmpty() && orderTypes.isEmpty() && areas.isEmpty();
  }

  /**
   * Whether it holds.
   *
   * @param on codes of the dayparts that are on
   */
  boolean holds(Set<String> on, Moment moment) {
    return holds(on, moment.orderType(), moment.areaId());
  }

  /**
   * Whether it holds for such an order.
   *
   * @param on codes of the dayparts that are on
   * @param areaId of the table; null where there is none
   */
  public boolean holds(Set<String> on, String orderType, @Nullable UUID areaId) {
    return (dayparts.isEmpty() || dayparts.stream().anyMatch(on::contains))
        && (orderTypes.isEmpty() || orderTypes.contains(orderType))
        && (areas.isEmpty() || (areaId != null && areas.contains(areaId)));
  }
}
