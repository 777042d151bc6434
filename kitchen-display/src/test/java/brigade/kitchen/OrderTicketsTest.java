package brigade.kitchen;

import static brigade.kitchen.KitchenFixture.BAR;
import static brigade.kitchen.KitchenFixture.COLD;
import static brigade.kitchen.KitchenFixture.EXPO;
import static brigade.kitchen.KitchenFixture.GRILL;
import static brigade.kitchen.KitchenFixture.SEVEN;
import static brigade.kitchen.KitchenFixture.a;
import static brigade.kitchen.KitchenFixture.at;
import static brigade.kitchen.KitchenFixture.later;
import static brigade.kitchen.KitchenFixture.plan;
import static brigade.kitchen.KitchenFixture.sent;
import static brigade.kitchen.KitchenFixture.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.venue.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderTicketsTest {
  private static UUID line(Ticket ticket, int index) {
    return ticket.items().get(index).orderLineId();
  }

  private static OrderTickets.Bump.Done bump(OrderTickets order, Ticket ticket, int minute) {
    return assertInstanceOf(
        OrderTickets.Bump.Done.class, order.bump(ticket.id(), null, null, false, at(minute)));
  }

  private static OrderTickets.Bump.Done bump(
      OrderTickets order, Ticket ticket, List<Shown> shown, int minute) {
    return assertInstanceOf(
        OrderTickets.Bump.Done.class, order.bump(ticket.id(), null, shown, false, at(minute)));
  }

  @Test
  void eachItemIsOnOneTicketAndEachCourseHasOneAtExpo() {
    List<Ticket> tickets =
        plan(table(
                "T12",
                a("BURGER"),
                a("CAESAR").from("COLD"),
                a("BURRATA").from("COLD").course(1),
                a("NEGRONI").from("BAR").course(1)))
            .tickets();
    assertEquals(6, tickets.size());
    assertEquals(2, tickets.stream().filter(Ticket::isExpo).count());
    assertEquals(4, tickets.stream().mapToInt(ticket -> ticket.items().size()).sum());
  }

  @Test
  @DisplayName("K1 a fired item that is voided stays struck through until somebody bumps it away")
  void aFiredVoidWaitsToBeAcknowledged() {
    OrderTickets order = sent(table("T10", a("BURGER"), a("SEA BASS").times(2)));
    Ticket grill = at(order, GRILL);
    assertTrue(order.voidLine(line(grill, 0), 1, at(2), "Wrong item").getFirst().loud());
    assertEquals(ItemState.VOIDED, grill.items().getFirst().state());
    assertEquals(Optional.of("Luca"), grill.items().getFirst().voidBy());
    assertEquals(TicketState.OPEN, grill.state());

    bump(order, grill, 3);
    assertEquals(ItemState.CLEARED, grill.items().getFirst().state());
    assertEquals(TicketState.BUMPED, grill.state());
  }

  @Test
  @DisplayName("K1 a bump takes note of no void that was not on the glass yet")
  void aBumpIsOfWhatWasShown() {
    OrderTickets order = sent(table("T10", a("BURGER").times(3), a("SEA BASS")));
    Ticket grill = at(order, GRILL);
    TicketItem burger = grill.items().get(0);
    TicketItem bass = grill.items().get(1);
    List<Shown> glass = Shown.of(grill.items());
    order.voidLine(burger.id(), 1, at(2), "One less");
    order.voidLine(bass.id(), 1, at(2), "Wrong item");
    assertEquals(List.of(burger), bump(order, grill, glass, 2).done());
    assertEquals(ItemState.DONE, burger.state());
    assertEquals(1, burger.voidUnread());
    assertEquals(ItemState.VOIDED, bass.state());
    assertEquals(TicketState.OPEN, grill.state());

    // Another one that comes while the first is read is another void.
    List<Shown> again = Shown.of(grill.items());
    order.voidLine(burger.id(), 1, at(3), "And another");
    assertTrue(order.acknowledge(grill.id(), List.of(burger.id()), again, at(3).at()));
    assertEquals(1, burger.voidUnread());
    bump(order, grill, Shown.of(grill.items()), 4);
    assertEquals(TicketState.BUMPED, grill.state());
  }

  @Test
  @DisplayName("K1 K5 what was recalled, or came onto a ticket after it was drawn, is not bumped")
  void whatCameSinceStaysAtWork() {
    OrderTickets order = sent(table("T10", a("BURGER"), a("SEA BASS")));
    Ticket grill = at(order, GRILL);
    TicketItem burger = grill.items().get(0);
    TicketItem bass = grill.items().get(1);
    order.bump(grill.id(), List.of(burger.id()), null, false, at(1));
    List<Shown> glass = Shown.of(grill.items());
    order.recall(grill.id(), List.of(burger.id()));
    assertEquals(List.of(bass), bump(order, grill, glass, 2).done());
    assertEquals(ItemState.COOKING, burger.state());
    assertEquals(
        List.of(),
        bump(order, grill, Shown.of(List.of(bass)), 3).done(),
        "it was not there at all");
    assertEquals(TicketState.OPEN, grill.state());
  }

  @Test
  @DisplayName(
      "K1 K7 what a retired station had is seen and finished at expo, and blocks it no more")
  void expoAnswersForARetiredStation() {
    Set<UUID> retired = new HashSet<>();
    TicketRequest request =
        table("T10", a("BURGER"), a("SEA BASS").from("COLD"), a("TONIC").from("BAR"));
    OrderTickets order = new OrderTickets(plan(request).tickets(), retired::contains);
    Ticket grill = at(order, GRILL);
    Ticket expo = at(order, EXPO);
    Ticket bar = at(order, BAR);
    bump(order, grill, 1);
    bump(order, bar, 1);
    retired.add(GRILL.id());
    retired.add(BAR.id());

    order.recall(grill.id(), null);
    assertEquals(
        List.of(at(order, COLD)),
        assertInstanceOf(
                OrderTickets.Bump.Blocked.class, order.bump(expo.id(), null, null, false, at(2)))
            .by(),
        "only by who is there");
    bump(order, at(order, COLD), 2);
    order.voidLine(line(grill, 0), 1, at(3), "Too late");
    assertEquals(TicketState.OPEN, grill.state());
    assertTrue(bump(order, expo, 4).call());
    assertEquals(ItemState.CLEARED, grill.items().getFirst().state());
    assertEquals(TicketState.CANCELLED, grill.state());

    // Beside expo, or when the order is out, nobody looks at it any more.
    order.voidLine(line(bar, 0), 1, at(5), "Too late");
    assertEquals(ItemState.CLEARED, bar.items().getFirst().state());
    assertFalse(bar.state().isLive());
    assertInstanceOf(OrderTickets.Recall.NothingDone.class, order.recall(bar.id(), null));
  }

  @Test
  @DisplayName("K8 what is held and changes its course leaves no empty ticket at expo")
  void noEmptyTicketIsHeldAtExpo() {
    TicketRequest first = table("T10", a("SOUP").course(1).held());
    List<Ticket> tickets = new ArrayList<>(plan(first).tickets());
    // Since then the station's plates are not put together at expo any more.
    StationSummary alone =
        new StationSummary(
            GRILL.id(),
            "GRILL",
            "GRILL",
            GRILL.kind(),
            300,
            600,
            false,
            false,
            null,
            GRILL.screen());
    Router router = new Router(List.of(alone, COLD, BAR, EXPO), List.of());
    tickets.addAll(
        plan(table(first.orderId(), "T10", List.of(), a("LAMB").held()), router).tickets());
    OrderTickets order = new OrderTickets(tickets, id -> false);
    Ticket soup = at(order, GRILL);
    assertEquals(
        List.of(), order.toCourse(List.of(line(soup, 0)), 2, "MAINS", SEVEN), "it joins the lamb");
    assertEquals(List.of(), live(order, EXPO));
    assertEquals(2, live(order, GRILL).getFirst().items().size());
  }

  @Test
  @DisplayName("K1 K7 an order stays at expo with a void that nobody has seen there")
  void expoKeepsWhatWasNotShown() {
    OrderTickets order = sent(table("T10", a("BURGER"), a("BREAD").from(null)));
    Ticket expo = at(order, EXPO);
    bump(order, at(order, GRILL), 1);
    List<Shown> glass = Shown.of(order.itemsOf(expo));
    order.voidLine(expo.items().getFirst().id(), 1, at(2), "No bread");
    assertFalse(bump(order, expo, glass, 2).call());
    assertEquals(TicketState.OPEN, expo.state());
    assertTrue(bump(order, expo, Shown.of(order.itemsOf(expo)), 3).call());
    assertEquals(TicketState.BUMPED, expo.state());
  }

  @Test
  @DisplayName("K1 a station that was through with an item sees its void all the same")
  void aVoidBringsABumpedTicketBack() {
    OrderTickets order = sent(table("T10", a("BURGER")));
    Ticket grill = at(order, GRILL);
    bump(order, grill, 3);
    order.voidLine(line(grill, 0), 1, at(4), "Sent back");
    assertEquals(TicketState.OPEN, grill.state());
    bump(order, grill, 5);
    assertEquals(TicketState.CANCELLED, grill.state());
    assertEquals(TicketState.CANCELLED, at(order, EXPO).state());
  }

  @Test
  @DisplayName("K1 a held item goes silently, and a line that never came changes nothing")
  void anUnfiredVoidIsSilent() {
    OrderTickets order = sent(table("T5", a("LAMB").held()));
    Ticket grill = at(order, GRILL);
    assertEquals(List.of(), order.voidLine(Ids.next(), 1, at(1), "Never sent"));
    assertFalse(order.voidLine(line(grill, 0), 1, at(1), "Changed mind").getFirst().loud());
    assertEquals(TicketState.CANCELLED, grill.state());
    assertEquals(TicketState.CANCELLED, at(order, EXPO).state());
  }

  @Test
  @DisplayName("K3 a move relabels live tickets and keeps their clocks")
  void aMoveKeepsTheClocks() {
    OrderTickets order = sent(table("T7", a("LAMB")));
    UUID dragos = Ids.next();
    order.relabel("T21", dragos, "Dragoș", 3);
    Ticket grill = at(order, GRILL);
    assertEquals("T21", grill.label());
    assertEquals(Optional.of("T7"), grill.formerLabel());
    assertEquals("Dragoș", grill.serverName());
    assertEquals(SEVEN, grill.sentAt());
    assertEquals(Optional.of(SEVEN), grill.firedAt());
    order.relabel("T21", dragos, "Dragoș", 4);
    assertEquals(Optional.of("T7"), grill.formerLabel());
  }

  @Test
  @DisplayName("K4 items added later arrive as an ADD-ON, on tickets of their own")
  void laterItemsAreAnAddOn() {
    TicketPlan addOn = plan(later("T18", a("HANGER").no("SHALLOT")));
    assertTrue(addOn.tickets().stream().allMatch(Ticket::addOn));
    assertFalse(plan(table("T18", a("HANGER"))).tickets().getFirst().addOn());
  }

  @Test
  @DisplayName("K4 a course that comes late is no ADD-ON; what follows within its course is")
  void anAddOnIsOneOfItsCourse() {
    TicketRequest both = table("T18", a("BURRATA").course(1).addOn(), a("LAMB").held());
    assertEquals(
        Map.of(1, true, 2, false),
        plan(both).tickets().stream()
            .filter(ticket -> !ticket.isExpo())
            .collect(Collectors.toMap(Ticket::course, Ticket::addOn)));
  }

  private static final OrderHead T21 =
      new OrderHead(Ids.next(), 119, "T21", Ids.next(), "Ben", 3, "DINE_IN", "");

  private static List<Ticket> live(OrderTickets order, StationSummary station) {
    return order.all().stream()
        .filter(ticket -> ticket.stationId().equals(station.id()) && ticket.state().isLive())
        .toList();
  }

  @Test
  @DisplayName("K8 of a held course one line is fired alone, and the others wait on")
  void oneLineIsFiredAlone() {
    OrderTickets order = sent(table("T5", a("LAMB").held(), a("BASS").held()));
    Ticket held = at(order, GRILL);
    UUID lamb = line(held, 0);
    OrderTickets.Parted parted = order.fire(List.of(lamb), at(20).at());
    assertEquals(2, parted.fresh().size());
    List<Ticket> grill = live(order, GRILL);
    assertEquals(2, grill.size());
    assertEquals(TicketState.HELD, held.state());
    assertEquals(List.of("BASS"), names(held));
    Ticket fired = grill.stream().filter(t -> t != held).findFirst().orElseThrow();
    assertEquals(TicketState.OPEN, fired.state());
    assertEquals(List.of("LAMB"), names(fired));
    assertEquals(Optional.of(at(20).at()), fired.firedAt());
    assertEquals(SEVEN, fired.sentAt());
    assertEquals(2, live(order, EXPO).size());

    order.fire(List.of(line(held, 0)), at(25).at());
    assertEquals(TicketState.OPEN, held.state());
    assertEquals(2, live(order, GRILL).size());
    assertTrue(order.fire(List.of(lamb), at(26).at()).parts().isEmpty());
  }

  @Test
  void heldItemsGoToAnotherCourseAndJoinWhatIsHeldOfIt() {
    OrderTickets order =
        sent(table("T5", a("LAMB").held(), a("SOUP").course(1).held(), a("BREAD").course(1)));
    Ticket lamb = live(order, GRILL).getFirst();
    List<Ticket> fresh = order.toCourse(List.of(line(lamb, 0)), 1, "STARTERS", at(3).at());
    assertTrue(fresh.isEmpty());
    assertEquals(TicketState.CANCELLED, lamb.state());
    List<Ticket> held =
        live(order, GRILL).stream().filter(t -> t.state() == TicketState.HELD).toList();
    assertEquals(1, held.size());
    assertEquals(List.of("SOUP", "LAMB"), names(held.getFirst()));

    List<Ticket> made =
        order.toCourse(List.of(line(held.getFirst(), 1)), 3, "DESSERTS", at(4).at());
    assertEquals(2, made.size());
    assertEquals(List.of(3), made.stream().map(Ticket::course).distinct().toList());
    assertEquals(List.of("SOUP"), names(held.getFirst()));
    assertEquals(1, order.fire(3, at(9).at()).stream().filter(t -> !t.isExpo()).count());
  }

  @Test
  @DisplayName("K2 K3 lines that go to another order keep their clocks and are made once")
  void linesGoToAnotherOrder() {
    OrderTickets order = sent(table("T5", a("LAMB").times(3), a("BASS")));
    Ticket grill = at(order, GRILL);
    UUID lamb = line(grill, 0);
    UUID part = Ids.next();
    OrderTickets.Left left =
        order.leave(List.of(new OrderTickets.Leaving(lamb, 2, part)), T21, at(5).at());
    Ticket gone = left.parted().parts().stream().filter(t -> !t.isExpo()).findFirst().orElseThrow();
    assertEquals("T21", gone.label());
    assertEquals(Optional.of("T5"), gone.formerLabel());
    assertEquals(SEVEN, gone.sentAt());
    assertEquals(Optional.of(SEVEN), gone.firedAt());
    assertEquals(part, gone.items().getFirst().orderLineId());
    assertEquals(2, gone.items().getFirst().remaining());
    assertEquals(1, grill.items().getFirst().remaining());
    assertEquals(0, grill.items().getFirst().voided());
    assertEquals("T5", grill.label());

    order.leave(
        List.of(
            new OrderTickets.Leaving(lamb, 1, lamb),
            new OrderTickets.Leaving(line(grill, 1), 1, line(grill, 1))),
        T21,
        at(6).at());
    assertEquals("T21", grill.label());
    assertTrue(order.all().stream().allMatch(t -> t.orderId().equals(T21.orderId())));
    assertEquals(
        4,
        order.all().stream()
            .flatMap(t -> t.items().stream())
            .mapToInt(TicketItem::remaining)
            .sum());
  }

  @Test
  @DisplayName("K14 what goes to another order is still on the chit it came with")
  void whatGoesStaysOnItsChit() {
    OrderTickets order = sent(table("T7", a("LAMB").times(2), a("BURGER"), a("TART").held()));
    Ticket grill = at(order, GRILL);
    UUID lamb = line(grill, 0);
    UUID part = Ids.next();
    Ticket gone =
        order.leave(List.of(new OrderTickets.Leaving(lamb, 1, part)), T21, SEVEN).fresh().stream()
            .map(TicketItem::ticket)
            .findFirst()
            .orElseThrow();
    assertEquals(grill.id(), gone.chit());
    OrderTickets there = new OrderTickets(List.of(gone), id -> false);
    assertEquals(grill.id(), there.all().iterator().next().beside().chit());
    // What waits for its course is printed when it is fired, as what it is then.
    Ticket held =
        live(order, GRILL).stream()
            .filter(t -> t.state() == TicketState.HELD)
            .findFirst()
            .orElseThrow();
    Ticket fired = held.beside();
    assertEquals(fired.id(), fired.chit());
  }

  @Test
  @DisplayName("an allergy that is noted late stands on every card that is on a screen")
  void aLateAllergyIsOnEveryCard() {
    OrderTickets order = sent(table("T5", a("LAMB"), a("SOUP").course(1).held()));
    Ticket lamb =
        live(order, GRILL).stream().filter(t -> t.course() == 2).findFirst().orElseThrow();
    bump(order, lamb, 2);
    List<Ticket> warned = order.warn(List.of("S2 PEANUT"));
    assertFalse(warned.contains(lamb));
    assertTrue(
        order.all().stream()
            .filter(t -> t.state().isLive())
            .allMatch(t -> t.allergies().equals(List.of("S2 PEANUT"))));
    assertTrue(order.warn(List.of("S2 PEANUT")).isEmpty());
  }

  private static List<String> names(Ticket ticket) {
    return ticket.items().stream().map(TicketItem::kitchenName).toList();
  }

  @Test
  @DisplayName("K5 three to two is minus one, on the same item")
  void lessOfAnItemIsADelta() {
    OrderTickets order = sent(table("T10", a("BURGER").times(3)));
    Ticket grill = at(order, GRILL);
    TicketItem burger = grill.items().getFirst();
    order.voidLine(burger.orderLineId(), 1, at(2), "One less");
    assertEquals(ItemState.COOKING, burger.state());
    assertEquals(2, burger.remaining());
    assertEquals(1, burger.voidUnread());
    List<TicketLine> lines = TicketLine.of(grill.items(), List.of());
    assertEquals(List.of(true, false), lines.stream().map(TicketLine::voided).toList());
    assertEquals(List.of(1, 2), lines.stream().map(TicketLine::quantity).toList());

    assertTrue(order.acknowledge(grill.id(), List.of(burger.id()), null, at(3).at()));
    assertEquals(0, burger.voidUnread());
    assertEquals(ItemState.COOKING, burger.state());
    assertThrows(
        IllegalArgumentException.class,
        () -> order.voidLine(burger.orderLineId(), 3, at(4), "Too many"));
  }

  @Test
  @DisplayName("K6 identical items combine only with equal modifiers, note, seat rule and state")
  void identicalItemsCombine() {
    OrderTickets order =
        sent(
            table(
                Ids.next(),
                "T14",
                List.of("S4 PEANUT"),
                a("HANGER").seat(1).no("JUS"),
                a("HANGER").seat(3).no("JUS"),
                a("HANGER").seat(2),
                a("HANGER").seat(4).no("JUS"),
                a("HANGER").no("JUS"),
                a("HANGER").seat(5).no("JUS").note("slowly")));
    Ticket grill = at(order, GRILL);
    List<TicketLine> lines = TicketLine.of(grill.items(), grill.allergies());
    assertEquals(List.of(2, 1, 1, 1, 1), lines.stream().map(TicketLine::quantity).toList());
    assertEquals(
        List.of("S1 S3", "S2", "S4", "", "S5"), lines.stream().map(TicketLine::seats).toList());
    assertTrue(lines.get(2).allergic());
  }

  @Test
  void seatsAreWrittenShort() {
    OrderTickets order =
        sent(
            table(
                "Salon",
                a("HANGER").seat(1),
                a("HANGER").seat(2),
                a("HANGER").seat(3),
                a("BASS").seat(6),
                a("BASS").seat(8),
                a("BASS").seat(9)));
    List<TicketLine> lines = TicketLine.of(at(order, GRILL).items(), List.of());
    assertEquals(List.of("S1-3", "S6 +2"), lines.stream().map(TicketLine::seats).toList());
  }

  @Test
  @DisplayName("K7 expo waits for its stations unless it is overridden")
  void expoIsBlockedByItsStations() {
    OrderTickets order = sent(table("T14", a("BURGER"), a("CAESAR").from("COLD")));
    Ticket expo = at(order, EXPO);
    bump(order, at(order, COLD), 5);
    OrderTickets.Bump.Blocked blocked =
        assertInstanceOf(
            OrderTickets.Bump.Blocked.class, order.bump(expo.id(), null, null, false, at(6)));
    assertEquals(List.of(at(order, GRILL)), blocked.by());

    OrderTickets.Bump.Done done =
        assertInstanceOf(
            OrderTickets.Bump.Done.class, order.bump(expo.id(), null, null, true, at(6)));
    assertTrue(done.call());
    assertTrue(done.overridden());
    assertEquals(TicketState.BUMPED, at(order, GRILL).state());
    assertEquals(TicketState.BUMPED, expo.state());
  }

  @Test
  @DisplayName("K7 a station's bump is not expo's")
  void bumpingAllStationsLeavesExpoOpen() {
    OrderTickets order = sent(table("T14", a("BURGER"), a("CAESAR").from("COLD")));
    assertFalse(bump(order, at(order, GRILL), 5).call());
    assertFalse(bump(order, at(order, COLD), 6).call());
    assertEquals(TicketState.OPEN, at(order, EXPO).state());
    assertTrue(bump(order, at(order, EXPO), 7).call());
    assertFalse(bump(order, at(order, EXPO), 8).call(), "the second press calls nobody");
  }

  @Test
  @DisplayName("K7 recall takes back the last bump and restores place and age")
  void recallRestoresPlaceAndAge() {
    OrderTickets order = sent(table("T14", a("BURGER"), a("RIBEYE")));
    Ticket grill = at(order, GRILL);
    TicketItem burger = grill.items().getFirst();
    order.bump(grill.id(), List.of(burger.id()), null, false, at(4));
    assertEquals(TicketState.OPEN, grill.state());
    bump(order, grill, 6);
    assertEquals(TicketState.BUMPED, grill.state());

    OrderTickets.Recall.Done recalled =
        assertInstanceOf(OrderTickets.Recall.Done.class, order.recall(grill.id(), null));
    assertEquals(1, recalled.items().size());
    assertEquals(ItemState.DONE, burger.state(), "done before, and not by the last bump");
    assertEquals(TicketState.OPEN, grill.state());
    assertEquals(Optional.of(SEVEN), grill.firedAt());
    assertEquals(Optional.empty(), grill.bumpedAt());
  }

  @Test
  @DisplayName("K7 recall at expo reopens the contributing stations")
  void recallAtExpoReopensStations() {
    OrderTickets order = sent(table("T14", a("BURGER"), a("CAESAR").from("COLD")));
    Ticket expo = at(order, EXPO);
    bump(order, at(order, GRILL), 4);
    bump(order, at(order, COLD), 5);
    bump(order, expo, 6);
    order.recall(expo.id(), null);
    assertEquals(TicketState.OPEN, expo.state());
    assertEquals(TicketState.OPEN, at(order, GRILL).state());
    assertEquals(TicketState.OPEN, at(order, COLD).state());
    assertEquals(ItemState.COOKING, at(order, COLD).items().getFirst().state());
    assertInstanceOf(OrderTickets.Recall.NothingDone.class, order.recall(expo.id(), null));
  }

  @Test
  @DisplayName("K8 a held course waits without a fire clock, which starts when it is fired")
  void theFireClockStartsWithFire() {
    OrderTickets order = sent(table("T5", a("OCTOPUS").course(1), a("LAMB").course(2).held()));
    Ticket mains =
        order.all().stream()
            .filter(ticket -> ticket.course() == 2 && !ticket.isExpo())
            .findFirst()
            .orElseThrow();
    assertEquals(TicketState.HELD, mains.state());
    assertEquals(Optional.empty(), mains.firedAt());
    assertEquals(SEVEN, mains.sentAt());
    assertInstanceOf(
        OrderTickets.Bump.NotFired.class, order.bump(mains.id(), null, null, false, at(5)));

    assertEquals(2, order.fire(2, at(8).at()).size());
    assertEquals(Optional.of(at(8).at()), mains.firedAt());
    assertEquals(SEVEN, mains.sentAt());
    assertEquals(List.of(), order.fire(2, at(9).at()), "firing twice starts nothing");
  }

  @Test
  @DisplayName("K9 an item without a route waits at expo, marked")
  void noRouteGoesToExpo() {
    TicketRequest request = table("T18", a("CHEESE BOARD").from(null), a("TUNA").from("SUSHI"));
    TicketPlan plan = plan(request);
    OrderTickets order = new OrderTickets(plan.tickets(), id -> false);
    Ticket expo = at(order, EXPO);
    assertEquals(2, plan.unrouted().size());
    assertTrue(expo.items().stream().allMatch(TicketItem::noRoute));
    UUID board = expo.items().getFirst().id();
    order.bump(expo.id(), List.of(board), null, false, at(3));
    assertEquals(TicketState.OPEN, expo.state(), "it stays until the whole order is bumped");
    assertTrue(bump(order, expo, 4).call());
  }

  @Test
  void aStationBesideExpoCallsByItself() {
    OrderTickets order = sent(table("Bar 4", a("NEGRONI").from("BAR").times(2)));
    assertEquals(1, order.all().size());
    assertTrue(bump(order, at(order, BAR), 2).call());
  }

  @Test
  void whateverHappensEachItemStaysOnItsTicketAndNothingSettledIsOnAScreen() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] codes = {"GRILL", "COLD", "BAR", "NOWHERE"};
    for (int round = 0; round < 300; round++) {
      KitchenFixture.Dish[] dishes = new KitchenFixture.Dish[1 + random.nextInt(6)];
      for (int i = 0; i < dishes.length; i++) {
        dishes[i] =
            a("D" + i)
                .times(1 + random.nextInt(3))
                .from(codes[random.nextInt(4)])
                .course(1 + i % 2);
        if (i % 2 == 1) {
          dishes[i].held();
        }
      }
      OrderTickets order = sent(table("T1", dishes));
      Map<UUID, UUID> homes = new HashMap<>();
      order.all().forEach(t -> t.items().forEach(i -> homes.put(i.orderLineId(), t.id())));
      List<Ticket> all = new ArrayList<>(order.all());
      for (int step = 0; step < 20; step++) {
        Mark now = at(step);
        Ticket ticket = all.get(random.nextInt(all.size()));
        switch (random.nextInt(5)) {
          case 0 -> order.fire(1 + random.nextInt(2), now.at());
          case 1 -> order.bump(ticket.id(), null, null, random.nextBoolean(), now);
          case 2 -> order.recall(ticket.id(), null);
          case 3 ->
              ticket.items().stream()
                  .filter(item -> item.remaining() > 0)
                  .findFirst()
                  .ifPresent(item -> order.voidLine(item.orderLineId(), 1, now, "Test"));
          default ->
              ticket.items().stream()
                  .findAny()
                  .ifPresent(item -> order.bump(ticket.id(), List.of(item.id()), null, false, now));
        }
        for (Ticket t : all) {
          String where = "seed " + seed + " round " + round + " step " + step;
          t.items().forEach(i -> assertEquals(homes.get(i.orderLineId()), t.id(), where));
          if (!t.isExpo()) {
            boolean settled = t.items().stream().allMatch(TicketItem::isSettled);
            assertEquals(t.state().isLive(), !settled, where);
          }
          assertEquals(
              t.state() == TicketState.HELD || t.state() == TicketState.CANCELLED,
              t.firedAt().isEmpty() || t.state() == TicketState.CANCELLED,
              where);
        }
      }
    }
  }
}
