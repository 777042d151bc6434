package brigade.orders.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.menu.Availability;
import brigade.menu.Choice;
import brigade.menu.Half;
import brigade.menu.Halves;
import brigade.menu.MenuFixture;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.menu.OnSale;
import brigade.menu.Prefix;
import brigade.menu.PrefixPrices;
import brigade.menu.Size;
import brigade.menu.Substitution;
import brigade.money.Money;
import brigade.venue.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PicksTest {
  private static final ModifierGroup DIP =
      group(
          "dip",
          1,
          1,
          false,
          Halves.NONE,
          modifier("Mayo", 0, false),
          modifier("Aioli", 50, false));
  private static final ModifierGroup SIDE =
      group(
          "side",
          1,
          1,
          false,
          Halves.NONE,
          modifier("Fries", 0, false, "dip"),
          modifier("Slaw", 200, false));
  private static final ModifierGroup CHEESE =
      group(
          "cheese",
          1,
          1,
          false,
          Halves.NONE,
          modifier("Cheddar", 100, true),
          modifier("Blue", 300, false));
  private static final ModifierGroup EXTRAS =
      group(
          "extras",
          0,
          2,
          false,
          Halves.NONE,
          modifier("Pickles", 0, true),
          modifier("Egg", 150, false),
          modifier("Bacon", 200, false));
  private static final ModifierGroup TOPPING =
      group(
          "topping",
          0,
          1,
          false,
          Halves.SHARED_PRICE,
          modifier("Ham", 200, false),
          modifier("Olives", 100, false));
  private static final MenuItem BURGER =
      MenuItem.fresh(
              MenuFixture.GRILL,
              "Burger",
              new Size(Ids.next(), "burger", null, null, Money.of(1500)))
          .modifierGroups(List.of(CHEESE, SIDE, EXTRAS, TOPPING))
          .done();
  private static final MenuSnapshot MENU =
      MenuFixture.menu(List.of(DIP, SIDE, CHEESE, EXTRAS, TOPPING), List.of(BURGER));

  private Picks picks = Picks.of(MENU, BURGER);

  @Test
  void whatIsNotInTheDishCannotBeLeftOut() {
    ModifierGroup extras = EXTRAS;
    Modifier egg = extras.modifier(id(extras, "Egg")).orElseThrow();
    Picks.Tapped nothing = picks.tap(picks.root(), extras, egg, Prefix.NO, null);
    assertEquals(picks, nothing.picks());
    Picks with = picks.tap(picks.root(), extras, egg, null, null).picks();
    assertTrue(with.chosen(with.root(), egg.id()).isPresent());
    assertEquals(picks, with.tap(with.root(), extras, egg, Prefix.NO, null).picks());
  }

  @Test
  void whatComesByDefaultIsChosenFromTheStart() {
    assertEquals(1, picks.most(picks.root(), CHEESE));
    assertTrue(picks.chosen(picks.root(), id(CHEESE, "Cheddar")).isPresent());
    assertFalse(picks.lacks(picks.root(), CHEESE));
  }

  @Test
  void anotherTakesThePlaceOfTheDefaultAndCostsTheDifference() {
    Draft draft = draft();
    assertEquals(
        Optional.of(Money.of(200)),
        draft.difference(
            picks.tap(picks.root(), CHEESE, modifier(CHEESE, "Blue"), null, null).picks()));
    tap(picks.root(), CHEESE, "Blue", null, null);
    assertTrue(picks.chosen(picks.root(), id(CHEESE, "Cheddar")).isEmpty());
    draft.picks(picks);
    assertEquals(Money.of(1700), draft.total());
  }

  @Test
  void theOnlyDefaultOfAForcedGroupCannotBeLetGo() {
    tap(picks.root(), CHEESE, "Cheddar", null, null);
    assertTrue(picks.chosen(picks.root(), id(CHEESE, "Cheddar")).isPresent());
  }

  @Test
  void aDefaultThatIsLetGoIsLeftOutAndComesBack() {
    tap(picks.root(), EXTRAS, "Pickles", null, null);
    assertEquals(
        Optional.of(Prefix.NO),
        picks.chosen(picks.root(), id(EXTRAS, "Pickles")).map(Choice::prefix));
    assertEquals(0, picks.most(picks.root(), EXTRAS));
    tap(picks.root(), EXTRAS, "Pickles", null, null);
    assertEquals(1, picks.most(picks.root(), EXTRAS));
  }

  @Test
  void atTheMaximumNothingMoreIsTaken() {
    tap(picks.root(), EXTRAS, "Egg", null, null);
    Picks.Tapped bacon = picks.tap(picks.root(), EXTRAS, modifier(EXTRAS, "Bacon"), null, null);
    assertTrue(bacon.full());
    assertEquals(picks, bacon.picks());
  }

  @Test
  void whatAModifierAsksIsMissingUntilItIsAnswered() {
    assertEquals(List.of("side"), names());
    tap(picks.root(), SIDE, "Fries", null, null);
    assertEquals(List.of("Fries: dip"), names());
    Picks.Level below = picks.below(picks.root(), id(SIDE, "Fries")).orElseThrow();
    tap(below, DIP, "Aioli", null, null);
    assertEquals(List.of(), names());
    Draft draft = draft();
    draft.picks(picks);
    assertEquals(Money.of(1550), draft.total());
    tap(picks.root(), SIDE, "Slaw", null, null);
    assertTrue(picks.below(picks.root(), id(SIDE, "Fries")).isEmpty());
    assertEquals(List.of(), names());
  }

  @Test
  void halvesStandBesideEachOtherAndBothMakeAWhole() {
    tap(picks.root(), TOPPING, "Ham", null, Half.FIRST);
    tap(picks.root(), TOPPING, "Olives", null, Half.SECOND);
    assertEquals(1, picks.most(picks.root(), TOPPING));
    Draft draft = draft();
    draft.picks(picks);
    assertEquals(Money.of(1500 + 150), draft.total());
    tap(picks.root(), TOPPING, "Olives", null, Half.SECOND);
    tap(picks.root(), TOPPING, "Ham", null, Half.SECOND);
    assertEquals(
        Optional.empty(), picks.chosen(picks.root(), id(TOPPING, "Ham")).map(Choice::half));
  }

  @Test
  void aWholeGivesWayOnTheHalfThatIsTaken() {
    tap(picks.root(), TOPPING, "Ham", null, null);
    tap(picks.root(), TOPPING, "Olives", null, Half.FIRST);
    assertEquals(
        Optional.of(Half.SECOND), picks.chosen(picks.root(), id(TOPPING, "Ham")).map(Choice::half));
  }

  @Test
  void aForcedGroupSaysWhichHalfIsMissing() {
    ModifierGroup base =
        group(
            "Base",
            1,
            1,
            false,
            Halves.SHARED_PRICE,
            modifier("Onion", 0, false),
            modifier("Fig", 200, false));
    MenuItem flatbread =
        MenuItem.fresh(
                MenuFixture.GRILL,
                "Flatbread",
                new Size(Ids.next(), "flatbread", null, null, Money.of(1350)))
            .modifierGroups(List.of(base))
            .done();
    picks = Picks.of(MenuFixture.menu(List.of(base), List.of(flatbread)), flatbread);
    assertEquals(List.of("Base"), words());
    tap(picks.root(), base, "Onion", null, Half.FIRST);
    assertEquals(List.of("Base on the right"), words());
    tap(picks.root(), base, "Onion", null, Half.FIRST);
    tap(picks.root(), base, "Fig", null, Half.SECOND);
    assertEquals(List.of("Base on the left"), words());
    tap(picks.root(), base, "Onion", null, Half.FIRST);
    assertEquals(List.of(), words());
  }

  @Test
  void whatTheMenuHasNoMoreIsForgotten() {
    Picks again =
        Picks.of(
            MENU,
            BURGER,
            List.of(new Choice(Ids.next(), null), new Choice(id(SIDE, "Slaw"), null)));
    assertEquals(1, again.choices().size());
  }

  private Draft draft() {
    OnSale menu = MENU.at(MenuFixture.EVENING);
    return new Draft(menu, BURGER, Whose.TABLE, 2);
  }

  private List<String> words() {
    return picks.gaps().stream().map(Picks.Gap::words).toList();
  }

  private List<String> names() {
    return picks.gaps().stream().map(Picks.Gap::name).toList();
  }

  private void tap(
      Picks.Level level,
      ModifierGroup group,
      String name,
      @Nullable Prefix word,
      @Nullable Half half) {
    picks = picks.tap(level, group, modifier(group, name), word, half).picks();
  }

  private static Modifier modifier(ModifierGroup group, String name) {
    return group.modifiers().stream()
        .filter(modifier -> modifier.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static java.util.UUID id(ModifierGroup group, String name) {
    return modifier(group, name).id();
  }

  private static Modifier modifier(String name, long price, boolean byDefault, String... groups) {
    return new Modifier(
        Ids.next(),
        name,
        name,
        Money.of(price),
        byDefault,
        Map.of(),
        List.of(groups),
        Availability.FREELY);
  }

  private static ModifierGroup group(
      String code, int min, int max, boolean words, Halves halves, Modifier... modifiers) {
    return new ModifierGroup(
        Ids.next(),
        code,
        code,
        min,
        max,
        0,
        words,
        halves,
        PrefixPrices.USUAL,
        Substitution.DIFFERENCE,
        List.of(modifiers));
  }
}
