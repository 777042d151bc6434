package brigade.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.HouseTest;
import brigade.app.demo.DemoRestaurant;
import brigade.menu.SavingEdits.Outcome;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@HouseTest
class SavingEditsTest {
  @Inject SavingEdits saving;
  @Inject ChangingMenu changing;
  @Inject SettingAvailability availability;
  @Inject MenuHistory history;
  @Inject Menus menus;
  @Inject CurrentActor actor;
  @Inject DemoRestaurant demo;

  @BeforeEach
  @AfterEach
  void startAnew() {
    demo.reset();
  }

  @Test
  void theSecondOfTwoEditsIsToldWhatTheFirstOneChanged() {
    MenuItem before = ribeye();
    MenuItem first = before.edit().name("Ribeye, dry aged").course(3).done();
    assertInstanceOf(Outcome.Saved.class, house(() -> saving.item(before, first)));

    MenuItem second = before.edit().favourite(false).done();
    Outcome.Overtaken<?> overtaken =
        assertInstanceOf(Outcome.Overtaken.class, house(() -> saving.item(before, second)));
    assertEquals(List.of("name", "course"), overtaken.fields());
    assertEquals(first.name(), ((MenuItem) overtaken.now()).name());
    assertEquals("Brigade", overtaken.last().orElseThrow().by());
    assertEquals(
        List.of(), Differences.between(first, ribeye()), "nothing of the second one is saved");

    assertInstanceOf(
        Outcome.Saved.class,
        house(() -> saving.item(first, first.edit().favourite(false).done())),
        "after looking at it, it is");
  }

  @Test
  void renamingItsCategoryOrSellingPortionsOvertakesNobody() {
    MenuItem before = ribeye();
    Category grill = before.category();
    house(
        () ->
            changing.save(
                new Category(grill.id(), "From the grill", grill.course(), grill.position())));
    house(() -> availability.set(before.id(), null, 3, false));
    assertInstanceOf(
        Outcome.Saved.class,
        house(() -> saving.item(before, before.edit().allergens(Set.of(Allergen.EGG)).done())));
    assertEquals(3, ribeye().availability().remaining());
    assertEquals("From the grill", ribeye().category().name());
  }

  @Test
  void whatIsGoneIsSaidToBeGone() {
    MenuItem before = ribeye();
    house(() -> changing.removeItem(before.id()));
    Outcome.Gone<?> gone =
        assertInstanceOf(
            Outcome.Gone.class,
            house(() -> saving.item(before, before.edit().name("Ribeye 400 g").done())));
    assertEquals("menu.item-removed", gone.last().orElseThrow().action());
  }

  @Test
  void theLastChangeOfTheMenuIsKnown() {
    assertTrue(house(history::last).orElseThrow().action().startsWith("menu."));
    MenuItem before = ribeye();
    house(() -> saving.item(before, before.edit().name("Ribeye 350 g").done()));
    assertEquals("menu.item-saved", house(history::last).orElseThrow().action());
    assertEquals(
        "menu.item-saved", house(() -> history.lastOf(before.id())).orElseThrow().action());
  }

  private MenuItem ribeye() {
    return menus.fresh().offer("ribeye-300-g").orElseThrow().item();
  }

  private <T> T house(Supplier<T> work) {
    return actor.call(Actor.HOUSE, work::get);
  }
}
