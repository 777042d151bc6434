package brigade.menu;

import static brigade.menu.MenuFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.money.Money;
import brigade.venue.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void theRibeyeOfTheMenuCostsWhatItsPartsCost() {
    Selection.Priced priced =
        priced(
            choice(TEMPERATURE, "Medium rare"),
            choice(SIDE, "Frites"),
            choice(SIDE, "Gratin"),
            choice(SAUCE, "Béarnaise"),
            choice(CHANGE, "Butter", Prefix.NO),
            choice(CHANGE, "Jus", Prefix.EXTRA));
    assertEquals(Money.of(4400 + 600 + 300 + 150), priced.unitPrice());
    assertEquals(6, priced.chosen().size());
    assertTrue(priced.chosen().getFirst().forced());
  }

  @Test
  void theFirstChoiceIsIncludedAndLeavingOutIsFree() {
    assertEquals(
        Money.of(4400), priced(choice(TEMPERATURE, "Rare"), choice(SIDE, "Gratin")).unitPrice());
    assertEquals(
        Money.of(4400),
        priced(
                choice(TEMPERATURE, "Rare"),
                choice(SIDE, "Frites"),
                choice(CHANGE, "Onion rings", Prefix.NO),
                choice(CHANGE, "Jus", Prefix.LITE))
            .unitPrice());
    assertEquals(
        Money.of(4400 + 200),
        priced(
                choice(TEMPERATURE, "Rare"),
                choice(SIDE, "Frites"),
                choice(CHANGE, "Onion rings", Prefix.SIDE))
            .unitPrice());
  }

  @Test
  void tooFewTooManyTwiceAndAnotherItemsModifiersAreFaults() {
    assertFault("Temperature", choice(SIDE, "Frites"));
    assertFault("Side", choice(TEMPERATURE, "Rare"));
    assertFault(
        "Temperature",
        choice(TEMPERATURE, "Rare"),
        choice(TEMPERATURE, "Well done"),
        choice(SIDE, "Frites"));
    assertFault(
        "twice", choice(TEMPERATURE, "Rare"), choice(SIDE, "Frites"), choice(SIDE, "Frites"));
    assertFault(
        "not a modifier",
        choice(TEMPERATURE, "Rare"),
        choice(SIDE, "Frites"),
        new Choice(Ids.next(), null));
    assertFault(
        "takes no EXTRA", choice(TEMPERATURE, "Rare", Prefix.EXTRA), choice(SIDE, "Frites"));
  }

  @Test
  @DisplayName("M8 the same asked for again costs the same, what comes by default among it")
  void theSameAgainCostsTheSame() {
    Modifier cheese =
        new Modifier(
            Ids.next(),
            "Cheese",
            "CHEESE",
            Money.of(100),
            true,
            Map.of(),
            List.of(),
            Availability.FREELY);
    Modifier bacon = new Modifier(Ids.next(), "Bacon", "BACON", Money.of(200));
    ModifierGroup toppings =
        new ModifierGroup(
            Ids.next(), "toppings", "Toppings", 0, 3, 1, true, List.of(cheese, bacon));
    MenuItem burger = RIBEYE.edit().modifierGroups(List.of(toppings)).done();
    Selection.Priced first = priced(burger, List.of(new Choice(bacon.id(), null)));
    assertEquals(Money.of(4400 + 200), first.unitPrice());
    Selection.Priced again = priced(burger, Chosen.choices(first.chosen()));
    assertEquals(first.unitPrice(), again.unitPrice());
  }

  private static Selection.Priced priced(MenuItem item, List<Choice> choices) {
    return assertInstanceOf(
        Selection.Priced.class, Selection.of(evening(), item, item.sizes().getFirst(), choices));
  }

  @Test
  void aDaysRuleIsOverWhenTheDayIs() {
    LocalDate friday = LocalDate.of(2026, 11, 20);
    Availability out = new Availability(false, null, friday, "Iris", null);
    assertTrue(!out.on(friday).orderable());
    assertTrue(out.on(friday.plusDays(1)).orderable());
    assertTrue(!new Availability(true, 0, null, null, null).on(friday).orderable());
  }

  @Test
  void searchForgivesAccentsAndCase() {
    assertEquals(List.of(FONDANT), menu().search("CHOC fond"));
    assertEquals(List.of(MALBEC), menu().search("mál"));
    assertEquals(List.of(), menu().search("'; drop table"));
    assertEquals(List.of(), menu().search("  "));
  }

  private static Selection.Priced priced(Choice... choices) {
    return assertInstanceOf(
        Selection.Priced.class,
        Selection.of(evening(), RIBEYE, RIBEYE.sizes().getFirst(), List.of(choices)));
  }

  private static void assertFault(String saying, Choice... choices) {
    Selection.Faulty faulty =
        assertInstanceOf(
            Selection.Faulty.class,
            Selection.of(evening(), RIBEYE, RIBEYE.sizes().getFirst(), List.of(choices)));
    assertTrue(
        faulty.faults().stream().anyMatch(fault -> fault.message().contains(saying)),
        faulty.faults().toString());
  }
}
