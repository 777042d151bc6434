package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.billing.Step.Kind;
import brigade.billing.Terms.DiscountBase;
import brigade.money.Money;
import brigade.money.Rate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands in the explanation of checks that are parts, or were paid by other rules. */
class ExplainingTest {
  private static final TaxRate TEN = new TaxRate("T", "Ten", Rate.percent(10));
  private static final Exemption EMBASSY = new Exemption("D-1", "mission");

  private static List<Step> of(Kind kind, List<Step> steps) {
    return steps.stream().filter(step -> step.kind() == kind).toList();
  }

  private static Step one(Kind kind, List<Step> steps) {
    List<Step> found = of(kind, steps);
    assertEquals(1, found.size(), kind + " in " + steps);
    return found.getFirst();
  }

  private static Figures half(CheckFixture order) {
    return order.split(Division.evenly(order.open(), 2)).getFirst();
  }

  private static CheckFixture dinner(Terms terms) {
    return CheckFixture.dinner().with("Menu", 2, 5_000, TEN).under(terms);
  }

  @Test
  @DisplayName("M11 a part carries its share of the service charge on the whole order")
  void aPartCarriesItsShareOfTheServiceCharge() {
    CheckFixture order = dinner(Terms.plain(false).withService(Rate.percent(10)));
    Step step = one(Kind.SERVICE_CHARGE, order.derive().explain(half(order)));
    assertEquals(Money.of(10_000), step.base());
    assertEquals(Rate.percent(10), step.rate());
    assertEquals(Money.of(1_000), step.whole());
    assertEquals(Money.of(500), step.amount());
  }

  @Test
  @DisplayName("M11 a service charge that was paid and holds no more is told as it was")
  void aServiceChargeOfBeforeIsToldAsItWas() {
    CheckFixture order = dinner(Terms.plain(false).withService(Rate.percent(10)));
    Figures paid = half(order);
    UUID check = UUID.randomUUID();
    for (Terms now :
        List.of(Terms.plain(false), Terms.plain(false).withService(Rate.percent(20)))) {
      Step step =
          one(Kind.SERVICE_CHARGE, order.under(now).derive(Map.of(check, paid)).explain(paid));
      assertEquals(Money.of(500), step.amount());
      assertEquals(Money.of(500), step.base());
      assertNull(step.rate());
    }
    Figures none = half(dinner(Terms.plain(false)));
    assertEquals(List.of(), of(Kind.SERVICE_CHARGE, order.derive().explain(none)));
  }

  @Test
  @DisplayName("M11 a tax that was paid and is due no more is told as it was")
  void aTaxOfBeforeIsToldAsItWas() {
    for (boolean included : new boolean[] {true, false}) {
      Figures paid = half(dinner(Terms.plain(included)));
      Kind kind = included ? Kind.TAX_WITHIN : Kind.TAX_ADDED;
      CheckFixture other =
          CheckFixture.dinner().with("Menu", 2, 5_000).under(Terms.plain(included));
      Step step = one(kind, other.derive().explain(paid));
      assertEquals(included ? Money.of(455) : Money.of(500), step.amount());
      assertEquals("Ten", step.label());
      assertNull(step.rate());
      Step known = one(kind, dinner(Terms.plain(included)).derive().explain(paid));
      assertEquals(Rate.percent(10), known.rate());
      assertEquals(Money.of(included ? 455 : 500), known.amount());
      assertEquals(Money.of(included ? 909 : 1_000), known.whole());
      assertEquals(Money.of(10_000), known.base());
    }
  }

  @Test
  @DisplayName("M11 an exemption is told by its certificate, also one that holds no more")
  void anExemptionIsToldByItsCertificate() {
    Terms exempt = Terms.plain(true).exempt(EMBASSY);
    CheckFixture order = dinner(exempt);
    Figures paid = half(order);
    Step now = one(Kind.EXEMPTION, order.derive().explain(paid));
    assertEquals("D-1", now.label());
    assertEquals(paid.totals().untaxed().negated(), now.amount());
    assertEquals(Money.of(10_000), now.base());
    assertEquals(List.of(), of(Kind.TAX_WITHIN, order.derive().explain(paid)));
    Step before =
        one(
            Kind.EXEMPTION,
            order.under(Terms.plain(true)).derive(Map.of(UUID.randomUUID(), paid)).explain(paid));
    assertEquals("D-1", before.label());
    assertEquals(paid.totals().untaxed().negated(), before.amount());
    assertEquals(before.amount(), before.base());
    Figures taxed = half(dinner(Terms.plain(true)));
    assertEquals(List.of(), of(Kind.EXEMPTION, order.derive().explain(taxed)));
  }

  @Test
  @DisplayName("M5 M11 the rounding of cash is a step of its own, and none where there is none")
  void theRoundingOfCashIsAStep() {
    CheckFixture order = dinner(Terms.plain(false));
    Figures exact = order.derive().figures();
    assertEquals(List.of(), of(Kind.ROUNDING, order.derive().explain(exact)));
    List<Step> steps = order.derive().explain(exact.rounded(Money.of(-2)));
    assertEquals(Money.of(-2), one(Kind.ROUNDING, steps).amount());
    assertEquals(Money.of(10_998), one(Kind.TOTAL, steps).amount());
    assertEquals(Kind.TOTAL, steps.getLast().kind());
  }

  @Test
  @DisplayName("M11 levies of one code read as portions only where each is as much")
  void leviesReadAsPortionsWhereEachIsAsMuch() {
    CheckFixture alike =
        CheckFixture.dinner()
            .with("Cola", 2, 400)
            .levied(CheckFixture.DEPOSIT, CheckFixture.SUGAR)
            .with("Water", 3, 300)
            .levied(CheckFixture.DEPOSIT)
            .with("Spilled", 5, 300)
            .levied(CheckFixture.DEPOSIT)
            .comped();
    List<Step> steps = of(Kind.LEVY, alike.derive().steps());
    assertEquals(2, steps.size());
    assertEquals(5, steps.getFirst().times());
    assertEquals(Money.of(25), steps.getFirst().base());
    assertEquals(Money.of(125), steps.getFirst().whole());
    assertEquals(Money.of(125), steps.getFirst().amount());
    assertEquals(2, steps.getLast().times());
    assertEquals(Money.of(16), steps.getLast().amount());
    Levy larger = new Levy("DEP", "Bottle deposit", Money.of(50), false);
    Step unlike =
        one(
            Kind.LEVY,
            CheckFixture.dinner()
                .with("Cola", 2, 400)
                .levied(CheckFixture.DEPOSIT)
                .with("Magnum", 1, 900)
                .levied(larger)
                .with("Water", 1, 300)
                .levied(larger)
                .derive()
                .steps());
    assertEquals(1, unlike.times());
    assertEquals(Money.of(150), unlike.base());
    Figures gone = half(alike);
    Step forgotten =
        of(Kind.LEVY, CheckFixture.dinner().with("Tea", 1, 300).derive().explain(gone)).getFirst();
    assertEquals(1, forgotten.times());
    assertEquals(gone.totals().levies().getFirst().amount(), forgotten.base());
  }

  @Test
  @DisplayName("M11 an exemption after a part was paid is of what that part left, levies and all")
  void anExemptionLeavesWhatAPartBoreOfTaxedFigures() {
    for (boolean taxedService : new boolean[] {true, false}) {
      Terms taxed = Terms.plain(false).withService(ServiceRule.of(Rate.percent(10), taxedService));
      CheckFixture order = dinner(taxed).levied(CheckFixture.DEPOSIT, CheckFixture.SUGAR);
      UUID check = UUID.randomUUID();
      Figures paid = half(order);
      Money onHalf = Money.of(taxedService ? 551 : 501);
      assertEquals(onHalf, paid.totals().tax());
      Totals after = order.under(taxed.exempt(EMBASSY)).derive(Map.of(check, paid)).totals();
      assertEquals(onHalf, after.tax(), "only what was paid");
      assertEquals(
          Money.of(taxedService ? 5_508 : 5_008).plus(paid.totals().taxes().getFirst().base()),
          after.taxes().getFirst().base());
    }
  }

  @Test
  @DisplayName("M2 M11 a discount after tax leaves the taxed price of a part that was paid before")
  void aDiscountAfterTaxLeavesTheTaxedPriceOfAPaidPart() {
    Terms afterTax = Terms.plain(false).with(DiscountBase.AFTER_TAX);
    CheckFixture order = dinner(afterTax).less(10);
    Figures paid = half(order);
    assertEquals(Money.of(500), paid.totals().tax());
    Totals after =
        order.under(afterTax.exempt(EMBASSY)).derive(Map.of(UUID.randomUUID(), paid)).totals();
    assertEquals(Money.of(500), after.tax());
    assertTrue(after.untaxed().isZero());
  }
}
