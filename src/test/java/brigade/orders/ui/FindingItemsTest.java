package brigade.orders.ui;

import static brigade.menu.MenuFixture.FONDANT;
import static brigade.menu.MenuFixture.MALBEC;
import static brigade.menu.MenuFixture.RIBEYE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.menu.MenuFixture;
import brigade.menu.MenuItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingItemsTest {
  private static final MenuSide.Shown MENU =
      new MenuSide.Shown(
          MenuFixture.evening(),
          List.of(),
          4,
          List.of(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Map.of());

  @Test
  void theStartOfEveryWordFindsAnItem() {
    assertFinds("choc fon", FONDANT);
    assertFinds("MALB", MALBEC);
    assertFinds("rib 300", RIBEYE);
  }

  @Test
  void theFirstLettersOfItsWordsFindAnItem() {
    assertFinds("cf", FONDANT);
    assertFinds("r3g", RIBEYE);
  }

  @Test
  void whatIsNowhereFindsNothing() {
    assertFinds("zz");
    assertFinds("fondant malbec");
    assertFinds("'; drop table menu_item; --");
  }

  private static void assertFinds(String words, MenuItem... items) {
    assertEquals(
        List.of(items).stream().map(MenuItem::name).toList(),
        MENU.hits(words).stream().map(MenuItem::name).toList());
  }
}
