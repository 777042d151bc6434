package brigade.orders;

import brigade.floorplan.FloorPlan;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.TableView;
import brigade.menu.MenuSnapshot;
import brigade.menu.Moment;
import brigade.menu.OnSale;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the menu offers to an order: that depends on the time, the order's type and its area. */
@ApplicationScoped
public class Offering {
  private final Venues venues;
  private final FloorPlan floorPlan;
  private final CurrentActor currentActor;
  private final Clock clock;

  Offering(Venues venues, FloorPlan floorPlan, CurrentActor currentActor, Clock clock) {
    this.venues = venues;
    this.floorPlan = floorPlan;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * What is on sale now.
   *
   * @param party the party that orders; null where there is no table
   */
  public OnSale of(MenuSnapshot menu, OrderType type, @Nullable SeatingSummary party) {
    return at(menu, type, clock.instant(), menu.usesAreas() ? area(party) : null);
  }

  /** What is on sale now to an order that is open. */
  public OnSale of(MenuSnapshot menu, Order order) {
    return of(menu, order, clock.instant());
  }

  /** What was on sale to an order at a time, for what was ordered then. */
  OnSale of(MenuSnapshot menu, Order order, Instant at) {
    return at(menu, order.type(), at, menu.usesAreas() ? area(order) : null);
  }

  private OnSale at(MenuSnapshot menu, OrderType type, Instant at, @Nullable UUID area) {
    return menu.at(Moment.of(at, venues.settings(), type.name(), area));
  }

  /** The area in which the order's table stands; null where there is none. */
  @Nullable UUID area(Order order) {
    return area(order.seatingId().flatMap(floorPlan::seating).orElse(null));
  }

  // Only a menu or a kitchen that differs from area to area has to know where the table stands.
  @Nullable UUID area(@Nullable SeatingSummary party) {
    return Optional.ofNullable(party).map(SeatingSummary::tableIds).stream()
        .flatMap(List::stream)
        .findFirst()
        .flatMap(floorPlan::table)
        .map(TableView::areaId)
        .orElse(null);
  }

  /** Codes of the dayparts that are on at a time. */
  Set<String> dayparts(MenuSnapshot menu, Instant at) {
    return menu.daypartsOn(at, venues.settings().zone());
  }

  /**
   * Prices lines.
   *
   * @throws brigade.staff.NotPermitted when one of them is open and whoever orders may not say what
   *     it costs
   */
  Pricing price(OnSale menu, List<LineRequest> requests, String path) {
    Pricing pricing = Pricing.of(menu, requests, path);
    if (pricing instanceof Pricing.Priced priced && priced.opens()) {
      currentActor.require(Permission.OPEN_ITEM);
    }
    return pricing;
  }
}
