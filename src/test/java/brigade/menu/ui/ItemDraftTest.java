package brigade.menu.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.menu.Allergen;
import brigade.menu.Differences;
import brigade.menu.MenuFixture;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.Size;
import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.venue.VenueSettings;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ItemDraftTest {
  private static final Amounts AMOUNTS =
      new Amounts(
          new VenueSettings(
              "Marlow & Vine",
              "",
              "",
              "",
              Currency.getInstance("EUR"),
              Locale.ENGLISH,
              ZoneId.of("Europe/Dublin"),
              4,
              true,
              ""));
  private static final MenuSnapshot MENU = MenuFixture.menu();

  @Test
  void savingWithoutAChangeChangesNothing() {
    for (MenuItem item : MENU.items()) {
      ItemDraft draft = ItemDraft.of(item, AMOUNTS);
      assertEquals(0, draft.changes(), item.name());
      assertEquals(List.of(), Differences.between(item, built(draft)), item.name());
    }
  }

  @Test
  void countsEachColumnOfASizeAsAChange() {
    ItemDraft draft = ItemDraft.of(MenuFixture.MALBEC, AMOUNTS);
    List<SizeRow> rows = draft.get(ItemDraft.SIZES);
    draft.set(
        ItemDraft.SIZES,
        List.of(rows.get(0).withPrice("13.50").withName("Glass"), rows.get(1).withPrice("50.00")));
    assertEquals(3, draft.changes());
    draft.set(ItemDraft.NAME, "Malbec, Cahors");
    assertEquals(4, draft.changes());
    draft.revert();
    assertEquals(0, draft.changes());
    draft.set(ItemDraft.SIZES, rows.reversed());
    assertEquals(1, draft.changes(), "another order is one");
    draft.set(ItemDraft.SIZES, List.of(rows.getFirst()));
    assertEquals(1, draft.changes(), "one less is one");
  }

  @Test
  void aNewItemGetsASkuAndAKitchenNameOfItsOwn() {
    ItemDraft draft = ItemDraft.adding(MenuFixture.GRILL, MENU, AMOUNTS);
    assertTrue(draft.isNew());
    draft.set(ItemDraft.NAME, " Ribeye, très épais ");
    SizeRow row = draft.get(ItemDraft.SIZES).getFirst();
    draft.set(ItemDraft.SIZES, List.of(row.withPrice("52")));
    MenuItem item = built(draft);
    assertEquals("Ribeye, très épais", item.name());
    assertEquals("RIBEYE, TRÈS É", item.kitchenName());
    assertEquals("ribeye-tres-epais", item.sku());
    assertEquals(Money.of(5200), item.price());
    assertEquals(List.of(MenuFixture.FOOD), item.taxes(), "what the house takes by default");
    assertEquals("GRILL", item.station(), "where its neighbours are made");

    draft.set(ItemDraft.NAME, "Ribeye");
    assertEquals("ribeye-2", built(draft).sku(), "the other one is somebody else's");
  }

  @Test
  void whatIsMissingIsFoundWithItsPlace() {
    ItemDraft draft = ItemDraft.of(MenuFixture.MALBEC, AMOUNTS);
    List<SizeRow> rows = draft.get(ItemDraft.SIZES);
    draft.set(ItemDraft.SIZES, List.of(rows.get(0).withName(" "), rows.get(1).withPrice("4,8oo")));
    ItemDraft.Built.Faulty faulty =
        assertInstanceOf(ItemDraft.Built.Faulty.class, draft.build(MENU));
    assertEquals(List.of("sizes[0].size", "sizes[1].price"), faulty.fields());
  }

  @Test
  void severalSizesKeepTheNameThatTheKitchenHadForAll() {
    ItemDraft draft = ItemDraft.of(MenuFixture.MALBEC, AMOUNTS);
    List<SizeRow> rows = draft.get(ItemDraft.SIZES);
    draft.set(ItemDraft.SIZES, List.of(rows.get(0).withKitchenName("MALBEC GLS"), rows.get(1)));
    MenuItem item = built(draft);
    assertEquals("MALBEC", item.kitchenName());
    assertEquals(
        List.of("MALBEC GLS", "MALBEC BTL"), item.sizes().stream().map(Size::kitchenName).toList());
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsFollowedUnlessItWasChangedHereToo() {
    ItemDraft mine = ItemDraft.of(MenuFixture.RIBEYE, AMOUNTS);
    mine.set(ItemDraft.NAME, "Ribeye, dry aged");
    mine.set(ItemDraft.ALLERGENS, Set.of(Allergen.DAIRY));
    MenuItem theirs =
        changed(
            MenuFixture.RIBEYE,
            draft -> {
              draft.set(ItemDraft.NAME, "Ribeye 300");
              draft.set(ItemDraft.COURSE, 3);
              draft.set(ItemDraft.ALLERGENS, Set.of(Allergen.DAIRY));
            });

    ItemDraft.Meanwhile meanwhile = mine.follow(theirs);

    assertEquals(List.of(ItemDraft.NAME, ItemDraft.COURSE, ItemDraft.ALLERGENS), meanwhile.news());
    assertEquals(List.of(ItemDraft.NAME), meanwhile.disputed(), "both said the same of allergens");
    assertEquals("Ribeye, dry aged", mine.get(ItemDraft.NAME));
    assertEquals(3, mine.get(ItemDraft.COURSE));
    assertEquals(1, mine.changes());

    mine.adopt(meanwhile.disputed());
    assertEquals("Ribeye 300", mine.get(ItemDraft.NAME));
    assertEquals(0, mine.changes());
    assertEquals(theirs, mine.base());
  }

  @Test
  void hearingOfOnesOwnSaveIsNoNews() {
    ItemDraft mine = ItemDraft.of(MenuFixture.RIBEYE, AMOUNTS);
    mine.set(ItemDraft.COURSE, 1);
    ItemDraft.Meanwhile meanwhile = mine.follow(built(mine));
    assertEquals(List.of(), meanwhile.disputed());
    assertEquals(0, mine.changes());
    assertFalse(mine.changed(ItemDraft.COURSE));
  }

  private static MenuItem changed(MenuItem item, Consumer<ItemDraft> how) {
    ItemDraft draft = ItemDraft.of(item, AMOUNTS);
    how.accept(draft);
    return built(draft);
  }

  private static MenuItem built(ItemDraft draft) {
    return assertInstanceOf(ItemDraft.Built.Ready.class, draft.build(MENU)).item();
  }
}
