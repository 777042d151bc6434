package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.billing.DiscountRule.Kind;
import brigade.billing.DiscountRule.Stacking;
import brigade.billing.DiscountRule.Targets;
import brigade.menu.When;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.Problem.FieldError;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountRuleTest {
  @ParameterizedTest(name = "{0}: {1} ppm, {2}, buy {3} get {4}, {5} slots")
  @DisplayName("M2 a rule has all that its kind needs and nothing that another needs")
  @CsvSource({
    "PERCENT, 1,, 0, 0, 0, true",
    "PERCENT, 1000000,, 0, 0, 0, true",
    "PERCENT, 0,, 0, 0, 0, false",
    "PERCENT, 1000001,, 0, 0, 0, false",
    "PERCENT,,, 0, 0, 0, false",
    "PERCENT, 100000, 100, 0, 0, 0, false",
    "AMOUNT,, 1, 0, 0, 0, true",
    "AMOUNT,, 0, 0, 0, 0, false",
    "AMOUNT,, -1, 0, 0, 0, false",
    "AMOUNT,,, 0, 0, 0, false",
    "AMOUNT, 100000, 100, 0, 0, 0, false",
    "BUY_GET, 1000000,, 1, 1, 0, true",
    "BUY_GET, 1000000,, 0, 1, 0, false",
    "BUY_GET, 1000000,, 1, 0, 0, false",
    "BUY_GET,,, 1, 1, 0, false",
    "BUY_GET, 1000000, 100, 1, 1, 0, false",
    "BUNDLE,, 0, 0, 0, 2, true",
    "BUNDLE,, 1500, 0, 0, 3, true",
    "BUNDLE,, -1, 0, 0, 2, false",
    "BUNDLE,, 1500, 0, 0, 1, false",
    "BUNDLE,,, 0, 0, 2, false",
    "BUNDLE, 100000, 1500, 0, 0, 2, false"
  })
  void aRuleIsWhole(
      Kind kind,
      @Nullable Integer ppm,
      @Nullable Long amount,
      int buy,
      int get,
      int slots,
      boolean whole) {
    if (whole) {
      assertEquals(kind, rule(kind, ppm, amount, buy, get, slots).kind());
    } else {
      assertThrows(IllegalArgumentException.class, () -> rule(kind, ppm, amount, buy, get, slots));
    }
  }

  private static DiscountRule rule(
      Kind kind, @Nullable Integer ppm, @Nullable Long amount, int buy, int get, int slots) {
    return new DiscountRule(
        "RULE",
        "Rule",
        kind,
        ppm == null ? null : new Rate(ppm),
        amount == null ? null : Money.of(amount),
        buy,
        get,
        Targets.ALL,
        Collections.nCopies(slots, Targets.ALL),
        When.ALWAYS,
        true,
        Stacking.STACKABLE,
        0,
        false,
        false);
  }

  @Test
  void aRuleIsOnWhatItNamesOrOnEverything() {
    Promotions.Item cola =
        new Promotions.Item(UUID.randomUUID(), "cola", "Drinks", 1, Money.of(400), false, Set.of());
    assertTrue(Targets.ALL.has(cola));
    assertTrue(new Targets(Set.of("Drinks"), Set.of()).has(cola));
    assertTrue(new Targets(Set.of("Mains"), Set.of("cola")).has(cola));
    assertFalse(new Targets(Set.of("Mains"), Set.of()).has(cola));
    assertFalse(new Targets(Set.of(), Set.of("beer")).has(cola));
    assertFalse(new Targets(Set.of("Drinks"), Set.of()).all());
    assertFalse(new Targets(Set.of(), Set.of("cola")).all());
    assertEquals(List.of(), List.copyOf(Targets.ALL.skus()));
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @DisplayName("M2 what is wrong with a rule is said at its field")
  @CsvSource({
    "HAPPY-2_A, Happy hour, 0,",
    "ABCDEFGHIJKLMNOPQRST, Longest code, 1000,",
    "ABCDEFGHIJKLMNOPQRSTU, Too long, 0, code",
    "happy, Small letters, 0, code",
    "A, ' ', 0, name",
    "A, Late, 1001, priority",
    "A, Early, -1000,",
    "A, Too early, -1001, priority"
  })
  void whatIsWrongIsSaidAtItsField(String code, String name, int priority, @Nullable String wrong) {
    assertEquals(
        wrong == null ? List.of() : List.of(wrong),
        fields(DiscountRule.faults(code, name, priority)));
  }

  @Test
  @DisplayName("M2 a set has no more portions than a table could order")
  void aSetHasALimit() {
    int most = DiscountRule.SET_LIMIT;
    assertEquals(List.of(), fields(rule(Kind.BUY_GET, Rate.ONE, null, most, most, 0).faults()));
    assertEquals(
        List.of("buy", "get"),
        fields(rule(Kind.BUY_GET, Rate.ONE, null, most + 1, most + 1, 0).faults()));
    assertEquals(
        List.of(), fields(rule(Kind.PERCENT, Rate.ONE, null, most + 1, most + 1, 0).faults()));
    assertEquals(List.of(), fields(rule(Kind.BUNDLE, null, 1_500L, 0, 0, most).faults()));
    assertEquals(
        List.of("slots"), fields(rule(Kind.BUNDLE, null, 1_500L, 0, 0, most + 1).faults()));
    assertEquals(List.of("name"), fields(DiscountRule.faults("A", "x".repeat(61), 0)));
  }

  private static List<String> fields(List<FieldError> faults) {
    return faults.stream().map(FieldError::field).toList();
  }
}
