package brigade.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.menu.Choice;
import brigade.menu.Chosen;
import brigade.menu.Component;
import brigade.menu.Levy;
import brigade.menu.MenuFixture;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.ModifierGroup;
import brigade.menu.OnSale;
import brigade.menu.Size;
import brigade.money.Money;
import brigade.venue.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Combos, open and weighed items: what one request becomes. */
class PricingTest {
  private static final MenuItem FISH =
      MenuItem.fresh(MenuFixture.GRILL, "Turbot", size("turbot", 6800))
          .kind(MenuItem.Kind.WEIGHED)
          .done();
  private static final MenuItem OPEN =
      MenuItem.fresh(MenuFixture.GRILL, "Off menu", size("off", 0)).kind(MenuItem.Kind.OPEN).done();

  @Test
  @DisplayName("M1 a combo's lines sum to its price with supplements and modifiers, to the cent")
  void combosConserveTheirPrice() {
    long seed = 4711;
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      String which = "seed " + seed + ", round " + round;
      ModifierGroup group = MenuFixture.SAUCE;
      List<MenuItem> items = new ArrayList<>();
      List<Component> components = new ArrayList<>();
      List<LineRequest.Part> parts = new ArrayList<>();
      Money expected = Money.of(random.nextInt(10_000));
      Money price = expected;
      for (int c = 0; c < 1 + random.nextInt(6); c++) {
        String sku = "dish-" + c;
        items.add(
            MenuItem.fresh(MenuFixture.GRILL, sku, size(sku, random.nextInt(5_000)))
                .modifierGroups(List.of(group))
                .done());
        long supplement = random.nextInt(3) == 0 ? random.nextInt(800) : 0;
        components.add(
            new Component(
                "Course " + c, null, List.of(new Component.Option(sku, Money.of(supplement)))));
        expected = expected.plus(Money.of(supplement));
        List<Choice> modifiers = new ArrayList<>();
        if (random.nextBoolean()) {
          modifiers.add(new Choice(group.modifiers().getFirst().id(), null));
          expected = expected.plus(group.modifiers().getFirst().price());
        }
        parts.add(new LineRequest.Part(sku, null, modifiers, null));
      }
      items.add(
          MenuItem.fresh(MenuFixture.GRILL, "Menu", size("menu", price.minor()))
              .kind(MenuItem.Kind.COMBO)
              .components(components)
              .done());
      Pricing.Priced priced = priced(items, request("menu", parts, null, null, null), which);
      assertEquals(parts.size(), priced.lines().size(), which);
      Money sum = Money.ZERO;
      for (Pricing.Line line : priced.lines()) {
        sum = sum.plus(line.unitPrice());
        Money own = line.unitPrice();
        for (Chosen chosen : line.selection().chosen()) {
          own = own.minus(chosen.price());
        }
        assertTrue(!own.isNegative(), which);
      }
      assertEquals(expected, sum, which);
      assertEquals(
          1, priced.lines().stream().map(line -> line.combo().id()).distinct().count(), which);
    }
  }

  @Test
  void twoCombosOfOneRequestAreTwo() {
    Pricing.Priced priced =
        assertInstanceOf(
            Pricing.Priced.class,
            Pricing.of(
                offered(combo()),
                List.of(
                    request("menu", List.of(part("a")), null, null, null),
                    request("menu", List.of(part("b")), null, null, null)),
                "lines"));
    assertNotEquals(priced.lines().getFirst().combo().id(), priced.lines().getLast().combo().id());
    assertEquals(Money.of(3000 + 250), priced.lines().getLast().unitPrice());
  }

  @Test
  void faultsOfCombosNameTheirPath() {
    assertFault("lines[0].components", combo(), request("menu", List.of(), null, null, null));
    assertFault(
        "lines[0].components[0].sku",
        combo(),
        request("menu", List.of(part("turbot")), null, null, null));
    assertFault(
        "lines[0].components[0].modifiers[0].modifierId",
        combo(),
        request(
            "menu",
            List.of(new LineRequest.Part("a", null, List.of(new Choice(Ids.next(), null)), null)),
            null,
            null,
            null));
    assertFault("lines[0].components", combo(), request("a", List.of(part("b")), null, null, null));
  }

  @Test
  void aWeighedItemIsRoundedHalfUpAndKeepsItsGrams() {
    Pricing.Line line =
        priced(List.of(FISH), request("turbot", List.of(), null, null, 735), "").lines().getFirst();
    assertEquals(Money.of(4998), line.unitPrice());
    assertEquals(735, line.grams());
    assertEquals(Money.of(1), OnSale.weighed(Money.of(500), 1));
    assertEquals(Money.ZERO, OnSale.weighed(Money.of(499), 1));
    for (Integer grams : new Integer[] {null, 0, -1, 100_000}) {
      assertFault("lines[0].grams", List.of(FISH), request("turbot", List.of(), null, null, grams));
    }
    assertFault("lines[0].grams", combo(), request("a", List.of(), null, null, 5));
  }

  @Test
  void anOpenItemIsCalledAndCostsWhatIsSaidWithinItsLimit() {
    Pricing.Priced priced =
        priced(List.of(OPEN), request("off", List.of(), "Birthday cake", 2500L, null), "");
    assertEquals("Birthday cake", priced.lines().getFirst().name());
    assertEquals(Money.of(2500), priced.lines().getFirst().unitPrice());
    assertTrue(priced.opens());
    for (Long price : new Long[] {null, -1L, Caps.OPEN_PRICE + 1, Long.MAX_VALUE}) {
      assertFault(
          "lines[0].openPrice", List.of(OPEN), request("off", List.of(), null, price, null));
    }
    assertFault(
        "lines[0].openName",
        List.of(OPEN),
        request("off", List.of(), "4111 1111 1111 1111", 1L, null));
    assertFault("lines[0].openPrice", combo(), request("a", List.of(), null, 1L, null));
  }

  @Test
  void aComboIsWholeOnlyWithAllItsLines() {
    MenuSnapshot menu =
        MenuFixture.menu(
            List.of(MenuFixture.SAUCE),
            List.of(
                MenuItem.fresh(MenuFixture.GRILL, "A", size("a", 1000)).done(),
                MenuItem.fresh(MenuFixture.GRILL, "B", size("b", 1000)).done(),
                MenuItem.fresh(MenuFixture.GRILL, "Menu", size("menu", 1500))
                    .kind(MenuItem.Kind.COMBO)
                    .components(
                        List.of(
                            new Component(
                                "1", null, List.of(new Component.Option("a", Money.ZERO))),
                            new Component(
                                "2", null, List.of(new Component.Option("b", Money.ZERO)))))
                    .done()));
    Order order = OrderFixture.tableTwelve();
    List<OrderLine> lines =
        OrderFixture.add(
            order, menu, request("menu", List.of(part("a"), part("b")), null, null, null));
    assertTrue(LineRequest.isWhole(order.components(lines.getLast()), menu));
    OrderFixture.tableTwelve().takeOver(lines.getFirst(), order, TransferCredit.BY_LINE);
    assertFalse(LineRequest.isWhole(order.components(lines.getLast()), menu));
  }

  @Test
  @DisplayName("M1 a combo's own levy is due once for each, beside those of its components")
  void aCombosOwnLevyIsDueOnce() {
    Levy tray = new Levy("TRAY", "Tray deposit", Money.of(200), false, Set.of());
    Levy glass = new Levy("GLASS", "Glass deposit", Money.of(100), false, Set.of());
    MenuItem cola =
        MenuItem.fresh(MenuFixture.GRILL, "Cola", size("cola", 300)).levies(List.of(glass)).done();
    MenuItem water =
        MenuItem.fresh(MenuFixture.GRILL, "Water", size("water", 300))
            .levies(List.of(glass))
            .done();
    MenuItem box =
        MenuItem.fresh(MenuFixture.GRILL, "Box", size("box", 500))
            .kind(MenuItem.Kind.COMBO)
            .levies(List.of(tray))
            .components(
                List.of(
                    new Component("A", null, List.of(new Component.Option("cola", Money.ZERO))),
                    new Component("B", null, List.of(new Component.Option("water", Money.ZERO)))))
            .done();
    Pricing.Priced priced =
        priced(
            List.of(cola, water, box),
            request("box", List.of(part("cola"), part("water")), null, null, null),
            "box");
    assertEquals(List.of(tray, glass), priced.lines().getFirst().levies());
    assertEquals(List.of(glass), priced.lines().getLast().levies());
  }

  private static List<MenuItem> combo() {
    return List.of(
        MenuItem.fresh(MenuFixture.GRILL, "A", size("a", 1000)).done(),
        MenuItem.fresh(MenuFixture.GRILL, "B", size("b", 1000)).done(),
        FISH,
        MenuItem.fresh(MenuFixture.GRILL, "Menu", size("menu", 3000))
            .kind(MenuItem.Kind.COMBO)
            .components(
                List.of(
                    new Component(
                        "Main",
                        2,
                        List.of(
                            new Component.Option("a", Money.ZERO),
                            new Component.Option("b", Money.of(250))))))
            .done());
  }

  private static LineRequest.Part part(String sku) {
    return new LineRequest.Part(sku, null, List.of(), null);
  }

  private static LineRequest request(
      String sku, List<LineRequest.Part> parts, String openName, Long openPrice, Integer grams) {
    return new LineRequest(
        null, sku, null, 1, null, List.of(), null, false, List.of(), null, parts, openName,
        openPrice, grams);
  }

  private static OnSale offered(List<MenuItem> items) {
    return MenuFixture.menu(List.of(MenuFixture.SAUCE), items).at(MenuFixture.EVENING);
  }

  private static Pricing.Priced priced(List<MenuItem> items, LineRequest request, String which) {
    return assertInstanceOf(
        Pricing.Priced.class, Pricing.of(offered(items), List.of(request), "lines"), which);
  }

  private static void assertFault(String field, List<MenuItem> items, LineRequest request) {
    Pricing.Faulty faulty =
        assertInstanceOf(
            Pricing.Faulty.class, Pricing.of(offered(items), List.of(request), "lines"));
    assertTrue(
        faulty.faults().stream().anyMatch(fault -> fault.field().equals(field)),
        faulty.faults().toString());
  }

  private static Size size(String sku, long price) {
    return new Size(UUID.randomUUID(), sku, null, null, Money.of(price));
  }
}
