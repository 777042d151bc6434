package brigade.kitchen;

import static brigade.kitchen.KitchenFixture.COLD;
import static brigade.kitchen.KitchenFixture.GRILL;
import static brigade.kitchen.KitchenFixture.a;
import static brigade.kitchen.KitchenFixture.at;
import static brigade.kitchen.KitchenFixture.sent;
import static brigade.kitchen.KitchenFixture.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.kitchen.Production.Line;
import brigade.kitchen.Production.Wait;
import brigade.venue.Ids;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProductionTest {
  private static List<Ticket> grill(OrderTickets... orders) {
    return Stream.of(orders).map(order -> at(order, GRILL)).toList();
  }

  private static Production of(OrderTickets... orders) {
    return Production.of(grill(orders), false);
  }

  private static List<String> tables(Line line) {
    return line.waits().stream().map(Wait::label).toList();
  }

  @Test
  @DisplayName("K6 identical items of several tickets are one line with who waits, oldest first")
  void identicalItemsOfSeveralTicketsAreOneLine() {
    Production cook =
        of(
            sent(table("T1", a("BURGER").times(2).seat(1))),
            sent(table("T2", a("BURGER"), a("FRIES"))),
            sent(table("T3", a("BURGER").course(1).times(3))));
    assertEquals(2, cook.lines().size());
    Line burgers = cook.lines().getFirst();
    assertEquals(6, burgers.quantity());
    assertEquals(List.of("T1", "T2", "T3"), tables(burgers));
    assertEquals(7, cook.total());
  }

  @Test
  @DisplayName("K6 another modifier or note is another line, and so is an allergic guest's plate")
  void whatDiffersIsAnotherLine() {
    Production cook =
        of(
            sent(table("T1", a("BURGER").seat(1), a("BURGER").seat(2).no("ONION"))),
            sent(table("T2", a("BURGER").note("well done"))),
            sent(
                table(
                    Ids.next(),
                    "T3",
                    List.of("S1 PEANUT"),
                    a("BURGER").seat(1),
                    a("BURGER").seat(2))),
            sent(table(Ids.next(), "T4", List.of("NUTS"), a("BURGER"))));
    assertEquals(
        List.of(List.of("T1", "T3"), List.of("T1"), List.of("T2"), List.of("T3"), List.of("T4")),
        cook.lines().stream().map(ProductionTest::tables).toList());
    assertEquals(List.of("S1 PEANUT"), cook.lines().get(3).allergies());
    assertEquals(5, cook.lines().stream().map(Line::key).distinct().count());
  }

  @Test
  void heldDoneAndVoidedItemsAreNotCooked() {
    OrderTickets order = sent(table("T1", a("BURGER"), a("STEAK"), a("FRIES").times(3)));
    Ticket grill = at(order, GRILL);
    order.bump(
        grill.id(), List.of(grill.items().getFirst().id()), null, false, KitchenFixture.at(1));
    order.voidLine(grill.items().get(1).orderLineId(), 1, KitchenFixture.at(1), "gone");
    order.voidLine(grill.items().get(2).orderLineId(), 1, KitchenFixture.at(1), "gone");
    OrderTickets held = sent(table("T2", a("BURGER").held()));
    Production cook = of(order, held);
    List<Line> toCook = cook.lines().stream().filter(line -> !line.voided()).toList();
    assertEquals(1, toCook.size());
    assertEquals(2, toCook.getFirst().quantity());
    assertEquals(2, cook.total());
  }

  @Test
  @DisplayName("K1 a void stands first among what is cooked together, until somebody takes note")
  void voidsStandFirst() {
    OrderTickets order = sent(table("T1", a("STEAK"), a("FRIES").times(3)));
    Ticket grill = at(order, GRILL);
    UUID steak = grill.items().getFirst().id();
    UUID fries = grill.items().get(1).id();
    order.voidLine(steak, 1, KitchenFixture.at(1), "gone");
    order.voidLine(fries, 2, KitchenFixture.at(1), "gone");
    OrderTickets earlier = sent(table("T2", a("FRIES")));
    assertEquals(
        List.of("-1 STEAK", "-2 FRIES", "2 FRIES"),
        of(earlier, order).lines().stream()
            .map(
                line ->
                    (line.voided() ? "-" : "") + line.quantity() + " " + line.first().kitchenName())
            .toList());
    assertTrue(order.acknowledge(grill.id(), List.of(steak), null, KitchenFixture.at(2).at()));
    assertTrue(order.acknowledge(grill.id(), List.of(fries), null, KitchenFixture.at(2).at()));
    assertEquals(1, of(earlier, order).lines().size());
    assertEquals(2, of(earlier, order).total());
  }

  @Test
  void whatIsToBeRushedIsMarkedAndFirstWhereTheStationSortsSo() {
    OrderTickets late = sent(table("T2", a("FRIES"), a("BURGER")));
    late.rush(List.of(at(late, GRILL).items().getFirst().orderLineId()), true);
    List<Ticket> live = grill(sent(table("T1", a("BURGER"))), late);
    assertEquals("BURGER", Production.of(live, false).lines().getFirst().first().name());
    Line first = Production.of(live, true).lines().getFirst();
    assertEquals("FRIES", first.first().name());
    assertTrue(first.rushed());
  }

  @Test
  @DisplayName("rush reaches every station of the order and expo, and ends at what is done")
  void rushReachesEveryStationOfTheOrder() {
    OrderTickets order = sent(table("T1", a("BURGER"), a("SALAD").from("COLD")));
    Ticket cold = at(order, COLD);
    order.bump(cold.id(), null, null, false, KitchenFixture.at(1));
    List<Ticket> changed = order.rush(List.of(), true);
    assertEquals(
        List.of(false, true), Stream.of(COLD, GRILL).map(s -> at(order, s).isRushed()).toList());
    assertTrue(changed.stream().anyMatch(Ticket::isExpo));
    assertEquals(List.of(), order.rush(List.of(), true));
    assertNotEquals(List.of(), order.rush(List.of(), false));
  }
}
