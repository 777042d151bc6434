package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.billing.DiscountRule.Kind;
import brigade.billing.DiscountRule.Stacking;
import brigade.billing.DiscountRule.Targets;
import brigade.billing.Promotions.Applied;
import brigade.billing.Promotions.Item;
import brigade.menu.When;
import brigade.money.Money;
import brigade.money.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PromotionsTest {
  private static final int ORDERS = Integer.getInteger("brigade.generated", 2_000);
  private static final Targets BEER = new Targets(Set.of("Beer"), Set.of());
  private static final Targets FRIES = new Targets(Set.of(), Set.of("FRIES"));
  private static final Targets BURGERS = new Targets(Set.of("Burgers"), Set.of());

  private final List<Item> items = new ArrayList<>();

  private PromotionsTest with(String category, String sku, int quantity, long price) {
    return with(category, sku, quantity, price, Set.of());
  }

  private PromotionsTest with(
      String category, String sku, int quantity, long price, Set<String> dayparts) {
    items.add(
        new Item(
            new UUID(0, items.size() + 1),
            sku,
            category,
            quantity,
            Money.of(price),
            false,
            dayparts));
    return this;
  }

  private static DiscountRule rule(
      String code,
      Kind kind,
      int percent,
      long amount,
      int buy,
      int get,
      Targets on,
      List<Targets> slots,
      When when,
      Stacking stacking,
      int priority) {
    return new DiscountRule(
        code,
        "The " + code,
        kind,
        percent == 0 ? null : Rate.percent(percent),
        kind == Kind.AMOUNT || kind == Kind.BUNDLE ? Money.of(amount) : null,
        buy,
        get,
        on,
        slots,
        when,
        true,
        stacking,
        priority,
        false,
        false);
  }

  private static DiscountRule percent(String code, int percent, Targets on, Stacking stacking) {
    return rule(code, Kind.PERCENT, percent, 0, 0, 0, on, List.of(), When.ALWAYS, stacking, 0);
  }

  private static DiscountRule buyGet(int buy, int get, int percent, Targets on) {
    return rule(
        "BOGO",
        Kind.BUY_GET,
        percent,
        0,
        buy,
        get,
        on,
        List.of(),
        When.ALWAYS,
        Stacking.EXCLUSIVE,
        0);
  }

  private static DiscountRule bundle(long price, Targets... slots) {
    return rule(
        "COMBO",
        Kind.BUNDLE,
        0,
        price,
        0,
        0,
        Targets.ALL,
        List.of(slots),
        When.ALWAYS,
        Stacking.EXCLUSIVE,
        1);
  }

  /** What each rule takes off each line, by the place of the line. */
  private Map<String, List<Long>> off(DiscountRule... rules) {
    return off("DINE_IN", null, rules);
  }

  private Map<String, List<Long>> off(String type, @Nullable UUID area, DiscountRule... rules) {
    Map<String, List<Long>> off = new HashMap<>();
    for (Reduction one :
        Promotions.of(
            items, List.of(rules).stream().map(Applied::automatic).toList(), type, area)) {
      assertEquals("The " + one.id(), one.label());
      off.put(
          one.id(),
          items.stream()
              .map(item -> one.perLine().getOrDefault(item.lineId(), Money.ZERO).minor())
              .toList());
    }
    return off;
  }

  @Test
  @DisplayName("M2 buy one, get one: of each two the cheaper is free, the dearest make a set")
  void buyOneGetOne() {
    with("Beer", "LAGER", 2, 500).with("Beer", "STOUT", 2, 600).with("Wine", "RED", 1, 900);
    assertEquals(Map.of("BOGO", List.of(500L, 600L, 0L)), off(buyGet(1, 1, 100, BEER)));
    assertEquals(Map.of("BOGO", List.of(250L, 300L, 0L)), off(buyGet(1, 1, 50, BEER)));
    assertEquals(Map.of("BOGO", List.of(500L, 0L, 0L)), off(buyGet(2, 1, 100, BEER)));
    assertEquals(Map.of(), off(buyGet(4, 1, 100, BEER)));
  }

  @Test
  @DisplayName("M2 a set of items costs its price, taken off them by what they cost")
  void bundle() {
    with("Burgers", "BEEF", 1, 1_500)
        .with("Burgers", "VEG", 1, 1_200)
        .with("Sides", "FRIES", 1, 500)
        .with("Beer", "LAGER", 2, 500);
    DiscountRule combo = bundle(2_000, BURGERS, FRIES, BEER);
    assertEquals(Map.of("COMBO", List.of(300L, 0L, 100L, 100L)), off(combo));
    with("Sides", "FRIES", 1, 500);
    assertEquals(
        Map.of("COMBO", List.of(300L, 109L, 146L, 145L, 0L)).get("COMBO").stream()
            .mapToLong(Long::longValue)
            .sum(),
        off(combo).get("COMBO").stream().mapToLong(Long::longValue).sum());
    assertEquals(Map.of(), off(bundle(2_500, BURGERS, FRIES, BEER)), "costs less than asked");
    assertEquals(Map.of(), off(bundle(100, BURGERS, new Targets(Set.of("None"), Set.of()))));
  }

  @Test
  @DisplayName("M2 rules apply by priority, those of the same by code, however they are given")
  void rulesApplyByPriorityAndCode() {
    with("Beer", "LAGER", 1, 1_000);
    DiscountRule late = percentAt("A", 10, 2);
    DiscountRule early = percentAt("B", 20, 1);
    DiscountRule alike = percentAt("C", 30, 1);
    assertEquals(Map.of("B", List.of(200L)), off(late, alike, early));
    assertEquals(Map.of("B", List.of(200L)), off(early, late, alike));
    assertEquals(Map.of("C", List.of(300L)), off(late, alike));
  }

  private static DiscountRule percentAt(String code, int percent, int priority) {
    return rule(
        code,
        Kind.PERCENT,
        percent,
        0,
        0,
        0,
        Targets.ALL,
        List.of(),
        When.ALWAYS,
        Stacking.EXCLUSIVE,
        priority);
  }

  @Test
  @DisplayName("M2 a line that fits two places of a set leaves the one that another needs")
  void whatFitsTwoPlacesLeavesTheOneThatIsNeeded() {
    Targets anySide = new Targets(Set.of("Sides"), Set.of());
    with("Burgers", "BEEF", 1, 1_500).with("Sides", "FRIES", 1, 700).with("Sides", "SLAW", 1, 400);
    Map<String, List<Long>> both = Map.of("COMBO", List.of(346L, 162L, 92L));
    assertEquals(both, off(bundle(2_000, BURGERS, anySide, FRIES)));
    assertEquals(both, off(bundle(2_000, BURGERS, FRIES, anySide)));
    assertEquals(both, off(bundle(2_000, anySide, FRIES, BURGERS)));
  }

  @Test
  @DisplayName("M2 the dearest of one set are kept for two sets where two save more")
  void twoSetsAreFoundWhereTwoSaveMore() {
    Targets drinks = new Targets(Set.of("Beer", "Wine"), Set.of());
    with("Beer", "LAGER", 2, 1_000).with("Wine", "RED", 2, 600);
    assertEquals(
        Map.of("COMBO", List.of(1_500L, 900L)),
        off(bundle(400, BEER, drinks)),
        "two sets of 16.00");
    assertEquals(
        Map.of("COMBO", List.of(800L, 0L)), off(bundle(1_200, BEER, drinks)), "one set of 20.00");
  }

  @Test
  @DisplayName("M2 no other way of filling sets would save the guest a cent more")
  void noOtherSetsSaveMore() {
    Random random = Seeds.of("PromotionsTest.noOtherSetsSaveMore");
    for (int i = 0; i < ORDERS / 4; i++) {
      items.clear();
      List<Targets> any = List.of(BEER, FRIES, BURGERS, Targets.ALL);
      for (int k = 2 + random.nextInt(5); k > 0; k--) {
        with(
            random.nextBoolean() ? "Beer" : random.nextBoolean() ? "Burgers" : "Sides",
            random.nextInt(3) == 0 ? "FRIES" : "OTHER",
            1,
            random.nextInt(900));
      }
      Targets[] slots = new Targets[2 + random.nextInt(2)];
      java.util.Arrays.setAll(slots, s -> any.get(random.nextInt(any.size())));
      long price = random.nextInt(1_000);
      long off =
          off(bundle(price, slots)).getOrDefault("COMBO", List.of()).stream()
              .mapToLong(Long::longValue)
              .sum();
      assertEquals(mostSaved(items, slots, price), off, items + " in " + List.of(slots));
    }
  }

  /** By trying everything: each set in turn is any one portion for each slot. */
  private static long mostSaved(List<Item> left, Targets[] slots, long price) {
    return Math.max(0, filling(left, slots, 0, -price, price));
  }

  private static long filling(List<Item> left, Targets[] slots, int slot, long sum, long price) {
    if (slot == slots.length) {
      return sum + mostSaved(left, slots, price);
    }
    long most = 0;
    for (Item item : left) {
      if (slots[slot].has(item)) {
        List<Item> others = new ArrayList<>(left);
        others.remove(item);
        most =
            Math.max(most, filling(others, slots, slot + 1, sum + item.unitPrice().minor(), price));
      }
    }
    return most;
  }

  @Test
  void amountsAreOffEachPortionTheyNameOrOnceOffTheCheck() {
    with("Beer", "LAGER", 3, 500).with("Beer", "SMALL", 1, 80).with("Wine", "RED", 1, 900);
    DiscountRule each =
        rule("TWO", Kind.AMOUNT, 0, 200, 0, 0, BEER, List.of(), When.ALWAYS, Stacking.STACKABLE, 0);
    assertEquals(Map.of("TWO", List.of(600L, 80L, 0L)), off(each));
    DiscountRule once =
        rule(
            "ONCE",
            Kind.AMOUNT,
            0,
            248,
            0,
            0,
            Targets.ALL,
            List.of(),
            When.ALWAYS,
            Stacking.STACKABLE,
            0);
    assertEquals(Map.of("ONCE", List.of(150L, 8L, 90L)), off(once));
  }

  @Test
  @DisplayName("M2 exclusive rules let no other on their portions, others stack by priority")
  void stackingAndExclusivity() {
    with("Beer", "LAGER", 3, 500).with("Wine", "RED", 1, 1_000);
    DiscountRule tenth = percent("TENTH", 10, Targets.ALL, Stacking.STACKABLE);
    assertEquals(
        Map.of("BOGO", List.of(500L, 0L), "TENTH", List.of(50L, 100L)),
        off(buyGet(1, 1, 100, BEER), tenth));
    DiscountRule half = percent("HALF", 50, BEER, Stacking.STACKABLE);
    assertEquals(Map.of("HALF", List.of(750L, 0L), "TENTH", List.of(75L, 100L)), off(tenth, half));
    DiscountRule alone = percent("ZALONE", 50, Targets.ALL, Stacking.EXCLUSIVE);
    assertEquals(Map.of("HALF", List.of(750L, 0L), "ZALONE", List.of(0L, 500L)), off(alone, half));
  }

  @Test
  @DisplayName("M8 an automatic discount goes by the time at which a line was ordered")
  void daypartOfTheLineDecides() {
    with("Beer", "LAGER", 1, 500, Set.of("HAPPY")).with("Beer", "LAGER", 1, 500, Set.of());
    DiscountRule happy =
        rule(
            "HAPPY",
            Kind.PERCENT,
            20,
            0,
            0,
            0,
            BEER,
            List.of(),
            new When(Set.of("HAPPY", "LUNCH"), Set.of(), Set.of()),
            Stacking.EXCLUSIVE,
            0);
    assertEquals(Map.of("HAPPY", List.of(100L, 0L)), off(happy));
  }

  @Test
  void orderTypeAndAreaDecide() {
    UUID bar = UUID.randomUUID();
    with("Beer", "LAGER", 1, 500);
    DiscountRule away =
        rule(
            "AWAY",
            Kind.PERCENT,
            20,
            0,
            0,
            0,
            Targets.ALL,
            List.of(),
            new When(Set.of(), Set.of("TAKEOUT"), Set.of(bar)),
            Stacking.EXCLUSIVE,
            0);
    assertEquals(Map.of(), off("DINE_IN", bar, away));
    assertEquals(Map.of(), off("TAKEOUT", null, away));
    assertEquals(Map.of("AWAY", List.of(100L)), off("TAKEOUT", bar, away));
  }

  @Test
  void rulesGivenByHandAreOnTheirLinesAndCompsBearNone() {
    with("Beer", "LAGER", 1, 500).with("Beer", "LAGER", 1, 500);
    DiscountRule half = percent("HALF", 50, Targets.ALL, Stacking.STACKABLE);
    Set<UUID> second = Set.of(items.get(1).lineId());
    List<Reduction> given =
        Promotions.of(
            items, List.of(new Applied(half, "gift", "Gift", second, Set.of())), "BAR", null);
    assertEquals(Map.of(items.get(1).lineId(), Money.of(250)), given.getFirst().perLine());
    assertEquals("Gift", given.getFirst().label());
    Item comped = new Item(new UUID(0, 9), "X", "Beer", 1, Money.of(900), true, Set.of());
    assertEquals(
        List.of(), Promotions.of(List.of(comped), List.of(Applied.automatic(half)), "BAR", null));
  }

  @Test
  void rulesThatAreNotWholeAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> percent("ALL", 101, Targets.ALL, Stacking.STACKABLE));
    assertThrows(IllegalArgumentException.class, () -> buyGet(0, 1, 100, BEER));
    assertThrows(IllegalArgumentException.class, () -> buyGet(1, 0, 100, BEER));
    assertThrows(IllegalArgumentException.class, () -> bundle(100, BEER));
    assertThrows(IllegalArgumentException.class, () -> bundle(-1, BEER, FRIES));
  }

  @Test
  @DisplayName("M2 discounts by rules are the same whatever the order of the lines")
  void orderOfLinesChangesNothing() {
    Random random = Seeds.of("PromotionsTest.orderOfLinesChangesNothing");
    for (int i = 0; i < ORDERS; i++) {
      PromotionsTest order = any(random);
      List<Applied> rules = new ArrayList<>(rules(random, true));
      List<Reduction> before = Promotions.of(order.items, rules, "DINE_IN", null);
      Collections.shuffle(order.items, random);
      Collections.shuffle(rules, random);
      assertEquals(before, Promotions.of(order.items, rules, "DINE_IN", null));
      for (Item item : order.items) {
        long off =
            before.stream()
                .mapToLong(r -> r.perLine().getOrDefault(item.lineId(), Money.ZERO).minor())
                .sum();
        assertTrue(off >= 0 && off <= item.unitPrice().minor() * item.quantity());
      }
    }
  }

  @Test
  @DisplayName("M2 one more line never makes an order cheaper, but where it fills a priced set")
  void oneMoreLineNeverMakesAnOrderCheaper() {
    Random random = Seeds.of("PromotionsTest.oneMoreLineNeverMakesAnOrderCheaper");
    for (int i = 0; i < ORDERS; i++) {
      PromotionsTest order = any(random);
      List<Applied> rules = rules(random, false).subList(0, 1);
      long before = paid(order.items, rules);
      order.with(category(random), "LAGER", 1 + random.nextInt(2), random.nextInt(1_000));
      assertTrue(paid(order.items, rules) >= before);
    }
  }

  private static long paid(List<Item> items, List<Applied> rules) {
    long all = items.stream().mapToLong(i -> i.unitPrice().minor() * i.quantity()).sum();
    return all
        - Promotions.of(items, rules, "DINE_IN", null).stream()
            .flatMap(r -> r.perLine().values().stream())
            .mapToLong(Money::minor)
            .sum();
  }

  private static String category(Random random) {
    return List.of("Beer", "Burgers", "Sides").get(random.nextInt(3));
  }

  private static PromotionsTest any(Random random) {
    PromotionsTest order = new PromotionsTest();
    for (int i = 1 + random.nextInt(7); i > 0; i--) {
      order.with(
          category(random),
          random.nextBoolean() ? "LAGER" : "FRIES",
          1 + random.nextInt(4),
          random.nextInt(8) == 0 ? 0 : random.nextInt(6) * 100L + random.nextInt(3));
    }
    return order;
  }

  /** Rules of every kind. */
  static List<Applied> rules(Random random, boolean sets) {
    List<DiscountRule> rules = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Stacking stacking = random.nextBoolean() ? Stacking.EXCLUSIVE : Stacking.STACKABLE;
      Targets on = random.nextBoolean() ? Targets.ALL : BEER;
      int priority = random.nextInt(3);
      rules.add(
          switch (random.nextInt(sets ? 4 : 3)) {
            case 0 ->
                rule(
                    "R" + i,
                    Kind.PERCENT,
                    1 + random.nextInt(100),
                    0,
                    0,
                    0,
                    on,
                    List.of(),
                    When.ALWAYS,
                    stacking,
                    priority);
            case 1 ->
                rule(
                    "R" + i,
                    Kind.AMOUNT,
                    0,
                    1 + random.nextInt(700),
                    0,
                    0,
                    on,
                    List.of(),
                    When.ALWAYS,
                    stacking,
                    priority);
            case 2 ->
                rule(
                    "R" + i,
                    Kind.BUY_GET,
                    1 + random.nextInt(100),
                    0,
                    1 + random.nextInt(3),
                    1 + random.nextInt(2),
                    on,
                    List.of(),
                    When.ALWAYS,
                    stacking,
                    priority);
            default ->
                rule(
                    "R" + i,
                    Kind.BUNDLE,
                    0,
                    random.nextInt(900),
                    0,
                    0,
                    Targets.ALL,
                    List.of(BEER, random.nextBoolean() ? FRIES : BURGERS),
                    When.ALWAYS,
                    stacking,
                    priority);
          });
    }
    return rules.stream().map(Applied::automatic).toList();
  }
}
