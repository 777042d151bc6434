package brigade.kitchen;

import static brigade.kitchen.KitchenFixture.BAR;
import static brigade.kitchen.KitchenFixture.COLD;
import static brigade.kitchen.KitchenFixture.EXPO;
import static brigade.kitchen.KitchenFixture.GRILL;
import static brigade.kitchen.KitchenFixture.a;
import static brigade.kitchen.KitchenFixture.table;
import static brigade.kitchen.KitchenFixture.takeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.venue.Ids;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final UUID BURGER = Ids.next();
  private static final UUID MAINS = Ids.next();
  private static final UUID FRITES = Ids.next();
  private static final UUID TERRACE = Ids.next();

  /** A rule that says nothing yet but where to. */
  private static RoutingRule to(String... stations) {
    return new RoutingRule(
        "Rule",
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(stations),
        false);
  }

  private static RoutingRule item(RoutingRule rule, UUID id) {
    return new RoutingRule(
        rule.name(),
        Set.of(id),
        rule.categories(),
        rule.modifiers(),
        rule.orderTypes(),
        rule.areas(),
        rule.dayparts(),
        rule.stations(),
        rule.also());
  }

  private static RoutingRule category(RoutingRule rule, UUID id) {
    return new RoutingRule(
        rule.name(),
        rule.items(),
        Set.of(id),
        rule.modifiers(),
        rule.orderTypes(),
        rule.areas(),
        rule.dayparts(),
        rule.stations(),
        rule.also());
  }

  private static RoutingRule when(
      RoutingRule rule, Set<UUID> modifiers, Set<String> types, Set<UUID> areas, Set<String> on) {
    return new RoutingRule(
        rule.name(),
        rule.items(),
        rule.categories(),
        modifiers,
        types,
        areas,
        on,
        rule.stations(),
        rule.also());
  }

  private static RoutingRule also(RoutingRule rule) {
    return new RoutingRule(
        rule.name(),
        rule.items(),
        rule.categories(),
        rule.modifiers(),
        rule.orderTypes(),
        rule.areas(),
        rule.dayparts(),
        rule.stations(),
        true);
  }

  private static TicketRequest in(TicketRequest request, @Nullable UUID area, String... dayparts) {
    return new TicketRequest(
        request.orderId(),
        request.orderNumber(),
        request.label(),
        request.serverId(),
        request.serverName(),
        request.covers(),
        request.orderType(),
        request.typeLabel(),
        request.sentAt(),
        request.items(),
        request.allergies(),
        request.pickupAt(),
        new TicketRequest.Where(area, Set.of(dayparts)));
  }

  private static TicketRequest burger() {
    return table("T12", a("BURGER").of(BURGER, MAINS, FRITES));
  }

  private static List<String> codes(TicketRequest request, RoutingRule... rules) {
    return codes(List.of(GRILL, COLD, BAR, EXPO), request, rules);
  }

  private static List<String> codes(
      List<StationSummary> stations, TicketRequest request, RoutingRule... rules) {
    return new Router(stations, List.of(rules))
        .routes(request, request.items().getFirst()).stream()
            .map(route -> route.station().code() + (route.missing() ? "!" : ""))
            .toList();
  }

  private static StationSummary closed(StationSummary station, @Nullable StationSummary cover) {
    return new StationSummary(
        station.id(),
        station.code(),
        station.name(),
        station.kind(),
        station.warnSeconds(),
        station.lateSeconds(),
        station.throughExpo(),
        true,
        cover == null ? null : cover.id(),
        station.screen());
  }

  @Test
  void withoutARuleItIsTheStationTheItemNames() {
    assertEquals(List.of("GRILL"), codes(burger()));
    assertEquals(List.of("GRILL"), codes(table("T1", a("BURGER").from("grill"))));
  }

  @Test
  @DisplayName("K9 an item that names no station, or one there is not, goes to expo with a warning")
  void nothingIsLost() {
    assertEquals(List.of("EXPO!"), codes(table("T1", a("SORBET").from(null))));
    assertEquals(List.of("EXPO!"), codes(table("T1", a("SUSHI").from("SUSHI"))));
    assertEquals(List.of("EXPO!"), codes(burger(), to("SUSHI")));
    assertEquals(List.of("EXPO"), codes(burger(), to("EXPO")));
  }

  @Test
  void theFirstRuleThatHoldsDecides() {
    assertEquals(
        List.of("COLD"), codes(burger(), item(to("COLD"), BURGER), category(to("BAR"), MAINS)));
    assertEquals(
        List.of("BAR"), codes(burger(), item(to("COLD"), Ids.next()), category(to("BAR"), MAINS)));
    assertEquals(List.of("GRILL"), codes(burger(), category(to("BAR"), Ids.next())));
  }

  @Test
  void anItemOrACategoryIsEnoughAndAllElseHasToHold() {
    RoutingRule rule = category(item(to("BAR"), Ids.next()), MAINS);
    assertEquals(List.of("BAR"), codes(burger(), rule));
    RoutingRule fried = when(rule, Set.of(FRITES), Set.of(), Set.of(), Set.of());
    assertEquals(List.of("BAR"), codes(burger(), fried));
    assertEquals(
        List.of("GRILL"),
        codes(burger(), when(rule, Set.of(FRITES), Set.of("TAKEOUT"), Set.of(), Set.of())));
    assertEquals(
        List.of("GRILL"),
        codes(burger(), when(rule, Set.of(Ids.next()), Set.of(), Set.of(), Set.of())));
  }

  @Test
  void typeAreaAndDaypartAreAsked() {
    RoutingRule away = when(to("COLD"), Set.of(), Set.of("TAKEOUT"), Set.of(), Set.of());
    assertEquals(List.of("GRILL"), codes(burger(), away));
    assertEquals(List.of("COLD"), codes(takeout("#1", a("BURGER")), away));

    RoutingRule outside = when(to("BAR"), Set.of(), Set.of(), Set.of(TERRACE), Set.of());
    assertEquals(List.of("BAR"), codes(in(burger(), TERRACE), outside));
    assertEquals(List.of("GRILL"), codes(in(burger(), Ids.next()), outside));
    assertEquals(List.of("GRILL"), codes(in(burger(), null), outside));

    RoutingRule late = when(to("COLD"), Set.of(), Set.of(), Set.of(), Set.of("LATE", "NIGHT"));
    assertEquals(List.of("COLD"), codes(in(burger(), null, "LATE"), late));
    assertEquals(List.of("GRILL"), codes(in(burger(), null, "LUNCH"), late));
  }

  @Test
  void whatSaysAlsoIsAddedOnce() {
    assertEquals(
        List.of("GRILL", "COLD"), codes(burger(), also(to("COLD")), also(to("GRILL", "COLD"))));
    assertEquals(List.of("BAR", "COLD"), codes(burger(), also(to("COLD")), to("BAR"), to("GRILL")));
  }

  @Test
  @DisplayName("K9 a closed station's work goes to who covers for it, along a chain, else to expo")
  void aClosedStationIsCoveredFor() {
    assertEquals(List.of("COLD"), codes(List.of(closed(GRILL, COLD), COLD, EXPO), burger()));
    assertEquals(
        List.of("BAR"),
        codes(List.of(closed(GRILL, COLD), closed(COLD, BAR), BAR, EXPO), burger()));
    assertEquals(List.of("EXPO"), codes(List.of(closed(GRILL, EXPO), EXPO), burger()));
    assertEquals(List.of("EXPO!"), codes(List.of(closed(GRILL, null), EXPO), burger()));
    assertEquals(
        List.of("EXPO!"), codes(List.of(closed(GRILL, COLD), closed(COLD, GRILL), EXPO), burger()));
    Router.Route route =
        new Router(List.of(closed(GRILL, COLD), COLD, EXPO), List.of())
            .routes(burger(), burger().items().getFirst())
            .getFirst();
    assertEquals(GRILL.id(), java.util.Objects.requireNonNull(route.closed()).id());
  }

  @Test
  void aPartThatNoStationMakesIsToldAtExpoBesideTheOthers() {
    assertEquals(
        List.of("GRILL", "EXPO!"),
        codes(List.of(GRILL, closed(COLD, null), EXPO), burger(), also(to("COLD"))));
  }

  // --- what expo makes itself

  @Test
  @DisplayName("K7 what a rule sends to expo is expo's to mark, and keeps no order from going out")
  void whatExpoMakesItselfBlocksNothing() {
    Router bags = new Router(List.of(GRILL, COLD, BAR, EXPO), List.of(also(to("EXPO"))));
    OrderTickets order =
        KitchenFixture.sent(
            takeout("#118", a("BURGER").of(BURGER, MAINS), a("STEAK").from("GRILL")), bags);
    Ticket expo = KitchenFixture.at(order, EXPO);
    Ticket grill = KitchenFixture.at(order, GRILL);
    assertTrue(expo.items().stream().noneMatch(TicketItem::noRoute));
    UUID burger = grill.items().getFirst().id();
    assertEquals(
        new OrderTickets.Bump.Blocked(List.of(grill)),
        order.bump(expo.id(), List.of(burger), null, false, KitchenFixture.at(1)));
    assertFalse(asExpoSees(order).ready());

    order.bump(grill.id(), List.of(burger), null, false, KitchenFixture.at(2));
    assertTrue(
        TicketLine.of(asExpoSees(order).itemsOf(expo), List.of()).stream()
            .anyMatch(line -> line.first().isExpos() && line.itemIds().contains(burger)));
    // The steak beside it is still on the grill; the burger is not.
    assertTrue(
        order.bump(expo.id(), List.of(burger), null, false, KitchenFixture.at(3))
            instanceof OrderTickets.Bump.Done);

    done(order, grill, 4);
    assertTrue(asExpoSees(order).ready());
    assertTrue(
        order.bump(expo.id(), null, null, false, KitchenFixture.at(5))
            instanceof OrderTickets.Bump.Done);
  }

  private static ExpoBoard.ExpoOrder asExpoSees(OrderTickets order) {
    List<Ticket> expo = order.all().stream().filter(Ticket::isExpo).toList();
    return new ExpoBoard.ExpoOrder(
        BoardCard.of(expo).getFirst(),
        Optional.empty(),
        List.of(),
        order.itemsOf(expo.getFirst()),
        List.of(),
        Set.of());
  }

  // --- one plate, several stations

  private static final Router BOTH =
      new Router(List.of(GRILL, COLD, BAR, EXPO), List.of(also(category(to("COLD"), MAINS))));

  private static OrderTickets plateOfTwo() {
    return KitchenFixture.sent(table("T12", a("BURGER").times(2).of(BURGER, MAINS, FRITES)), BOTH);
  }

  @Test
  @DisplayName("I2 what two stations make is on one ticket of each, and one plate at expo")
  void aPlateOfTwoStations() {
    OrderTickets order = plateOfTwo();
    assertEquals(3, order.all().size());
    Ticket expo = KitchenFixture.at(order, EXPO);
    assertEquals(2, order.itemsOf(expo).size());
    assertEquals(1, TicketItem.plates(order.itemsOf(expo)).size());
    assertEquals(2, AllDay.of(order.all()).total());
  }

  @Test
  @DisplayName(
      "K7 a plate of two stations is finished when the last of them is, and expo waits for both")
  void theLastStationFinishesIt() {
    OrderTickets order = plateOfTwo();
    Ticket grill = KitchenFixture.at(order, GRILL);
    Ticket cold = KitchenFixture.at(order, COLD);
    Ticket expo = KitchenFixture.at(order, EXPO);
    List<TicketItem> first = done(order, grill, 3);
    assertEquals(List.of(), order.finished(first));
    assertEquals(
        new OrderTickets.Bump.Blocked(List.of(cold)),
        order.bump(expo.id(), null, null, false, KitchenFixture.at(4)));
    List<TicketItem> second = done(order, cold, 5);
    assertEquals(List.of(second.getFirst().orderLineId()), order.finished(second));
    assertTrue(
        order.bump(expo.id(), null, null, false, KitchenFixture.at(6))
            instanceof OrderTickets.Bump.Done);
  }

  private static List<TicketItem> done(OrderTickets order, Ticket ticket, int minute) {
    return switch (order.bump(ticket.id(), null, null, false, KitchenFixture.at(minute))) {
      case OrderTickets.Bump.Done bumped -> bumped.done();
      case OrderTickets.Bump.Blocked blocked -> throw new AssertionError(blocked);
      case OrderTickets.Bump.NotFired notFired -> throw new AssertionError(notFired);
      case OrderTickets.Bump.Unknown unknown -> throw new AssertionError(unknown);
    };
  }

  @Test
  @DisplayName("K1 a void shows at every station that got the item")
  void aVoidIsShownAtBoth() {
    OrderTickets order = plateOfTwo();
    UUID line = KitchenFixture.at(order, GRILL).items().getFirst().orderLineId();
    List<OrderTickets.Voided> voided = order.voidLine(line, 1, KitchenFixture.at(2), "Wrong");
    assertEquals(
        Set.of(GRILL.id(), COLD.id()),
        Set.copyOf(voided.stream().map(one -> one.ticket().stationId()).toList()));
    assertTrue(voided.stream().allMatch(OrderTickets.Voided::loud));
    assertTrue(voided.stream().allMatch(one -> one.item().voidUnread() == 1));
    assertEquals(1, AllDay.of(order.all()).total());
  }

  @Test
  @DisplayName("K7 recalling a plate at expo has every station that made it cook again")
  void aRecallReopensBoth() {
    OrderTickets order = plateOfTwo();
    Ticket grill = KitchenFixture.at(order, GRILL);
    Ticket cold = KitchenFixture.at(order, COLD);
    Ticket expo = KitchenFixture.at(order, EXPO);
    done(order, grill, 1);
    done(order, cold, 1);
    done(order, expo, 2);
    UUID plate = grill.items().getFirst().id();
    order.recall(expo.id(), List.of(plate));
    assertEquals(TicketState.OPEN, grill.state());
    assertEquals(TicketState.OPEN, cold.state());
    assertEquals(TicketState.OPEN, expo.state());
    assertFalse(order.finished(List.of(grill.items().getFirst())).contains(plate));
  }

  @Test
  void portionsThatGoToAnotherOrderGoFromBoth() {
    OrderTickets order = plateOfTwo();
    UUID line = KitchenFixture.at(order, GRILL).items().getFirst().orderLineId();
    UUID part = Ids.next();
    OrderTickets.Left left =
        order.leave(
            List.of(new OrderTickets.Leaving(line, 1, part)),
            new OrderHead(Ids.next(), 119, "T4", KitchenFixture.ANA, "Ana", 2, "DINE_IN", ""),
            KitchenFixture.SEVEN);
    assertEquals(2, left.fresh().size());
    assertEquals(
        Set.of(GRILL.id(), COLD.id()),
        Set.copyOf(left.fresh().stream().map(item -> item.ticket().stationId()).toList()));
    assertTrue(left.fresh().stream().allMatch(item -> item.ticket().label().equals("T4")));
    assertEquals(1, KitchenFixture.at(order, GRILL).items().getFirst().remaining());
  }
}
