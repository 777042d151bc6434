package brigade.orders.rest;

import brigade.kitchen.Router;
import brigade.kitchen.RoutingRule;
import brigade.kitchen.StationSummary;
import brigade.menu.MenuItem;
import brigade.orders.OrderType;
import brigade.orders.TryingRoutes;
import brigade.orders.TryingRoutes.Dish;
import brigade.orders.TryingRoutes.Way;
import brigade.rest.NamedChoice;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where an order would go. */
@Path("/api/v1/kitchen/routing/try")
@RunOnVirtualThread
@Tag(name = "Kitchen")
public class RoutesResource {
  /** Dayparts are not told for times that have no calendar. */
  private static final Duration FARTHEST = Duration.ofDays(3_660);

  private final TryingRoutes trying;

  RoutesResource(TryingRoutes trying) {
    this.trying = trying;
  }

  @POST
  @Requires(Permission.VIEW_KITCHEN)
  @Operation(
      summary = "Say where an order would go, without taking it",
      description = "By the rules of routing as they are; at is now unless it is named")
  public WaysJson ways(@Nullable TryBody body) {
    List<FieldError> faults = new ArrayList<>();
    if (body == null || body.items() == null || body.items().isEmpty()) {
      throw Problem.invalid("items", "is missing");
    }
    if (body.items().size() > TryingRoutes.DISHES_LIMIT) {
      throw Problem.invalid("items", "are at most " + TryingRoutes.DISHES_LIMIT);
    }
    Instant at = body.at() == null ? trying.now() : body.at();
    if (Duration.between(trying.now(), at).abs().compareTo(FARTHEST) > 0) {
      faults.add(new FieldError("at", "is within " + FARTHEST.toDays() + " days"));
    }
    OrderType type = NamedChoice.or(OrderType.DINE_IN, "type", body.type(), faults);
    List<Dish> dishes = new ArrayList<>();
    for (int i = 0; i < body.items().size(); i++) {
      DishJson dish = body.items().get(i);
      Optional<MenuItem> item =
          dish == null ? Optional.empty() : trying.item(dish.menuItemId(), dish.sku());
      if (item.isEmpty()) {
        faults.add(new FieldError("items[" + i + "]", "names no item of the menu"));
      } else {
        dishes.add(new Dish(item.get(), modifiers(Objects.requireNonNull(dish))));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return new WaysJson(
        trying.ways(dishes, type, body.areaId(), at).stream().map(WayJson::of).toList());
  }

  private static Set<UUID> modifiers(DishJson dish) {
    return dish.modifierIds() == null
        ? Set.of()
        : dish.modifierIds().stream().filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** An order to try; it is {@code DINE_IN}, without a table and now where nothing else is said. */
  public record TryBody(
      @Nullable String type,
      @Nullable UUID areaId,
      @Nullable Instant at,
      @Nullable List<@Nullable DishJson> items) {}

  /** A dish, by its id or a size's article number, with what is chosen. */
  public record DishJson(
      @Nullable UUID menuItemId, @Nullable String sku, @Nullable Set<@Nullable UUID> modifierIds) {}

  public record WaysJson(List<WayJson> items) {}

  /** Where a dish goes. */
  public record WayJson(UUID menuItemId, String name, List<RouteJson> stations) {
    static WayJson of(Way way) {
      return new WayJson(
          way.dish().item().id(),
          way.dish().item().name(),
          way.routes().stream().map(RouteJson::of).toList());
    }
  }

  /**
   * A station that gets a dish.
   *
   * @param rule the name of the rule that says so; null where the item names the station
   * @param closed the name of the closed station whose work it is; null where it is its own
   * @param noRoute whether no station makes it, so that expo is warned
   */
  public record RouteJson(
      String code, String name, @Nullable String rule, @Nullable String closed, boolean noRoute) {
    static RouteJson of(Router.Route route) {
      return new RouteJson(
          route.station().code(),
          route.station().name(),
          Optional.ofNullable(route.by()).map(RoutingRule::name).orElse(null),
          Optional.ofNullable(route.closed()).map(StationSummary::name).orElse(null),
          route.missing());
    }
  }
}
