package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.billing.Totals.TaxTotal;
import brigade.money.Money;
import brigade.money.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DerivationTest {
  private static final TaxRate EIGHT = new TaxRate("A", "Tax", Rate.percent(8));

  @Test
  void taxIsAddedWherePricesLeaveItOut() {
    Totals totals =
        CheckFixture.dinner()
            .with("Dinner", 1, 30_600, EIGHT)
            .under(Terms.plain(false))
            .derive()
            .totals();
    assertEquals(Money.of(30_600), totals.subtotal());
    assertEquals(List.of(new TaxTotal(EIGHT, Money.of(30_600), Money.of(2_448))), totals.taxes());
    assertEquals(Money.of(33_048), totals.total());
  }

  @Test
  void taxIsTakenOutWherePricesIncludeIt() {
    Totals totals = CheckFixture.dinner().with("Dinner", 1, 10_800, EIGHT).derive().totals();
    assertEquals(List.of(new TaxTotal(EIGHT, Money.of(10_000), Money.of(800))), totals.taxes());
    assertEquals(Money.of(10_800), totals.total());
  }

  @Test
  @DisplayName("M2 a discount on the check spreads over tax rates by share")
  void discountOnTheCheckSpreadsOverRates() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Food", 1, 8_000, CheckFixture.FOOD)
            .with("Wine", 1, 2_000, CheckFixture.DRINKS)
            .less(10)
            .under(Terms.plain(false));
    Totals totals = order.derive().totals();
    assertEquals(Money.of(1_000), totals.discount());
    assertEquals(
        List.of(
            new TaxTotal(CheckFixture.FOOD, Money.of(7_200), Money.of(972)),
            new TaxTotal(CheckFixture.DRINKS, Money.of(1_800), Money.of(414))),
        totals.taxes());
    assertEquals(Money.of(9_000 + 972 + 414), totals.total());
  }

  @Test
  @DisplayName("M2 a discount after tax leaves the tax as it was")
  void discountAfterTaxLeavesTheTax() {
    Totals totals =
        CheckFixture.dinner()
            .with("Food", 1, 10_000, EIGHT)
            .lessAmount(1_000)
            .under(Terms.plain(false).with(Terms.DiscountBase.AFTER_TAX))
            .derive()
            .totals();
    assertEquals(Money.of(800), totals.tax());
    assertEquals(Money.of(9_800), totals.total());
  }

  @Test
  void discountsOnLinesComeBeforeThoseOnTheCheck() {
    CheckFixture order = CheckFixture.dinner().with("Food", 1, 10_000).with("Wine", 1, 5_000);
    order.less(10).less(50, order.line(1));
    assertEquals(Money.of(2_500 + 1_250), order.derive().totals().discount());
  }

  @Test
  void compKeepsTheSaleAndChargesNothing() {
    Totals totals =
        CheckFixture.dinner()
            .with("Steak", 1, 3_000, EIGHT)
            .with("Dessert", 1, 1_000, EIGHT)
            .comped()
            .derive()
            .totals();
    assertEquals(Money.of(4_000), totals.subtotal());
    assertEquals(Money.of(1_000), totals.discount());
    assertEquals(Money.of(3_000), totals.total());
    assertEquals(Money.of(222), totals.tax());
  }

  @Test
  void amountBeyondThePriceFallsAway() {
    assertEquals(
        Money.ZERO,
        CheckFixture.dinner().with("Coffee", 1, 300).lessAmount(1_000).derive().totals().total());
  }

  @Test
  void serviceIsOfTheNetAndBearsTheTaxesOfItsLines() {
    Totals totals =
        CheckFixture.dinner()
            .with("Food", 1, 10_000, EIGHT)
            .less(10)
            .under(Terms.plain(false).withService(Rate.percent(10)))
            .derive()
            .totals();
    assertEquals(Money.of(900), totals.serviceCharge());
    assertEquals(Money.of(792), totals.tax());
    assertEquals(Money.of(9_000 + 900 + 792), totals.total());
  }

  @Test
  void severalIncludedTaxesDivideWhatThePriceContains() {
    Totals totals =
        CheckFixture.dinner()
            .with("Food", 1, 11_475, CheckFixture.FOOD, CheckFixture.CITY)
            .derive()
            .totals();
    assertEquals(Money.of(11_475), totals.total());
    assertEquals(
        List.of(
            new TaxTotal(CheckFixture.FOOD, Money.of(10_000), Money.of(1_350)),
            new TaxTotal(CheckFixture.CITY, Money.of(10_000), Money.of(125))),
        totals.taxes());
  }

  @Test
  void laterDiscountLeavesPaidChecksAlone() {
    CheckFixture order = CheckFixture.dinner().with("Menu", 2, 5_000);
    UUID first = UUID.randomUUID();
    Figures half = order.split(Division.evenly(order.open(), 2)).getFirst();
    order.reductions.add(
        Reduction.percent("late", "late", Rate.percent(10), Set.of()).sparing(Set.of(first)));
    assertEquals(Money.of(500), order.derive(Map.of(first, half)).totals().discount());
  }

  @Test
  void overflowIsRefusedRatherThanWrapped() {
    CheckFixture order = CheckFixture.dinner().with("Moon", 2, Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, order::derive);
  }

  @Test
  @DisplayName("M11 every check explains how each cent came about, and the steps add up")
  void stepsAddUpToTheTotal() {
    Random random = Seeds.of("DerivationTest.stepsAddUpToTheTotal");
    for (int i = 0; i < Integer.getInteger("brigade.generated", 2_000); i++) {
      CheckFixture order = CheckFixture.any(random);
      Derivation whole = order.derive();
      assertStepsAddUp(whole.steps(), whole.totals());
      for (Figures part : order.split(Division.evenly(order.open(), 1 + random.nextInt(5)))) {
        assertStepsAddUp(whole.explain(part), part.totals());
      }
    }
  }

  private static void assertStepsAddUp(List<Step> steps, Totals totals) {
    Money sum = Money.ZERO;
    for (Step step : steps) {
      switch (step.kind()) {
        case LINE, COMP, DISCOUNT, LEVY, SERVICE_CHARGE, TAX_ADDED, EXEMPTION, ROUNDING ->
            sum = sum.plus(step.amount());
        case TAX_ON_LINE, TAX_WITHIN -> {}
        case TOTAL -> assertEquals(totals.total(), step.amount());
      }
    }
    assertEquals(totals.total(), sum);
  }

  @Test
  void formulasReadAsOnPaper() {
    CheckFixture order = CheckFixture.dinner().with("Malbec", 2, 1_300, EIGHT).less(10);
    List<String> formulas =
        order.derive().steps().stream()
            .map(s -> s.formula(DerivationTest::written, DerivationTest::percent))
            .toList();
    assertEquals(List.of("2 x 13.00", "26.00 x 10%", "23.40 x 8% / 108%", "23.40"), formulas);
    Figures third = order.split(Division.evenly(order.open(), 3)).getFirst();
    assertTrue(
        order.derive().explain(third).stream()
            .map(s -> s.formula(DerivationTest::written, DerivationTest::percent))
            .toList()
            .contains("2 x 13.00 x 1/3"));
  }

  private static String written(Money money) {
    return BigDecimal.valueOf(money.minor(), 2).toString();
  }

  private static String percent(Rate rate) {
    return BigDecimal.valueOf(rate.ppm(), 4).stripTrailingZeros().toPlainString() + "%";
  }
}
