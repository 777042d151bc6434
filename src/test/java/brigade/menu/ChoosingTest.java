package brigade.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.money.Money;
import brigade.venue.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Defaults, substitution, words, halves, nesting: what can be chosen, and what it costs. */
class ChoosingTest {
  private static final Size SMALL = new Size(Ids.next(), "s", "S", null, Money.of(1000));
  private static final Size LARGE = new Size(Ids.next(), "l", "L", null, Money.of(1500));

  @Test
  void defaultsComeUnaskedAndCostNothing() {
    ModifierGroup group = side(Substitution.NONE, false);
    assertEquals(Money.of(1000), price(group));
    assertTrue(priced(group).chosen().getFirst().byDefault());
    assertEquals(Money.of(1000), price(group, of(group, "Frites")));
    assertEquals(Money.of(1500), price(group, of(group, "Gratin")));
    assertEquals(1, priced(group, of(group, "Gratin")).chosen().size());
  }

  @Test
  void whatReplacesADefaultCostsTheDifference() {
    ModifierGroup up = side(Substitution.DIFFERENCE, false);
    assertEquals(Money.of(1000 + 200), price(up, of(up, "Gratin")));
    assertEquals(Money.of(1000), price(up, of(up, "Salad")));
    ModifierGroup both = side(Substitution.DIFFERENCE_BOTH_WAYS, false);
    assertEquals(Money.of(1000 - 100), price(both, of(both, "Salad")));
    // The first takes the place of the default, the second comes on top.
    assertEquals(Money.of(1000 - 100 + 500), price(both, of(both, "Salad"), of(both, "Gratin")));
  }

  @Test
  void noTakesADefaultAwayAndMayGiveMoneyBackOnce() {
    ModifierGroup back =
        worded(side(Substitution.DIFFERENCE, true), new PrefixPrices(-500_000, 0, 1_000_000, 0));
    assertEquals(Money.of(1000 - 150), price(back, of(back, "Frites", Prefix.NO)));
    assertEquals(
        Money.of(1000 + 200), price(back, of(back, "Frites", Prefix.NO), of(back, "Gratin")));
    assertEquals(Money.of(1000 + 300), price(back, of(back, "Frites", Prefix.EXTRA)));
    assertEquals(Money.of(1000), price(back, of(back, "Gratin", Prefix.NO)));
    ModifierGroup plain = side(Substitution.NONE, false);
    assertEquals(1, priced(plain, of(plain, "Frites", Prefix.NO)).chosen().size());
    assertFault("takes no EXTRA", plain, of(plain, "Frites", Prefix.EXTRA));
  }

  @Test
  void moneyBackNeverMakesAPortionCostLessThanNothing() {
    ModifierGroup back =
        worded(side(Substitution.NONE, true), new PrefixPrices(-1_000_000, 0, 0, 0));
    MenuItem item = item(back);
    Selection.Priced priced =
        assertInstanceOf(
            Selection.Priced.class,
            Selection.of(
                menu(item, back),
                item,
                SMALL,
                Money.of(100),
                List.of(of(back, "Frites", Prefix.NO))));
    assertEquals(Money.ZERO, priced.unitPrice());
    assertEquals(Money.of(-100), priced.chosen().getFirst().price());
  }

  @Test
  void aModifierMayCostMoreOnALargerSize() {
    Modifier cheese =
        new Modifier(
            Ids.next(),
            "Cheese",
            "CHEESE",
            Money.of(100),
            false,
            Map.of("l", Money.of(175)),
            List.of(),
            Availability.FREELY);
    ModifierGroup group = group("g", 0, 3, 0, Halves.NONE, cheese);
    MenuItem item = item(group);
    Choice choice = new Choice(cheese.id(), null);
    assertEquals(
        Money.of(1500 + 175),
        assertInstanceOf(
                Selection.Priced.class,
                Selection.of(menu(item, group), item, LARGE, List.of(choice)))
            .unitPrice());
    assertEquals(Money.of(1100), price(group, choice));
  }

  @Test
  void halvesShareTheirPriceRoundedUpInSumOrTheDearerCounts() {
    ModifierGroup shared =
        group("h", 1, 1, 0, Halves.SHARED_PRICE, plain("Ham", 301), plain("Fig", 200));
    assertEquals(
        Money.of(1000 + 251),
        price(shared, of(shared, "Ham", Half.FIRST), of(shared, "Fig", Half.SECOND)));
    ModifierGroup dearer = group("h", 1, 1, 0, Halves.DEARER, plain("Ham", 301), plain("Fig", 200));
    assertEquals(
        Money.of(1000 + 301),
        price(dearer, of(dearer, "Fig", Half.FIRST), of(dearer, "Ham", Half.SECOND)));
    assertFault("at least 1", dearer, of(dearer, "Fig", Half.FIRST));
    assertFault(
        "at most 1",
        dearer,
        of(dearer, "Fig", Half.FIRST),
        of(dearer, "Ham", Half.FIRST),
        of(dearer, "Ham", Half.SECOND));
    assertFault("twice", dearer, of(dearer, "Ham", Half.FIRST), of(dearer, "Ham"));
    ModifierGroup none = group("n", 0, 2, 0, Halves.NONE, plain("Ham", 301));
    assertFault("halves", none, of(none, "Ham", Half.FIRST));
  }

  @Test
  void groupsAskOneAnotherFiveDeepAndFaultsNameTheirPath() {
    List<ModifierGroup> groups = new ArrayList<>();
    for (int depth = 0; depth < 6; depth++) {
      groups.add(
          group(
              "g" + depth,
              1,
              1,
              0,
              Halves.NONE,
              new Modifier(
                  Ids.next(),
                  "M" + depth,
                  "M" + depth,
                  Money.of(10),
                  false,
                  Map.of(),
                  depth < 5 ? List.of("g" + (depth + 1)) : List.of(),
                  Availability.FREELY)));
    }
    MenuItem item = item(groups.getFirst());
    List<ModifierGroup> five = new ArrayList<>(groups.subList(0, 4));
    five.add(groups.get(4).with(List.of(leaf(groups.get(4)))));
    OnSale menu = menu(item, five.toArray(ModifierGroup[]::new));
    Choice deep = null;
    for (int depth = 4; depth >= 0; depth--) {
      deep =
          new Choice(
              five.get(depth).modifiers().getFirst().id(),
              null,
              null,
              deep == null ? List.of() : List.of(deep));
    }
    Selection.Priced priced =
        assertInstanceOf(Selection.Priced.class, Selection.of(menu, item, SMALL, List.of(deep)));
    assertEquals(Money.of(1050), priced.unitPrice());
    assertEquals(List.of(0, 1, 2, 3, 4), priced.chosen().stream().map(Chosen::depth).toList());
    assertEquals(List.of(deep), Chosen.choices(priced.chosen()));
    Choice wrong =
        new Choice(
            five.getFirst().modifiers().getFirst().id(),
            null,
            null,
            List.of(new Choice(Ids.next(), null)));
    Selection.Faulty faulty =
        assertInstanceOf(Selection.Faulty.class, Selection.of(menu, item, SMALL, List.of(wrong)));
    assertTrue(
        faulty.faults().stream()
            .anyMatch(f -> f.field().equals("modifiers[0].modifiers[0].modifierId")),
        faulty.faults().toString());
    assertFalse(
        MenuRules.disagreements(
                menu.menu()
                    .parts()
                    .but(
                        all -> {
                          all.groups.clear();
                          all.groups.addAll(groups);
                        }))
            .isEmpty());
  }

  @Test
  void whatIsPricedIsTheSumOfItsPartsWhateverIsChosen() {
    long seed = 20261120L;
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      ModifierGroup[] groups = new ModifierGroup[1 + random.nextInt(3)];
      for (int g = 0; g < groups.length; g++) {
        groups[g] = random(random, "g" + g);
      }
      MenuItem item = item(groups);
      List<Choice> choices = new ArrayList<>();
      for (ModifierGroup group : groups) {
        for (Modifier modifier : group.modifiers()) {
          if (random.nextInt(3) == 0) {
            choices.add(
                new Choice(
                    modifier.id(),
                    random.nextInt(3) == 0
                        ? Prefix.values()[random.nextInt(Prefix.values().length)]
                        : null,
                    random.nextInt(4) == 0 ? Half.values()[random.nextInt(2)] : null,
                    List.of()));
          }
        }
      }
      OnSale menu = menu(item, groups);
      if (Selection.of(menu, item, SMALL, choices) instanceof Selection.Priced priced) {
        Money sum = Money.of(1000);
        for (Chosen chosen : priced.chosen()) {
          sum = sum.plus(chosen.price());
        }
        String which = "seed " + seed + ", round " + round;
        assertEquals(sum, priced.unitPrice(), which);
        assertFalse(priced.unitPrice().isNegative(), which);
        Selection again = Selection.of(menu, item, SMALL, Chosen.choices(priced.chosen()));
        assertEquals(
            priced.unitPrice(),
            assertInstanceOf(Selection.Priced.class, again, which).unitPrice(),
            which);
      }
    }
  }

  private static ModifierGroup random(Random random, String code) {
    Modifier[] modifiers = new Modifier[1 + random.nextInt(5)];
    for (int m = 0; m < modifiers.length; m++) {
      modifiers[m] =
          new Modifier(
              Ids.next(),
              code + m,
              code + m,
              Money.of(random.nextInt(400)),
              random.nextInt(4) == 0,
              Map.of(),
              List.of(),
              Availability.FREELY);
    }
    return new ModifierGroup(
        Ids.next(),
        code,
        code,
        0,
        5,
        random.nextInt(3),
        random.nextBoolean(),
        Halves.values()[random.nextInt(3)],
        new PrefixPrices(-random.nextInt(1_000_001), random.nextInt(500_000), 1_000_000, 500_000),
        Substitution.values()[random.nextInt(3)],
        Arrays.asList(modifiers));
  }

  private static Modifier leaf(ModifierGroup group) {
    Modifier modifier = group.modifiers().getFirst();
    return new Modifier(modifier.id(), modifier.name(), modifier.kitchenName(), modifier.price());
  }

  private static ModifierGroup side(Substitution substitution, boolean prefixed) {
    return new ModifierGroup(
        Ids.next(),
        "side",
        "Side",
        0,
        2,
        0,
        prefixed,
        Halves.NONE,
        PrefixPrices.USUAL,
        substitution,
        List.of(
            new Modifier(
                Ids.next(),
                "Frites",
                "FRITES",
                Money.of(300),
                true,
                Map.of(),
                List.of(),
                Availability.FREELY),
            plain("Gratin", 500),
            plain("Salad", 200)));
  }

  private static ModifierGroup worded(ModifierGroup group, PrefixPrices prices) {
    return new ModifierGroup(
        group.id(),
        group.code(),
        group.name(),
        group.min(),
        group.max(),
        group.included(),
        group.prefixed(),
        group.halves(),
        prices,
        group.substitution(),
        group.modifiers());
  }

  private static ModifierGroup group(
      String code, int min, int max, int included, Halves halves, Modifier... modifiers) {
    return new ModifierGroup(
        Ids.next(),
        code,
        code,
        min,
        max,
        included,
        false,
        halves,
        PrefixPrices.USUAL,
        Substitution.NONE,
        List.of(modifiers));
  }

  private static Modifier plain(String name, long price) {
    return new Modifier(Ids.next(), name, name, Money.of(price));
  }

  private static Choice of(ModifierGroup group, String name) {
    return of(group, name, (Prefix) null);
  }

  private static Choice of(ModifierGroup group, String name, Prefix prefix) {
    return MenuFixture.choice(group, name, prefix);
  }

  private static Choice of(ModifierGroup group, String name, Half half) {
    return new Choice(of(group, name).modifierId(), null, half, List.of());
  }

  private static MenuItem item(ModifierGroup... groups) {
    return MenuItem.fresh(MenuFixture.GRILL, "Dish", SMALL, LARGE)
        .modifierGroups(List.of(groups))
        .done();
  }

  private static OnSale menu(MenuItem item, ModifierGroup... groups) {
    return MenuFixture.menu(List.of(groups), List.of(item)).at(MenuFixture.EVENING);
  }

  private static Money price(ModifierGroup group, Choice... choices) {
    return priced(group, choices).unitPrice();
  }

  private static Selection.Priced priced(ModifierGroup group, Choice... choices) {
    MenuItem item = item(group);
    return assertInstanceOf(
        Selection.Priced.class, Selection.of(menu(item, group), item, SMALL, List.of(choices)));
  }

  private static void assertFault(String saying, ModifierGroup group, Choice... choices) {
    MenuItem item = item(group);
    Selection.Faulty faulty =
        assertInstanceOf(
            Selection.Faulty.class, Selection.of(menu(item, group), item, SMALL, List.of(choices)));
    assertTrue(
        faulty.faults().stream().anyMatch(fault -> fault.message().contains(saying)),
        faulty.faults().toString());
  }
}
