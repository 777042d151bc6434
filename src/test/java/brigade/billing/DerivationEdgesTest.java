package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.billing.Step.Kind;
import brigade.money.Money;
import brigade.money.Rate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DerivationEdgesTest {
  @Test
  @DisplayName("M11 a part's share of several discounts is told by their size")
  void discountsOfAPartAreToldByTheirSize() {
    CheckFixture order =
        CheckFixture.dinner().with("Menu", 1, 10_000).lessAmount(1_000).lessAmount(3_000);
    Figures half = order.split(Division.evenly(order.open(), 2)).getFirst();
    assertEquals(
        List.of(Money.of(-500), Money.of(-1_500)),
        order.derive().explain(half).stream()
            .filter(step -> step.kind() == Kind.DISCOUNT)
            .map(Step::amount)
            .toList());
    assertEquals(
        List.of(Money.of(-1_000), Money.of(-3_000)),
        order.derive().explain(half).stream()
            .filter(step -> step.kind() == Kind.DISCOUNT)
            .map(Step::whole)
            .toList());
  }

  @Test
  @DisplayName(
      "M3 parts paid with another service charge keep theirs, and the rest bears the new one")
  void aNewServiceChargeIsOfWhatIsNotPaid() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Menu", 2, 5_000)
            .under(Terms.plain(true).withService(Rate.percent(10)));
    UUID first = UUID.randomUUID();
    Figures half = order.split(Division.evenly(order.open(), 2)).getFirst();
    assertEquals(Money.of(500), half.totals().serviceCharge());
    order.under(Terms.plain(true).withService(Rate.percent(20)));
    Totals totals = order.derive(Map.of(first, half)).totals();
    assertEquals(Money.of(500 + 1_000), totals.serviceCharge());
    order.under(Terms.plain(true));
    assertEquals(Money.of(500), order.derive(Map.of(first, half)).totals().serviceCharge());
  }

  @Test
  @DisplayName("M3 parts paid with the same service charge change nothing about it")
  void theSameServiceChargeIsOfTheWholeOrder() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Menu", 1, 1_005)
            .under(Terms.plain(true).withService(Rate.percent(10)));
    Figures half = order.split(Division.evenly(order.open(), 2)).getFirst();
    Totals totals = order.derive(Map.of(UUID.randomUUID(), half)).totals();
    assertEquals(Money.of(101), totals.serviceCharge());
  }

  @Test
  void taxesStandInTheOrderOfTheirCodesAndRates() {
    TaxRate low = new TaxRate("A", "Reduced", Rate.percent(5));
    TaxRate high = new TaxRate("A", "Full", Rate.percent(20));
    TaxRate other = new TaxRate("B", "City", Rate.percent(1));
    for (boolean included : new boolean[] {true, false}) {
      assertEquals(
          List.of(low, high, other),
          CheckFixture.dinner()
              .with("Wine", 1, 1_000, other)
              .with("Steak", 1, 1_000, high)
              .with("Bread", 1, 1_000, low)
              .under(Terms.plain(included))
              .derive()
              .totals()
              .taxes()
              .stream()
              .map(Totals.TaxTotal::tax)
              .toList());
    }
  }

  @Test
  void aSinglePortionIsWrittenWithoutItsCount() {
    assertEquals(
        List.of("700", "2 x 350", "1400"),
        CheckFixture.dinner().with("Wine", 1, 700).with("Tea", 2, 350).derive().steps().stream()
            .map(step -> step.formula(money -> "" + money.minor(), rate -> rate.ppm() + " ppm"))
            .toList());
  }
}
