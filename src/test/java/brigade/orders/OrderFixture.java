package brigade.orders;

import brigade.menu.Availability;
import brigade.menu.MenuFixture;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.venue.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Orders of one Friday evening. */
final class OrderFixture {
  static final Instant NOW = Instant.parse("2026-11-20T19:31:00Z");
  static final UUID BY = UUID.fromString("0198f000-0000-7000-8000-0000000000a1");
  static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

  private OrderFixture() {}

  static Order tableTwelve() {
    return new Order(
        new Order.Opening(OrderType.DINE_IN, null, Ids.next(), "12", 4, Ids.next(), "Ana", null),
        1047,
        FRIDAY,
        NOW);
  }

  static OrderLine fondants(Order order, int quantity) {
    return add(order, MenuFixture.menu(), of(MenuFixture.FONDANT, quantity)).getFirst();
  }

  static List<OrderLine> add(Order order, MenuSnapshot menu, LineRequest... requests) {
    Pricing.Priced priced =
        (Pricing.Priced) Pricing.of(menu.at(MenuFixture.EVENING), List.of(requests), "lines");
    return order.add(priced.lines(), "Ana", NOW);
  }

  static LineRequest of(MenuItem item, int quantity) {
    return new LineRequest(item.id(), null, null, quantity, null, null, false, List.of(), null);
  }

  static MenuSnapshot menuWithLeft(MenuItem item, Integer left, boolean available) {
    return MenuFixture.menuWith(
        MenuFixture.with(item, new Availability(available, left, FRIDAY, "Mateo", NOW)));
  }
}
