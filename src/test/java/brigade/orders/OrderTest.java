package brigade.orders;

import static brigade.menu.MenuFixture.FONDANT;
import static brigade.menu.MenuFixture.MALBEC;
import static brigade.menu.MenuFixture.RIBEYE;
import static brigade.menu.MenuFixture.SIDE;
import static brigade.menu.MenuFixture.TEMPERATURE;
import static brigade.menu.MenuFixture.choice;
import static brigade.menu.MenuFixture.menu;
import static brigade.orders.OrderFixture.BY;
import static brigade.orders.OrderFixture.FRIDAY;
import static brigade.orders.OrderFixture.NOW;
import static brigade.orders.OrderFixture.fondants;
import static brigade.orders.OrderFixture.of;
import static brigade.orders.OrderFixture.tableTwelve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.kitchen.TicketRequest;
import brigade.menu.Availability;
import brigade.menu.Choice;
import brigade.menu.Chosen;
import brigade.menu.Half;
import brigade.menu.Halves;
import brigade.menu.MenuFixture;
import brigade.menu.MenuItem;
import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.menu.Moment;
import brigade.menu.Prefix;
import brigade.menu.PrefixPrices;
import brigade.menu.Size;
import brigade.menu.Substitution;
import brigade.money.Money;
import brigade.venue.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderTest {
  @Test
  @DisplayName("K5 taking one of three back leaves two, and the kitchen hears of the same line")
  void takingOneOfThreeBack() {
    Order order = tableTwelve();
    OrderLine line = fondants(order, 3);
    order.send(NOW, BY);
    OrderLine part = order.part(line, 1);
    part.takeBack(NOW, "Ana", "Dropped", true, "Iris");
    assertEquals(2, line.quantity());
    assertEquals(LineState.SENT, line.state());
    assertEquals(LineState.VOIDED, part.state());
    assertEquals(line.kitchenId(), part.kitchenId());
    assertEquals(Money.of(2400), order.subtotal());
    assertEquals(List.of(line), order.owed());
    assertEquals("Iris", part.voided().orElseThrow().approvedBy());
  }

  @Test
  void aCompKeepsTheSaleAndChargesNothing() {
    Order order = tableTwelve();
    OrderLine line = fondants(order, 2);
    assertThrows(IllegalStateException.class, () -> line.comp(NOW, "Iris", "Birthday", null));
    order.send(NOW, BY);
    OrderLine part = order.part(line, 1);
    part.comp(NOW, "Iris", "Birthday", null);
    assertEquals(Money.of(1200), order.subtotal());
    assertEquals(Money.of(1200), part.gross());
    assertEquals(Money.ZERO, part.total());
    assertEquals(2, order.owed().size());
    assertThrows(IllegalStateException.class, () -> part.comp(NOW, "Iris", "Again", null));
  }

  @Test
  void whatIsHeldWaitsForItsCourse() {
    Order order = tableTwelve();
    OrderFixture.add(
        order,
        menu(),
        new LineRequest(FONDANT.id(), null, null, 1, 2, 3, true, List.of(), "candle"),
        of(FONDANT, 1));
    order.send(NOW, BY);
    assertEquals(3, order.nextHeldCourse().orElseThrow());
    assertTrue(order.fire(2, NOW, BY).isEmpty());
    assertEquals(LineState.SENT, order.fire(3, NOW, BY).getFirst().state());
    assertTrue(order.nextHeldCourse().isEmpty());
  }

  @Test
  @DisplayName("M8 price and tax are those of the menu at the time of ordering")
  void copiesWhatTheMenuSays() {
    Order order = tableTwelve();
    OrderLine bottle =
        OrderFixture.add(
                order,
                menu(),
                new LineRequest(null, "malbec-b", null, 2, null, null, false, List.of(), null))
            .getFirst();
    assertEquals(Money.of(9600), bottle.total());
    assertEquals("bottle", bottle.size().orElseThrow());
    assertEquals("MALBEC BTL", bottle.kitchenName());
    assertEquals(List.of(new LineTax("DRINKS", "Drinks", 230_000, false)), bottle.taxes());
    assertEquals(0, bottle.course());
  }

  @Test
  void theKitchenReadsWhatWasAddedAndWhatHadToBeChosen() {
    Order order = tableTwelve();
    order.note(List.of(new SeatAllergy(2, "Nuts"), new SeatAllergy(null, "Sesame")), NOW);
    List<OrderLine> lines =
        OrderFixture.add(
            order,
            menu(),
            new LineRequest(
                RIBEYE.id(),
                null,
                null,
                1,
                1,
                null,
                false,
                List.of(
                    choice(TEMPERATURE, "Rare"),
                    choice(SIDE, "Frites"),
                    choice(MenuFixture.SAUCE, "Blue"),
                    choice(MenuFixture.CHANGE, "Butter", Prefix.NO)),
                null));
    TicketRequest request = asked(order, lines);
    assertEquals("T12", request.label());
    assertEquals(List.of("S2 NUTS", "SESAME"), request.allergies());
    assertEquals(
        List.of("RARE", "FRITES", "ADD BLUE", "NO BUTTER"),
        request.items().getFirst().modifiers().stream().map(TicketRequest.Mod::text).toList());
    assertEquals("MAINS", request.items().getFirst().courseName());
  }

  @Test
  void theKitchenReadsHalvesAndWhatIsBelowAndNothingThatNobodyAskedFor() {
    ModifierGroup heat =
        group("heat", Halves.NONE, 1, modifier("Mild", false), modifier("Hot", false));
    ModifierGroup base =
        group("base", Halves.NONE, 1, modifier("Thin", true), modifier("Thick", false));
    ModifierGroup tops =
        group(
            "tops",
            Halves.SHARED_PRICE,
            0,
            modifier("Cheese", true),
            modifier("Basil", true),
            modifier("Salami", false, "heat"));
    MenuItem pizza =
        MenuItem.fresh(
                MenuFixture.GRILL, "Pizza", new Size(Ids.next(), "pizza", null, null, Money.of(1)))
            .kitchenName("PIZZA")
            .taxes(List.of(MenuFixture.FOOD))
            .station("GRILL")
            .modifierGroups(List.of(base, tops))
            .done();
    Choice salami =
        new Choice(
            choice(tops, "Salami").modifierId(), null, Half.SECOND, List.of(choice(heat, "Hot")));
    Choice cheese =
        new Choice(choice(tops, "Cheese").modifierId(), Prefix.NO, Half.FIRST, List.of());
    LineRequest plain = new LineRequest(null, "pizza", null, 1, null, null, false, List.of(), null);
    LineRequest changed =
        new LineRequest(null, "pizza", null, 1, null, null, false, List.of(cheese, salami), null);
    Order order = tableTwelve();
    List<OrderLine> lines =
        OrderFixture.add(order, menu(List.of(heat, base, tops), List.of(pizza)), plain, changed);
    assertTrue(lines.getFirst().modifiers().stream().allMatch(Chosen::byDefault));
    assertEquals(
        List.of(
            List.of(),
            List.of(
                new TicketRequest.Mod("NO", "CHEESE", "FIRST", 0),
                new TicketRequest.Mod("ADD", "SALAMI", "SECOND", 0),
                new TicketRequest.Mod(null, "HOT", null, 1))),
        asked(order, lines).items().stream().map(TicketRequest.Item::modifiers).toList());
  }

  private static TicketRequest asked(Order order, List<OrderLine> lines) {
    return KitchenRequests.of(menu(), order, lines, NOW, "", TicketRequest.Where.ANYWHERE);
  }

  private static ModifierGroup group(String code, Halves halves, int min, Modifier... modifiers) {
    return new ModifierGroup(
        Ids.next(),
        code,
        code,
        min,
        6,
        0,
        true,
        halves,
        PrefixPrices.USUAL,
        Substitution.NONE,
        List.of(modifiers));
  }

  private static Modifier modifier(String name, boolean byDefault, String... groups) {
    return new Modifier(
        Ids.next(),
        name,
        name.toUpperCase(Locale.ROOT),
        Money.ZERO,
        byDefault,
        Map.of(),
        List.of(groups),
        Availability.FREELY);
  }

  @Test
  void theLastRoundIsTheDrinksOfTheLastSend() {
    Order order = tableTwelve();
    LineRequest glass =
        new LineRequest(MALBEC.id(), null, "glass", 2, null, null, false, List.of(), null);
    OrderFixture.add(order, menu(), glass, of(FONDANT, 1));
    order.send(NOW, BY);
    OrderFixture.add(order, menu(), glass);
    List<OrderLine> second = order.send(NOW.plusSeconds(600), BY);
    assertEquals(second, order.lastRound());
  }

  @Test
  @DisplayName("O12 a quantity of 500 is stopped by a cap per line and per send")
  void capsStopATiredThumb() {
    assertFault("lines[0].quantity", of(FONDANT, 500));
    assertFault("lines[0].quantity", of(FONDANT, 0));
    assertFault("lines[0].quantity", of(FONDANT, -1));
    assertFault(
        "lines", IntStream.range(0, 4).mapToObj(i -> of(FONDANT, 90)).toArray(LineRequest[]::new));
  }

  @Test
  void everyFaultOfARequestIsNamed() {
    assertFault(
        "lines[0].menuItemId",
        new LineRequest(null, null, null, 1, null, null, false, List.of(), null));
    assertFault(
        "lines[0].sku",
        new LineRequest(null, "no-such", null, 1, null, null, false, List.of(), null));
    assertFault(
        "lines[0].sku",
        new LineRequest(FONDANT.id(), "malbec-g", null, 1, null, null, false, List.of(), null));
    assertFault("lines[0].size", of(MALBEC, 1));
    assertFault("lines[0].modifiers", of(RIBEYE, 1));
    assertFault(
        "lines[0].note",
        new LineRequest(
            FONDANT.id(), null, null, 1, null, null, false, List.of(), "4111 1111 1111 1111"));
    assertFault(
        "lines[0].seat",
        new LineRequest(FONDANT.id(), null, null, 1, 0, null, false, List.of(), null));
    assertFault(
        "lines[0].course",
        new LineRequest(FONDANT.id(), null, null, 1, null, 10, false, List.of(), null));
  }

  @Test
  void whatIs86OrTooFewIsRefusedUntilTheDayIsOver() {
    var out = OrderFixture.menuWithLeft(FONDANT, null, false);
    var two = OrderFixture.menuWithLeft(FONDANT, 2, true);
    assertInstanceOf(
        Pricing.SoldOut.class,
        Pricing.of(out.at(MenuFixture.EVENING), List.of(of(FONDANT, 1)), "lines"));
    assertInstanceOf(
        Pricing.Priced.class,
        Pricing.of(two.at(MenuFixture.EVENING), List.of(of(FONDANT, 2)), "lines"));
    Pricing.SoldOut tooFew =
        assertInstanceOf(
            Pricing.SoldOut.class,
            Pricing.of(
                two.at(MenuFixture.EVENING), List.of(of(FONDANT, 2), of(FONDANT, 1)), "lines"));
    assertEquals(2, tooFew.left());
    Moment friday = MenuFixture.EVENING;
    Moment saturday =
        new Moment(
            friday.instant(),
            friday.zone(),
            FRIDAY.plusDays(1),
            friday.orderType(),
            friday.areaId());
    assertInstanceOf(
        Pricing.Priced.class, Pricing.of(out.at(saturday), List.of(of(FONDANT, 9)), "lines"));
  }

  private static void assertFault(String field, LineRequest... requests) {
    Pricing.Faulty faulty =
        assertInstanceOf(
            Pricing.Faulty.class, Pricing.of(MenuFixture.evening(), List.of(requests), "lines"));
    assertTrue(
        faulty.faults().stream().anyMatch(fault -> fault.field().startsWith(field)),
        faulty.faults().toString());
  }
}
