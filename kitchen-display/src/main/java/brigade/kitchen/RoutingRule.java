package brigade.kitchen;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Says where some items are made. Each part that is empty holds for everything; of items and
 * categories one has to hold, of all other parts each.
 *
 * @param name what people call it, 1 to 60 characters
 * @param items menu items it is for
 * @param categories categories it is for
 * @param modifiers one of which has to be asked for
 * @param orderTypes such as {@code TAKEOUT}
 * @param areas of the floor; an order without a table is in none
 * @param dayparts codes; one of them has to be on when it is sent
 * @param stations codes of the stations that make it, one to {@link #STATIONS_LIMIT}
 * @param also whether they make it along with those that make it anyway, rather than in their place
 */
public record RoutingRule(
    String name,
    Set<UUID> items,
    Set<UUID> categories,
    Set<UUID> modifiers,
    Set<String> orderTypes,
    Set<UUID> areas,
    Set<String> dayparts,
    List<String> stations,
    boolean also) {
  /** More stations than this never work on one plate. */
  public static final int STATIONS_LIMIT = 8;

  public RoutingRule {
    items = Set.copyOf(items);
    categories = Set.copyOf(categories);
    modifiers = Set.copyOf(modifiers);
    orderTypes = Set.copyOf(orderTypes);
    areas = Set.copyOf(areas);
    dayparts = Set.copyOf(dayparts);
    stations = List.copyOf(stations);
  }

  /** Whether it says something about this item of this send. */
  boolean holds(TicketRequest request, TicketRequest.Item item) {
    return isFor(item)
        && (modifiers.isEmpty() || item.traits().modifiers().stream().anyMatch(modifiers::contains))
        && (orderTypes.isEmpty() || orderTypes.contains(request.orderType()))
        && (areas.isEmpty()
            || (request.where().areaId() != null && areas.contains(request.where().areaId())))
        && (dayparts.isEmpty() || request.where().dayparts().stream().anyMatch(dayparts::contains));
  }

  private boolean isFor(TicketRequest.Item item) {
    return (items.isEmpty() && categories.isEmpty())
        || (item.menuItemId() != null && items.contains(item.menuItemId()))
        || (item.traits().categoryId() != null && categories.contains(item.traits().categoryId()));
  }
}
