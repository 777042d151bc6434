package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.billing.BillingRules.Settings;
import brigade.billing.BillingRules.Tip;
import brigade.billing.Partition.Part;
import brigade.billing.ServiceRule.Base;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.Problem.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServiceChargeTest {
  private static final TaxRate TEN = new TaxRate("A", "Tax", Rate.percent(10));
  private static final UUID TERRACE = UUID.randomUUID();

  private static ServiceRule rule(
      int fromCovers, Set<UUID> areas, Set<String> types, long fromSubtotal) {
    return new ServiceRule(
        "Large party",
        Rate.percent(10),
        fromCovers,
        areas,
        types,
        Money.of(fromSubtotal),
        false,
        Base.MENU_PRICE,
        true);
  }

  private static ServiceRule of(boolean beforeDiscount, Base base, boolean taxed) {
    return new ServiceRule(
        "Service",
        Rate.percent(10),
        1,
        Set.of(),
        Set.of(),
        Money.ZERO,
        beforeDiscount,
        base,
        taxed);
  }

  private static Totals totals(boolean included, long price, ServiceRule rule) {
    return CheckFixture.dinner()
        .with("Dinner", 1, price, TEN)
        .less(20)
        .under(Terms.plain(included).withService(rule))
        .derive()
        .totals();
  }

  @Test
  @DisplayName("M3 a service charge is for so many covers, an area, a kind of order")
  void ruleIsForCoversAreasAndTypes() {
    ServiceRule eight = rule(8, Set.of(), Set.of(), 0);
    assertFalse(eight.isFor(7, null, "DINE_IN"));
    assertTrue(eight.isFor(8, null, "DINE_IN"));
    assertTrue(rule(1, Set.of(), Set.of(), 0).isFor(0, null, "TAKEOUT"));
    assertFalse(rule(2, Set.of(), Set.of(), 0).isFor(0, null, "TAKEOUT"));
    ServiceRule outside = rule(1, Set.of(TERRACE), Set.of("DINE_IN"), 0);
    assertTrue(outside.isFor(2, TERRACE, "DINE_IN"));
    assertFalse(outside.isFor(2, UUID.randomUUID(), "DINE_IN"));
    assertFalse(outside.isFor(2, null, "DINE_IN"));
    assertFalse(outside.isFor(2, TERRACE, "BAR"));
  }

  @Test
  @DisplayName("M3 of several service charges the first whose threshold is reached holds")
  void firstRuleThatMatchesHolds() {
    ServiceRule large =
        new ServiceRule(
            "Banquet",
            Rate.percent(15),
            1,
            Set.of(),
            Set.of(),
            Money.of(10_000),
            false,
            Base.MENU_PRICE,
            true);
    CheckFixture order =
        CheckFixture.dinner()
            .with("Dinner", 1, 9_999)
            .under(Terms.plain(true).withService(large, rule(1, Set.of(), Set.of(), 0)));
    assertEquals(Money.of(1_000), order.derive().totals().serviceCharge());
    assertEquals("Large party", order.derive().figures().service().name());
    order.with("Mint", 1, 1).less(50);
    assertEquals("Banquet", order.derive().figures().service().name(), "before discounts");
    assertEquals(Money.of(750), order.derive().totals().serviceCharge());
    order.with("Comp", 1, 5_000).comped();
    assertEquals(Money.of(750), order.derive().totals().serviceCharge());
  }

  @Test
  void ruleOfNothingEndsTheSearch() {
    ServiceRule none =
        new ServiceRule(
            "None", Rate.ZERO, 1, Set.of(), Set.of(), Money.ZERO, false, Base.MENU_PRICE, true);
    Figures figures =
        CheckFixture.dinner()
            .with("Dinner", 1, 9_999)
            .under(Terms.plain(true).withService(none, rule(1, Set.of(), Set.of(), 0)))
            .derive()
            .figures();
    assertEquals(Money.ZERO, figures.totals().serviceCharge());
    assertEquals(Figures.Service.NONE, figures.service());
  }

  @Test
  @DisplayName("M3 a service charge is of the price before or after discounts")
  void chargeBeforeOrAfterDiscount() {
    assertEquals(
        Money.of(1_000), totals(false, 10_000, of(true, Base.MENU_PRICE, false)).serviceCharge());
    assertEquals(
        Money.of(800), totals(false, 10_000, of(false, Base.MENU_PRICE, false)).serviceCharge());
  }

  @Test
  @DisplayName("M3 a service charge is of the price before or after tax")
  void chargeBeforeOrAfterTax() {
    assertEquals(
        Money.of(880), totals(false, 10_000, of(false, Base.AFTER_TAX, false)).serviceCharge());
    assertEquals(
        Money.of(800), totals(false, 10_000, of(false, Base.BEFORE_TAX, false)).serviceCharge());
    assertEquals(
        Money.of(880), totals(true, 11_000, of(false, Base.AFTER_TAX, false)).serviceCharge());
    assertEquals(
        Money.of(880), totals(true, 11_000, of(false, Base.MENU_PRICE, false)).serviceCharge());
    assertEquals(
        Money.of(800), totals(true, 11_000, of(false, Base.BEFORE_TAX, false)).serviceCharge());
  }

  @Test
  void exemptOrderIsChargedOfWhatItPays() {
    Exemption by = new Exemption("D-1", "mission");
    for (Base base : Base.values()) {
      Totals totals =
          CheckFixture.dinner()
              .with("Dinner", 1, 11_000, TEN)
              .under(Terms.plain(true).withService(of(false, base, false)).exempt(by))
              .derive()
              .totals();
      assertEquals(
          Money.of(base == Base.MENU_PRICE ? 1_100 : 1_000), totals.serviceCharge(), base.name());
      Totals added =
          CheckFixture.dinner()
              .with("Dinner", 1, 10_000, TEN)
              .under(Terms.plain(false).withService(of(false, base, false)).exempt(by))
              .derive()
              .totals();
      assertEquals(Money.of(1_000), added.serviceCharge(), base.name());
    }
  }

  @Test
  @DisplayName("M3 after tax, an exempt guest is charged of what he pays, taxed charge or not")
  void exemptGuestPaysNoTaxWithinTheCharge() {
    TaxRate quarter = new TaxRate("A", "Tax", Rate.percent(25));
    for (boolean taxed : new boolean[] {true, false}) {
      for (boolean included : new boolean[] {true, false}) {
        Totals totals =
            CheckFixture.dinner()
                .with("Dinner", 1, included ? 10_000 : 8_000, quarter)
                .under(
                    Terms.plain(included)
                        .withService(of(false, Base.AFTER_TAX, taxed))
                        .exempt(new Exemption("D-1", "mission")))
                .derive()
                .totals();
        assertEquals(Money.of(8_800), totals.total());
        assertEquals(Money.ZERO, totals.tax());
      }
    }
  }

  @Test
  @DisplayName("M3 a service charge bears the taxes of its lines, or none")
  void chargeIsTaxedOrNot() {
    assertEquals(Money.of(880), totals(false, 10_000, of(false, Base.MENU_PRICE, true)).tax());
    assertEquals(Money.of(800), totals(false, 10_000, of(false, Base.MENU_PRICE, false)).tax());
  }

  @Test
  @DisplayName("M3 a service charge is not doubled by a split and follows the covers")
  void splitDoesNotDoubleTheCharge() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Menu", 8, 4_513, TEN)
            .under(Terms.plain(false).withService(rule(8, Set.of(), Set.of(), 0)));
    Money whole = order.derive().totals().serviceCharge();
    for (int parts = 1; parts <= 8; parts++) {
      assertEquals(
          whole,
          order.split(Division.evenly(order.open(), parts)).stream()
              .map(part -> part.totals().serviceCharge())
              .reduce(Money.ZERO, Money::plus));
    }
    Settings settings = settings(List.of(rule(8, Set.of(), Set.of(), 0)), false);
    assertEquals(1, settings.terms(true, BillFixture.order(8), null).services().size());
    assertEquals(0, settings.terms(true, BillFixture.order(7), null).services().size());
    assertFalse(settings.askForArea());
    assertTrue(settings(List.of(rule(1, Set.of(TERRACE), Set.of(), 0)), false).askForArea());
  }

  @Test
  @DisplayName("M3 a service charge taken off later leaves what was paid, taxed or not")
  void laterChangeLeavesWhatWasPaid() {
    for (boolean taxed : new boolean[] {true, false}) {
      CheckFixture order =
          CheckFixture.dinner()
              .with("Menu", 2, 5_000, TEN)
              .under(Terms.plain(false).withService(of(false, Base.MENU_PRICE, taxed)));
      List<Part> parts = CheckFixture.parts(Division.evenly(order.open(), 2));
      Figures first = Partition.of(order.derive(), parts).getFirst();
      assertEquals(Money.of(taxed ? 6_050 : 6_000), first.totals().total());
      order.under(Terms.plain(false));
      List<Figures> after = Partition.of(order.derive(Map.of(parts.getFirst().id(), first)), parts);
      assertEquals(first, after.getFirst());
      assertEquals(Money.of(5_500), after.get(1).totals().total(), "taxed " + taxed);
      assertEquals(Money.ZERO, after.get(1).totals().serviceCharge());
    }
  }

  private static ServiceRule tenthCalled(String name) {
    return new ServiceRule(
        name, Rate.percent(10), 1, Set.of(), Set.of(), Money.ZERO, false, Base.MENU_PRICE, false);
  }

  @Test
  @DisplayName("M3 M9 a service charge called otherwise after a payment is the same charge")
  void renamedAfterAPaymentItIsTheSameCharge() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Olives", 1, 4, TEN)
            .with("Olives", 1, 4, TEN)
            .with("Olives", 1, 4, TEN)
            .under(Terms.plain(false).withService(tenthCalled("Service")));
    List<Part> parts =
        order.charges.stream()
            .map(charge -> new Part(UUID.randomUUID(), Map.of(charge.lineId(), Share.WHOLE)))
            .toList();
    List<Figures> before = Partition.of(order.derive(), parts);
    // A tenth of 12 cents is one, and the first pays it.
    assertEquals(List.of(1L, 0L, 0L), charged(before));
    Figures first = before.getFirst();
    order.under(Terms.plain(false).withService(tenthCalled("Service charge")));
    Derivation whole = order.derive(Map.of(parts.getFirst().id(), first));
    List<Figures> after = Partition.of(whole, parts);
    assertEquals(List.of(1L, 0L, 0L), charged(after));
    assertEquals(Money.of(1), whole.totals().serviceCharge());
    assertEquals(
        before.stream().map(Figures::totals).toList(),
        after.stream().map(Figures::totals).toList());
    assertEquals("Service", after.getFirst().service().name(), "as it was paid");
    assertEquals("Service charge", after.getLast().service().name());
    assertEquals(
        List.of("Service"),
        whole.explain(after.getFirst()).stream()
            .filter(step -> step.kind() == Step.Kind.SERVICE_CHARGE)
            .map(Step::label)
            .toList());
  }

  private static List<Long> charged(List<Figures> parts) {
    return parts.stream().map(part -> part.totals().serviceCharge().minor()).toList();
  }

  private static Settings settings(List<ServiceRule> rules, boolean tipsAfterDiscount) {
    return new Settings(
        rules,
        Terms.TaxRounding.PER_CHECK,
        CashRounding.NONE,
        Terms.DiscountBase.BEFORE_TAX,
        Rate.percent(10),
        List.of(Rate.percent(18), Rate.percent(20)),
        List.of(Rate.percent(3), Rate.percent(5)),
        tipsAfterDiscount);
  }

  @Test
  @DisplayName("M4 tips are suggested on the price before discounts")
  void tipsAreOfThePriceBeforeDiscounts() {
    Totals totals =
        CheckFixture.dinner()
            .with("Dinner", 1, 10_000, TEN)
            .less(50)
            .under(Terms.plain(false))
            .derive()
            .totals();
    assertEquals(
        List.of(
            new Tip(Rate.percent(18), Money.of(1_800)), new Tip(Rate.percent(20), Money.of(2_000))),
        settings(List.of(), false).tipsFor(totals));
  }

  @Test
  @DisplayName("M4 tips are suggested on the price after discounts where the owner says so")
  void tipsMayBeOfThePriceAfterDiscounts() {
    Totals totals = CheckFixture.dinner().with("Dinner", 1, 10_000).less(50).derive().totals();
    assertEquals(
        List.of(Money.of(900), Money.of(1_000)),
        settings(List.of(), true).tipsFor(totals).stream().map(Tip::amount).toList());
  }

  @Test
  @DisplayName("M4 lower tips are suggested with a service charge, and levies bear none")
  void tipsAreLowerWithAServiceCharge() {
    CheckFixture order = CheckFixture.dinner().with("Wine", 1, 10_000).levied(CheckFixture.DEPOSIT);
    assertEquals(
        List.of(Money.of(1_800), Money.of(2_000)),
        settings(List.of(), false).tipsFor(order.derive().totals()).stream()
            .map(Tip::amount)
            .toList());
    order.under(Terms.plain(true).withService(Rate.percent(10)));
    assertEquals(
        List.of(new Tip(Rate.percent(3), Money.of(300)), new Tip(Rate.percent(5), Money.of(500))),
        settings(List.of(), false).tipsFor(order.derive().totals()));
  }

  private static List<String> wrongFields(String name, int ppm, int fromCovers, long fromSubtotal) {
    return new ServiceRule(
            name,
            new Rate(ppm),
            fromCovers,
            Set.of(),
            Set.of(),
            Money.of(fromSubtotal),
            false,
            Base.MENU_PRICE,
            true)
        .faults().stream().map(FieldError::field).toList();
  }

  @Test
  @DisplayName("M3 what is wrong with a service charge is said at its field")
  void whatIsWrongIsSaidAtItsField() {
    assertEquals(List.of(), wrongFields("Large party", Rate.ONE, 1, 0));
    assertEquals(List.of(), wrongFields("x".repeat(40), 0, 99, 20_000));
    assertEquals(List.of("name"), wrongFields("x".repeat(41), 0, 1, 0));
    assertEquals(List.of("rate"), wrongFields("Service", Rate.ONE + 1, 1, 0));
    assertEquals(List.of("fromCovers"), wrongFields("Service", 0, 0, 0));
    assertEquals(List.of("fromCovers"), wrongFields("Service", 0, 100, 0));
    assertEquals(List.of("fromSubtotal"), wrongFields("Service", 0, 1, -1));
  }
}
