package brigade.orders;

import brigade.kitchen.Router;
import brigade.kitchen.Routing;
import brigade.kitchen.TicketRequest;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says where an order would go, without taking it: the kitchen's own rules are asked, so that what
 * is tried is what will happen.
 */
@ApplicationScoped
public class TryingRoutes {
  /** Dishes tried at once. */
  public static final int DISHES_LIMIT = 100;

  private final Menus menus;
  private final Offering offering;
  private final Routing routing;
  private final Clock clock;

  TryingRoutes(Menus menus, Offering offering, Routing routing, Clock clock) {
    this.clock = clock;
    this.menus = menus;
    this.offering = offering;
    this.routing = routing;
  }

  /**
   * A dish to try.
   *
   * @param modifiers chosen with it
   */
  public record Dish(MenuItem item, Set<UUID> modifiers) {}

  /** Where a dish goes. */
  public record Way(Dish dish, List<Router.Route> routes) {}

  /** What the house's clock shows. */
  public Instant now() {
    return clock.instant();
  }

  /** The item of a size's article number or an id on the menu as it is. */
  public Optional<MenuItem> item(@Nullable UUID id, @Nullable String sku) {
    MenuSnapshot menu = menus.current();
    return id != null
        ? menu.item(id)
        : menu.offer(sku == null ? "" : sku).map(MenuSnapshot.Offer::item);
  }

  /**
   * Where dishes would go.
   *
   * @param areaId of the table; null where there is none
   * @param at when they would be sent
   */
  @Requires(Permission.VIEW_KITCHEN)
  public List<Way> ways(List<Dish> dishes, OrderType type, @Nullable UUID areaId, Instant at) {
    MenuSnapshot menu = menus.current();
    if (dishes.isEmpty()) {
      return List.of();
    }
    TicketRequest request =
        new TicketRequest(
            Ids.next(),
            0,
            "",
            Actor.HOUSE.staffId(),
            "",
            0,
            type.name(),
            "",
            at,
            dishes.stream().map(TryingRoutes::item).toList(),
            List.of(),
            null,
            new TicketRequest.Where(areaId, offering.dayparts(menu, at)));
    Router router = routing.router();
    List<Way> ways = new ArrayList<>();
    for (int i = 0; i < dishes.size(); i++) {
      ways.add(new Way(dishes.get(i), router.routes(request, request.items().get(i))));
    }
    return ways;
  }

  private static TicketRequest.Item item(Dish dish) {
    return new TicketRequest.Item(
        Ids.next(),
        dish.item().name(),
        dish.item().kitchenName(),
        1,
        null,
        0,
        "",
        false,
        false,
        List.of(),
        null,
        dish.item().station(),
        dish.item().id(),
        new TicketRequest.Traits(dish.item().category().id(), dish.modifiers()));
  }
}
