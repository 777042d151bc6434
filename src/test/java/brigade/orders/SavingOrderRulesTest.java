package brigade.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import brigade.HouseTest;
import brigade.menu.SavingEdits.Outcome;
import brigade.money.Rate;
import brigade.orders.OrderPhrases.Group;
import brigade.orders.OrderPhrases.Kind;
import brigade.rest.Problem.FieldError;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Role;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two managers, the types of orders and the phrases: nobody writes over what they have not seen.
 */
@HouseTest
class SavingOrderRulesTest {
  private static final String WINE = "Wine";

  @Inject OrderTypes types;
  @Inject OrderPhrases phrases;
  @Inject CurrentActor actor;

  private OrderTypeRules takeout;
  private List<Group> notes;

  @BeforeEach
  void remember() {
    types.fresh();
    takeout = types.of(OrderType.TAKEOUT);
    notes = phrases.of(Kind.NOTE);
  }

  @AfterEach
  void asItWas() {
    as("Iris", () -> types.change(takeout));
    as("Iris", () -> phrases.replace(Kind.NOTE, notes));
  }

  @Test
  @DisplayName("of two who change one type of order the second is told what changed and by whom")
  void typesOfOrders() {
    OrderTypeRules called = labelled("BAG IT", 10);
    assertInstanceOf(Outcome.Saved.class, as("Olga", () -> types.save(takeout, called)));
    Outcome.Overtaken<OrderTypeRules> overtaken =
        assertInstanceOf(
            Outcome.Overtaken.class, as("Iris", () -> types.save(takeout, labelled("TO GO", 0))));
    assertEquals(List.of("kitchenLabel", "discount"), overtaken.fields());
    assertEquals("Olga", overtaken.last().orElseThrow().by());
    assertInstanceOf(
        Outcome.Saved.class, as("Iris", () -> types.save(called, labelled("TO GO", 0))));
    types.fresh();
    assertEquals("TO GO", types.of(OrderType.TAKEOUT).kitchenLabel());

    Outcome.Refused<OrderTypeRules> refused =
        assertInstanceOf(
            Outcome.Refused.class,
            as("Iris", () -> types.save(called, labelled("A LABEL FAR TOO LONG", 0))));
    assertEquals(
        List.of("kitchenLabel"), refused.faults().stream().map(FieldError::field).toList());
  }

  @Test
  @DisplayName("notes of a category are saved beside those of others, and only as they were seen")
  void phrasesOfACategory() {
    Group cold = new Group(WINE, List.of("Very cold", "Decant"));
    assertInstanceOf(Outcome.Saved.class, as("Olga", () -> phrases.save(Kind.NOTE, null, cold)));
    assertInstanceOf(
        Outcome.Refused.class,
        as("Iris", () -> phrases.save(Kind.NOTE, null, new Group(WINE, List.of("Warm")))));
    assertEquals(notes.size() + 1, phrases.of(Kind.NOTE).size(), "the others are as they were");
    assertEquals(
        List.of("Very cold", "Decant"),
        phrases.of(Kind.NOTE, WINE).subList(forAll().size(), forAll().size() + 2));

    Outcome.Overtaken<Group> overtaken =
        assertInstanceOf(
            Outcome.Overtaken.class,
            as(
                "Iris",
                () ->
                    phrases.save(
                        Kind.NOTE, new Group(WINE, List.of()), new Group(WINE, List.of("Ice")))));
    assertEquals(cold, overtaken.now());
    assertEquals("Olga", overtaken.last().orElseThrow().by());

    Outcome.Refused<Group> refused =
        assertInstanceOf(
            Outcome.Refused.class,
            as(
                "Iris",
                () ->
                    phrases.save(
                        Kind.NOTE,
                        cold,
                        new Group(WINE, Collections.nCopies(OrderPhrases.MOST + 1, "Ice")))));
    assertEquals(List.of("phrases"), refused.faults().stream().map(FieldError::field).toList());
    as("Iris", () -> phrases.save(Kind.NOTE, cold, new Group(WINE, List.of())));
    assertEquals(notes, phrases.of(Kind.NOTE), "without a phrase the category has none");
  }

  private List<String> forAll() {
    return phrases.of(Kind.NOTE, "");
  }

  private OrderTypeRules labelled(String label, int percent) {
    return new OrderTypeRules(
        OrderType.TAKEOUT,
        takeout.name(),
        label,
        takeout.serviceCharge(),
        takeout.needsName(),
        takeout.needsAddress(),
        takeout.holdFrom(),
        takeout.leadMinutes(),
        Rate.percent(percent));
  }

  private <T> T as(String name, Supplier<T> work) {
    UUID none = new UUID(0, 0);
    return actor.call(new Actor(none, name, Role.MANAGER, 1, none, "office", none), work::get);
  }
}
