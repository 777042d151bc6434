package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.HouseTest;
import brigade.billing.DiscountRule.Kind;
import brigade.billing.DiscountRule.Stacking;
import brigade.billing.DiscountRule.Targets;
import brigade.billing.Terms.TaxRounding;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.When;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.Problem.FieldError;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.NotPermitted;
import brigade.staff.Role;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two managers and one set of rules: nobody writes over what they have not seen. */
@HouseTest
class SavingRulesTest {
  @Inject DiscountRules discounts;
  @Inject RulesOfBilling rules;
  @Inject CurrentActor actor;

  private BillingRules.Settings before;

  @BeforeEach
  void remember() {
    before = rules.fresh();
  }

  @AfterEach
  void asItWas() {
    as("Iris", () -> rules.change(before));
    as("Iris", () -> discounts.remove("STAFF-10"));
  }

  @Test
  @DisplayName("M2 of two who change one discount the second is told what changed and by whom")
  void theSecondIsToldWhatChanged() {
    DiscountRule ten = percent("Staff 10", 10);
    assertInstanceOf(Outcome.Saved.class, as("Iris", () -> discounts.save(null, ten)));
    Outcome.Refused<DiscountRule> taken =
        assertInstanceOf(
            Outcome.Refused.class, as("Iris", () -> discounts.save(null, percent("Other", 5))));
    assertEquals(List.of("code"), fields(taken.faults()));

    DiscountRule twelve = percent("Staff 12", 12);
    assertInstanceOf(Outcome.Saved.class, as("Olga", () -> discounts.save(ten, twelve)));
    Outcome.Overtaken<DiscountRule> overtaken =
        assertInstanceOf(
            Outcome.Overtaken.class,
            as("Iris", () -> discounts.save(ten, percent("Staff 15", 15))));
    assertEquals(List.of("name", "percent"), overtaken.fields());
    assertEquals(twelve, overtaken.now());
    assertEquals("Olga", overtaken.last().orElseThrow().by());
    assertEquals(twelve, discounts.rule("STAFF-10").orElseThrow(), "nothing of it is saved");

    as("Olga", () -> discounts.remove("STAFF-10"));
    Outcome.Gone<DiscountRule> gone =
        assertInstanceOf(
            Outcome.Gone.class, as("Iris", () -> discounts.save(twelve, percent("Staff", 9))));
    assertEquals("discount-rule.removed", gone.last().orElseThrow().action());
  }

  @Test
  @DisplayName("M2 a discount that can't be is refused with its fields, and only the owner may")
  void aWrongDiscountIsRefused() {
    DiscountRule wrong =
        new DiscountRule(
            "staff 10",
            " ",
            Kind.BUY_GET,
            Rate.percent(100),
            null,
            DiscountRule.SET_LIMIT + 1,
            1,
            Targets.ALL,
            List.of(),
            When.ALWAYS,
            true,
            Stacking.EXCLUSIVE,
            DiscountRule.PRIORITY_LIMIT + 1,
            false,
            false);
    Outcome.Refused<DiscountRule> refused =
        assertInstanceOf(Outcome.Refused.class, as("Iris", () -> discounts.save(null, wrong)));
    assertEquals(List.of("code", "name", "priority", "buy"), fields(refused.faults()));
    assertThrows(
        NotPermitted.class,
        () -> actor.call(person("Ana", Role.SERVER), () -> discounts.save(null, wrong)));
  }

  @Test
  @DisplayName("M3 service charges are put in order, changed and taken away one by one")
  void serviceChargesOneByOne() {
    ServiceRule parties = service("Parties", 12, 6);
    ServiceRule all = service("Service", 5, 1);
    as("Iris", () -> rules.saveService(null, all, 0));
    as("Iris", () -> rules.saveService(null, parties, 0));
    assertEquals(List.of(parties, all), rules.settings().services());

    ServiceRule ten = service("Parties", 10, 6);
    as("Olga", () -> rules.saveService(parties, ten, 1));
    assertEquals(List.of(all, ten), rules.fresh().services());
    Outcome.Overtaken<ServiceRule> overtaken =
        assertInstanceOf(
            Outcome.Overtaken.class,
            as("Iris", () -> rules.saveService(parties, service("Parties", 15, 8), 0)));
    assertEquals(ten, overtaken.now());
    assertEquals(List.of("rate"), overtaken.fields());
    assertEquals("Olga", overtaken.last().orElseThrow().by());

    assertTrue(as("Iris", () -> rules.removeService(ten)));
    assertFalse(as("Iris", () -> rules.removeService(ten)));
    assertInstanceOf(Outcome.Gone.class, as("Iris", () -> rules.saveService(ten, parties, 0)));
    assertEquals(List.of(all), rules.fresh().services());
  }

  @Test
  @DisplayName("M1 where sums are rounded is saved beside a service charge that somebody adds")
  void roundingIsSavedBesideServiceCharges() {
    BillingRules.Settings known = rules.fresh();
    as("Olga", () -> rules.saveService(null, service("Service", 5, 1), 0));
    BillingRules.Settings rounded =
        new BillingRules.Settings(
            List.of(),
            TaxRounding.PER_LINE,
            new CashRounding(5),
            known.discountBase(),
            known.discountLimit(),
            known.tips(),
            known.tipsWithService(),
            known.tipsAfterDiscount());
    assertInstanceOf(Outcome.Saved.class, as("Iris", () -> rules.save(known, rounded)));
    assertEquals(TaxRounding.PER_LINE, rules.fresh().taxRounding());
    assertEquals(
        List.of("Service"), rules.settings().services().stream().map(ServiceRule::name).toList());

    Outcome.Overtaken<BillingRules.Settings> overtaken =
        assertInstanceOf(Outcome.Overtaken.class, as("Olga", () -> rules.save(known, known)));
    assertEquals(List.of("taxRounding", "cashRounding"), overtaken.fields());
    assertEquals("Iris", overtaken.last().orElseThrow().by());
  }

  private static List<String> fields(List<FieldError> faults) {
    return faults.stream().map(FieldError::field).toList();
  }

  private static DiscountRule percent(String name, int percent) {
    return new DiscountRule(
        "STAFF-10",
        name,
        Kind.PERCENT,
        Rate.percent(percent),
        null,
        0,
        0,
        Targets.ALL,
        List.of(),
        When.ALWAYS,
        false,
        Stacking.EXCLUSIVE,
        0,
        false,
        false);
  }

  private static ServiceRule service(String name, int percent, int covers) {
    return new ServiceRule(
        name,
        Rate.percent(percent),
        covers,
        Set.of(),
        Set.of("DELIVERY"),
        Money.ZERO,
        false,
        ServiceRule.Base.MENU_PRICE,
        true);
  }

  private <T extends @Nullable Object> T as(String name, Supplier<T> work) {
    return actor.call(person(name, Role.MANAGER), work::get);
  }

  private static Actor person(String name, Role role) {
    UUID none = new UUID(0, 0);
    return new Actor(none, name, role, 1, none, "office", none);
  }
}
