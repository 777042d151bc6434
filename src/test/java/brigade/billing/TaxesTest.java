package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.billing.Terms.DiscountBase;
import brigade.billing.Terms.TaxRounding;
import brigade.billing.Totals.LevyTotal;
import brigade.billing.Totals.TaxTotal;
import brigade.money.Money;
import brigade.money.Rate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TaxesTest {
  private static final TaxRate TEN = new TaxRate("A", "State tax", Rate.percent(10));
  private static final TaxRate FIVE_ON_IT = new TaxRate("B", "City tax", Rate.percent(5), true);
  private static final TaxRate TWO_ON_BOTH = new TaxRate("C", "Levy", Rate.percent(2), true);
  private static final Exemption MISSION = new Exemption("D-77", "Diplomatic mission");

  private static List<Long> amounts(Totals totals) {
    return totals.taxes().stream().map(tax -> tax.amount().minor()).toList();
  }

  private static List<Long> bases(Totals totals) {
    return totals.taxes().stream().map(tax -> tax.base().minor()).toList();
  }

  @Test
  @DisplayName("M11 a compound tax is due on the price and the taxes before it")
  void compoundTaxIsDueOnTheTaxesBeforeIt() {
    Totals totals =
        CheckFixture.dinner()
            .with("Wine", 1, 10_000, TEN, FIVE_ON_IT, TWO_ON_BOTH)
            .under(Terms.plain(false))
            .derive()
            .totals();
    assertEquals(List.of(1_000L, 550L, 231L), amounts(totals));
    assertEquals(List.of(10_000L, 11_000L, 11_550L), bases(totals));
    assertEquals(Money.of(11_781), totals.total());
  }

  @Test
  void compoundTaxContainedInThePriceIsTakenOutWithTheOthers() {
    Totals totals =
        CheckFixture.dinner()
            .with("Wine", 1, 11_781, TEN, FIVE_ON_IT, TWO_ON_BOTH)
            .derive()
            .totals();
    assertEquals(List.of(1_000L, 550L, 231L), amounts(totals));
    assertEquals(List.of(10_000L, 11_000L, 11_550L), bases(totals));
    assertEquals(Money.of(11_781), totals.total());
  }

  @Test
  void onlyTheLinesThatBearTheFirstTaxCompoundTheSecond() {
    Totals totals =
        CheckFixture.dinner()
            .with("Wine", 1, 10_000, TEN, FIVE_ON_IT)
            .with("Bread", 1, 2_000, FIVE_ON_IT)
            .under(Terms.plain(false))
            .derive()
            .totals();
    assertEquals(List.of(10_000L, 13_000L), bases(totals));
    assertEquals(List.of(1_000L, 650L), amounts(totals));
  }

  @Test
  @DisplayName("M1 a tax is rounded once per check, or on each line, as the owner says")
  void taxIsRoundedPerCheckOrPerLine() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Tea", 1, 105, TEN)
            .with("Milk", 1, 105, TEN)
            .with("Sugar", 1, 104, TEN)
            .under(Terms.plain(false));
    assertEquals(List.of(31L), amounts(order.derive().totals()));
    order.under(Terms.plain(false).with(TaxRounding.PER_LINE));
    assertEquals(List.of(11L + 11L + 10L), amounts(order.derive().totals()));
    assertEquals(Money.of(314 + 32), order.derive().totals().total());
    assertEquals(
        List.of(11L, 11L, 10L),
        order.derive().steps().stream()
            .filter(step -> step.kind() == Step.Kind.TAX_ON_LINE)
            .map(step -> step.amount().minor())
            .toList());
  }

  @Test
  void containedTaxIsRoundedPerCheckOrPerLine() {
    CheckFixture order = CheckFixture.dinner().with("Tea", 1, 105, TEN).with("Milk", 1, 105, TEN);
    // 105 × 10 / 110 is 9.5454…, and 210 × 10 / 110 is 19.0909….
    assertEquals(List.of(19L), amounts(order.derive().totals()));
    assertEquals(List.of(191L), bases(order.derive().totals()));
    order.under(Terms.plain(true).with(TaxRounding.PER_LINE));
    assertEquals(List.of(20L), amounts(order.derive().totals()));
    assertEquals(List.of(190L), bases(order.derive().totals()));
    assertEquals(Money.of(210), order.derive().totals().total());
  }

  @Test
  void perLineCompoundTaxBuildsOnRoundedTaxes() {
    Totals totals =
        CheckFixture.dinner()
            .with("Tea", 1, 15, TEN, FIVE_ON_IT)
            .under(Terms.plain(false).with(TaxRounding.PER_LINE))
            .derive()
            .totals();
    assertEquals(List.of(2L, 1L), amounts(totals));
    assertEquals(List.of(15L, 17L), bases(totals));
  }

  @Test
  @DisplayName("M11 an exempt order pays no added tax and says by which certificate")
  void exemptOrderPaysNoAddedTax() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Dinner", 1, 10_000, TEN, FIVE_ON_IT)
            .under(Terms.plain(false).exempt(MISSION));
    Figures figures = order.derive().figures();
    assertEquals(List.of(0L, 0L), amounts(figures.totals()));
    assertEquals(List.of(10_000L, 10_000L), bases(figures.totals()));
    assertEquals(Money.ZERO, figures.totals().untaxed());
    assertEquals(Money.of(10_000), figures.totals().total());
    assertEquals(MISSION, figures.exemption());
    Step step =
        order.derive().steps().stream()
            .filter(one -> one.kind() == Step.Kind.EXEMPTION)
            .findFirst()
            .orElseThrow();
    assertEquals("D-77", step.label());
    assertEquals(Money.ZERO, step.amount());
  }

  @Test
  @DisplayName("M11 an exempt order is given back the tax that its prices contain")
  void exemptOrderIsGivenBackContainedTax() {
    Totals totals =
        CheckFixture.dinner()
            .with("Dinner", 1, 11_000, TEN)
            .under(Terms.plain(true).exempt(MISSION))
            .derive()
            .totals();
    assertEquals(Money.of(1_000), totals.untaxed());
    assertEquals(List.of(0L), amounts(totals));
    assertEquals(List.of(10_000L), bases(totals));
    assertEquals(Money.of(10_000), totals.total());
  }

  @Test
  void exemptionAfterDiscountsIsOfWhatTheGuestWouldHavePaid() {
    Totals totals =
        CheckFixture.dinner()
            .with("Dinner", 1, 11_000, TEN)
            .less(100)
            .under(Terms.plain(true).with(DiscountBase.AFTER_TAX).exempt(MISSION))
            .derive()
            .totals();
    assertEquals(Money.ZERO, totals.untaxed());
    assertEquals(Money.ZERO, totals.total());
  }

  @Test
  @DisplayName("M11 an exemption leaves what was paid with tax as it was")
  void exemptionLeavesPaidTaxAlone() {
    for (boolean included : new boolean[] {true, false}) {
      CheckFixture order =
          CheckFixture.dinner().with("Menu", 2, 5_500, TEN).under(Terms.plain(included));
      List<Partition.Part> parts = CheckFixture.parts(Division.evenly(order.open(), 2));
      Figures first = Partition.of(order.derive(), parts).getFirst();
      Map<UUID, Figures> paid = Map.of(parts.getFirst().id(), first);
      order.under(order.terms.exempt(MISSION));
      List<Figures> after = Partition.of(order.derive(paid), parts);
      assertEquals(first, after.getFirst());
      assertEquals(
          Money.of(included ? 5_000 : 5_500),
          after.get(1).totals().total(),
          "included " + included);
      assertEquals(Money.ZERO, after.get(1).totals().tax());
      assertEquals(MISSION, after.get(1).exemption());
      order.under(order.terms.exempt(null));
      List<Figures> back = Partition.of(order.derive(paid), parts);
      assertEquals(first.totals().total(), back.get(1).totals().total());
    }
  }

  @Test
  @DisplayName("M2 M3 a levy bears no discount and no service charge, and goes with its line")
  void levyBearsNoDiscountAndNoService() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Cola", 3, 400, TEN)
            .levied(CheckFixture.DEPOSIT, CheckFixture.SUGAR)
            .less(50)
            .under(Terms.plain(false).withService(Rate.percent(10)));
    Totals totals = order.derive().totals();
    assertEquals(Money.of(600), totals.discount());
    assertEquals(Money.of(60), totals.serviceCharge());
    assertEquals(
        List.of(
            new LevyTotal("DEP", "Bottle deposit", Money.of(75)),
            new LevyTotal("SUG", "Sugar levy", Money.of(24))),
        totals.levies());
    // The sugar levy bears the tax, the deposit does not.
    assertEquals(List.of(684L), bases(totals));
    assertEquals(List.of(68L), amounts(totals));
    assertEquals(Money.of(600 + 60 + 99 + 68), totals.total());
    assertEquals(Money.of(99), totals.levied());
    List<Figures> thirds = order.split(Division.evenly(order.open(), 3));
    assertEquals(
        List.of(33L, 33L, 33L),
        thirds.stream().map(part -> part.totals().levied().minor()).toList());
  }

  @Test
  void levyIsCompedWithItsLine() {
    Totals totals =
        CheckFixture.dinner()
            .with("Cola", 3, 400, TEN)
            .levied(CheckFixture.DEPOSIT, CheckFixture.SUGAR)
            .comped()
            .under(Terms.plain(false))
            .derive()
            .totals();
    assertEquals(List.of(), totals.levies());
    assertEquals(Money.ZERO, totals.total());
    assertEquals(Money.of(1_200), totals.comped());
    assertThrows(IllegalArgumentException.class, () -> new Levy("X", "Less", Money.of(-1), false));
  }

  @Test
  void leviesReadAsPortionsAtSoMuchEach() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Cola", 3, 400)
            .levied(CheckFixture.DEPOSIT)
            .with("Beer", 1, 500)
            .levied(CheckFixture.DEPOSIT);
    Step whole = levyOf(order.derive().steps());
    assertEquals("4 x 25", whole.formula(m -> m.minor() + "", r -> ""));
    Figures half = order.split(Division.evenly(order.open(), 2)).getFirst();
    assertEquals(
        "4 x 25 = 100, a share of it",
        levyOf(order.derive().explain(half)).formula(m -> m.minor() + "", r -> ""));
  }

  private static Step levyOf(List<Step> steps) {
    return steps.stream().filter(step -> step.kind() == Step.Kind.LEVY).findFirst().orElseThrow();
  }

  @Test
  void taxRatesStandInTheOrderOfTheirCodes() {
    Totals totals =
        CheckFixture.dinner()
            .with("One", 1, 100, FIVE_ON_IT)
            .with("Two", 1, 100, TEN)
            .under(Terms.plain(false))
            .derive()
            .totals();
    assertEquals(List.of(TEN, FIVE_ON_IT), totals.taxes().stream().map(TaxTotal::tax).toList());
    assertTrue(Taxes.BY_CODE.compare(TEN, new TaxRate("A", "State tax", Rate.percent(11))) < 0);
    assertTrue(Taxes.BY_CODE.compare(TEN, new TaxRate("A", "Z", Rate.percent(10))) < 0);
    assertTrue(
        Taxes.BY_CODE.compare(TEN, new TaxRate("A", "State tax", Rate.percent(10), true)) < 0);
  }
}
