package brigade.orders.ui;

import static brigade.menu.MenuFixture.CHANGE;
import static brigade.menu.MenuFixture.MALBEC;
import static brigade.menu.MenuFixture.RIBEYE;
import static brigade.menu.MenuFixture.SIDE;
import static brigade.menu.MenuFixture.TEMPERATURE;
import static brigade.menu.MenuFixture.choice;
import static brigade.menu.MenuFixture.evening;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.menu.Prefix;
import brigade.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTest {
  @Test
  void thePriceRunsWhileForcedGroupsAreStillOpen() {
    Draft draft = new Draft(evening(), RIBEYE, 1, 2);
    assertEquals(Money.of(4400), draft.total());
    draft.choose(choice(SIDE, "Frites"));
    draft.choose(choice(SIDE, "Gratin"));
    draft.choose(choice(CHANGE, "Jus", Prefix.EXTRA));
    assertEquals(Money.of(4400 + 600 + 150), draft.total());
    assertEquals(List.of("Temperature"), draft.missing("Size"));
    draft.quantity(3);
    assertEquals(Money.of(3 * (4400 + 600 + 150)), draft.total());
  }

  @Test
  void choosingOneThingAgainWithAnotherWordReplacesIt() {
    Draft draft = new Draft(evening(), RIBEYE, null, 2);
    draft.choose(choice(CHANGE, "Jus", Prefix.EXTRA));
    draft.choose(choice(CHANGE, "Jus", Prefix.NO));
    assertEquals(1, draft.choices().size());
    assertEquals(Money.of(4400), draft.total());
  }

  @Test
  void anItemInSizesHasNoPriceOfItsOwnUntilOneIsChosen() {
    Draft draft = new Draft(evening(), MALBEC, null, 0);
    assertTrue(draft.priced().isEmpty());
    assertEquals(List.of("Size"), draft.missing("Size"));
    draft.size(MALBEC.size("bottle").orElseThrow());
    assertEquals(Money.of(4800), draft.total());
    assertTrue(draft.missing("Size").isEmpty());
  }

  @Test
  void closingAsksOnlyWhenSomethingWouldBeLost() {
    Draft draft = new Draft(evening(), RIBEYE, 1, 2);
    assertFalse(draft.touched());
    draft.choose(choice(TEMPERATURE, "Rare"));
    assertTrue(draft.touched());
    draft.drop(choice(TEMPERATURE, "Rare").modifierId());
    assertFalse(draft.touched());
    draft.note("well rested");
    assertTrue(draft.touched());
  }
}
