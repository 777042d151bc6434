package brigade.orders.ui;

import static brigade.menu.MenuFixture.CHANGE;
import static brigade.menu.MenuFixture.MALBEC;
import static brigade.menu.MenuFixture.RIBEYE;
import static brigade.menu.MenuFixture.SIDE;
import static brigade.menu.MenuFixture.TEMPERATURE;
import static brigade.menu.MenuFixture.evening;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.menu.Prefix;
import brigade.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DraftTest {
  @Test
  void thePriceRunsWhileForcedGroupsAreStillOpen() {
    Draft draft = new Draft(evening(), RIBEYE, Whose.of(1), 2);
    assertEquals(Money.of(4400), draft.total());
    tap(draft, SIDE, "Frites", null);
    tap(draft, SIDE, "Gratin", null);
    tap(draft, CHANGE, "Jus", Prefix.EXTRA);
    assertEquals(Money.of(4400 + 600 + 150), draft.total());
    assertEquals(List.of("Temperature"), draft.missing("Size", "Price", "Weight"));
    draft.quantity(3);
    assertEquals(Money.of(3 * (4400 + 600 + 150)), draft.total());
  }

  @Test
  void choosingOneThingAgainWithAnotherWordReplacesIt() {
    Draft draft = new Draft(evening(), RIBEYE, Whose.TABLE, 2);
    tap(draft, CHANGE, "Jus", Prefix.EXTRA);
    tap(draft, CHANGE, "Jus", Prefix.NO);
    assertEquals(1, draft.choices().size());
    assertEquals(Money.of(4400), draft.total());
  }

  @Test
  void anItemInSizesHasNoPriceOfItsOwnUntilOneIsChosen() {
    Draft draft = new Draft(evening(), MALBEC, Whose.TABLE, 0);
    assertTrue(draft.priced().isEmpty());
    assertEquals(List.of("Size"), draft.missing("Size", "Price", "Weight"));
    draft.size(MALBEC.size("bottle").orElseThrow());
    assertEquals(Money.of(4800), draft.total());
    assertTrue(draft.missing("Size", "Price", "Weight").isEmpty());
  }

  @Test
  void closingAsksOnlyWhenSomethingWouldBeLost() {
    Draft draft = new Draft(evening(), RIBEYE, Whose.of(1), 2);
    assertFalse(draft.touched());
    tap(draft, TEMPERATURE, "Rare", null);
    assertTrue(draft.touched());
    tap(draft, TEMPERATURE, "Rare", null);
    assertFalse(draft.touched());
    draft.note("well rested");
    assertTrue(draft.touched());
  }

  private static void tap(Draft draft, ModifierGroup group, String name, @Nullable Prefix word) {
    Modifier modifier =
        group.modifiers().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    draft.picks(draft.picks().tap(draft.picks().root(), group, modifier, word, null).picks());
  }
}
