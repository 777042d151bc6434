package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.billing.Division.Items;
import brigade.billing.Division.OpenLine;
import brigade.billing.Division.Planned;
import brigade.billing.Division.Wanted;
import brigade.billing.Figures.LineFigure;
import brigade.billing.Partition.Part;
import brigade.billing.Promotions.Applied;
import brigade.billing.Totals.LevyTotal;
import brigade.billing.Totals.Off;
import brigade.billing.Totals.TaxTotal;
import brigade.money.Money;
import brigade.money.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The laws of a check, held against thousands of generated orders with every kind of tax, levy,
 * discount, rule, service charge, exemption and rounding, whatever is done to them in whatever
 * order. A failing test prints the seed it is run again with: {@code -Dbrigade.seed=…}.
 */
class LawsTest {
  private static final int ORDERS = Integer.getInteger("brigade.generated", 1_500);
  private static final TaxRate QUARTER = new TaxRate("Q", "Quarter", Rate.percent(25));
  private static final TaxRate FIFTH_ON_TAX = new TaxRate("V", "Fifth", Rate.percent(20), true);
  private static final Levy BAG = new Levy("BAG", "Bag", Money.of(600), true);

  /** An order with its checks, on which anything may be done. */
  private static final class Evening {
    private final Random random;
    private final CheckFixture order;
    private final List<Applied> rules;
    private final Map<UUID, Figures> paid = new LinkedHashMap<>();
    private final Map<UUID, List<Integer>> seatsOf = new HashMap<>();
    private List<Part> parts;
    private int discounts;

    Evening(Random random) {
      this.random = random;
      this.order = CheckFixture.any(random);
      this.rules = random.nextInt(3) == 0 ? PromotionsTest.rules(random, true) : List.of();
      this.parts = List.of(new Part(UUID.randomUUID(), all()));
    }

    private Map<UUID, Share> all() {
      Map<UUID, Share> shares = new HashMap<>();
      order.charges.forEach(charge -> shares.put(charge.lineId(), Share.WHOLE));
      return shares;
    }

    Derivation derive() {
      List<Reduction> reductions =
          new ArrayList<>(
              Promotions.of(
                  order.charges.stream()
                      .map(
                          c ->
                              new Promotions.Item(
                                  c.lineId(),
                                  c.quantity() > 1 ? "FRIES" : "LAGER",
                                  c.lineId().getLeastSignificantBits() % 2 == 0
                                      ? "Beer"
                                      : "Burgers",
                                  c.quantity(),
                                  c.unitPrice(),
                                  c.comped(),
                                  Set.of()))
                      .toList(),
                  rules,
                  "DINE_IN",
                  null));
      reductions.addAll(order.reductions);
      return Derivation.of(order.charges, reductions, order.terms, paid);
    }

    List<Figures> checks() {
      return Partition.of(derive(), parts);
    }

    private List<Part> open() {
      return parts.stream().filter(part -> !paid.containsKey(part.id())).toList();
    }

    private List<OpenLine> openLines() {
      Map<UUID, Share> together = new HashMap<>();
      open().forEach(p -> p.shares().forEach((l, s) -> together.merge(l, s, Share::plus)));
      return order.charges.stream()
          .filter(charge -> together.containsKey(charge.lineId()))
          .map(
              charge ->
                  new OpenLine(
                      charge.lineId(),
                      order.seats.getOrDefault(charge.lineId(), List.of()),
                      charge.quantity(),
                      together.get(charge.lineId()),
                      settled(charge.lineId())))
          .toList();
    }

    private Set<Integer> settled(UUID lineId) {
      Set<Integer> seats = new HashSet<>();
      parts.stream()
          .filter(part -> paid.containsKey(part.id()) && part.shares().containsKey(lineId))
          .forEach(part -> seats.addAll(seatsOf.getOrDefault(part.id(), List.of())));
      return seats;
    }

    private void divide(List<Planned> plan) {
      List<Part> now = new ArrayList<>();
      parts.stream().filter(part -> paid.containsKey(part.id())).forEach(now::add);
      for (Planned planned : plan) {
        Part part = new Part(UUID.randomUUID(), planned.shares());
        seatsOf.put(part.id(), planned.seats());
        now.add(part);
      }
      parts = now;
    }

    private Money owed() {
      List<Figures> checks = checks();
      Money owed = Money.ZERO;
      for (int p = 0; p < parts.size(); p++) {
        if (!paid.containsKey(parts.get(p).id())) {
          owed = owed.plus(checks.get(p).totals().total());
        }
      }
      return owed;
    }

    /** Divides what is open by one of the ways. */
    void split() {
      List<OpenLine> open = openLines();
      if (open.isEmpty()) {
        return;
      }
      switch (random.nextInt(5)) {
        case 0 -> divide(Division.bySeat(open));
        case 1 -> divide(Division.evenly(open, 1 + random.nextInt(6)));
        case 2 -> {
          Money owed = owed();
          if (owed.isPositive()) {
            divide(
                Division.byAmount(
                    open, List.of(Money.of(1 + random.nextLong(owed.minor()))), owed));
          }
        }
        default -> {
          List<Wanted> wanted = new ArrayList<>();
          for (OpenLine line : open) {
            Share third = Share.of(1, 3);
            if (random.nextInt(3) == 0 && third.compareTo(line.share()) <= 0) {
              wanted.add(new Wanted(line.lineId(), third, null));
            } else if (random.nextBoolean()) {
              wanted.add(new Wanted(line.lineId(), null, null));
            }
          }
          if (!wanted.isEmpty()
              && Division.byItems(open, List.of(wanted))
                  instanceof Items.Divided(List<Planned> plan)) {
            divide(plan);
          }
        }
      }
    }

    void merge() {
      Map<UUID, Share> together = new HashMap<>();
      open().forEach(p -> p.shares().forEach((l, s) -> together.merge(l, s, Share::plus)));
      if (!together.isEmpty()) {
        divide(List.of(new Planned(List.of(), together)));
      }
    }

    void pay() {
      List<Part> open = open();
      if (open.size() > 1) {
        Part part = open.get(random.nextInt(open.size()));
        paid.put(part.id(), checks().get(parts.indexOf(part)));
      }
    }

    void discount() {
      Set<UUID> on = new HashSet<>();
      if (random.nextBoolean()) {
        on.add(order.line(random.nextInt(order.charges.size())));
      }
      String id = "late " + discounts++;
      order.reductions.add(
          (random.nextBoolean()
                  ? Reduction.percent(id, id, Rate.percent(1 + random.nextInt(100)), on)
                  : Reduction.amount(id, id, Money.of(1 + random.nextInt(2_000)), on))
              .sparing(paid.keySet()));
    }

    void takeDiscountBack() {
      if (!order.reductions.isEmpty()) {
        order.reductions.remove(random.nextInt(order.reductions.size()));
      }
    }

    void add() {
      order.with("late", 1 + random.nextInt(3), random.nextInt(3_000), CheckFixture.DRINKS);
      if (random.nextBoolean()) {
        order.levied(CheckFixture.DEPOSIT);
      }
      List<Part> now = new ArrayList<>(parts);
      UUID line = order.charges.getLast().lineId();
      List<Part> open = open();
      if (open.isEmpty()) {
        now.add(new Part(UUID.randomUUID(), Map.of(line, Share.WHOLE)));
      } else {
        Map<UUID, Share> shares = new HashMap<>(open.getFirst().shares());
        shares.put(line, Share.WHOLE);
        now.set(parts.indexOf(open.getFirst()), new Part(open.getFirst().id(), shares));
      }
      parts = now;
    }

    void terms() {
      Terms other = CheckFixture.anyTerms(random);
      order.under(
          new Terms(
              order.terms.pricesIncludeTax(),
              order.terms.discountBase(),
              random.nextBoolean() ? other.services() : order.terms.services(),
              order.terms.taxRounding(),
              other.exemption()));
    }
  }

  @Test
  @DisplayName(
      "M1 M2 M3 M9 whatever is done in whatever order, the checks sum to the order to the cent")
  void anyOperationsInAnyOrder() {
    Random random = Seeds.of("LawsTest.anyOperationsInAnyOrder");
    for (int i = 0; i < ORDERS; i++) {
      Evening evening = new Evening(random);
      for (int step = 2 + random.nextInt(7); step > 0; step--) {
        switch (random.nextInt(6)) {
          case 0 -> evening.merge();
          case 1 -> evening.discount();
          case 2 -> evening.add();
          case 3 -> evening.terms();
          default -> evening.split();
        }
        assertSum(evening.derive().figures(), evening.checks());
        evening.checks().forEach(LawsTest::assertOwesNothingBelowZero);
      }
    }
  }

  @Test
  @DisplayName("M9 M10 what is paid stands, and nothing is ever owed twice or below zero")
  void paymentsBetweenAnyOperations() {
    Random random = Seeds.of("LawsTest.paymentsBetweenAnyOperations");
    for (int i = 0; i < ORDERS; i++) {
      Evening evening = new Evening(random);
      Map<UUID, Figures> seen = new HashMap<>();
      for (int step = 3 + random.nextInt(7); step > 0; step--) {
        switch (random.nextInt(8)) {
          case 5 -> evening.takeDiscountBack();
          case 0 -> evening.merge();
          case 1 -> evening.discount();
          case 2 -> evening.add();
          case 3 -> evening.terms();
          case 4 -> evening.pay();
          default -> evening.split();
        }
        seen.putAll(evening.paid);
        List<Figures> checks = evening.checks();
        checks.forEach(LawsTest::assertOwesNothingBelowZero);
        Derivation whole = evening.derive();
        for (int p = 0; p < evening.parts.size(); p++) {
          Figures paid = seen.get(evening.parts.get(p).id());
          if (paid != null) {
            assertEquals(paid, checks.get(p));
          }
          assertStepsAddUp(whole.explain(checks.get(p)), checks.get(p).totals());
        }
        assertMoneySums(whole.figures(), checks);
      }
    }
  }

  @Test
  @DisplayName("M1 paying part after part without an edit, the parts sum to the order")
  void payingPartsOneByOne() {
    Random random = Seeds.of("LawsTest.payingPartsOneByOne");
    for (int i = 0; i < ORDERS; i++) {
      Evening evening = new Evening(random);
      evening.split();
      Figures whole = evening.derive().figures();
      List<Figures> planned = evening.checks();
      while (evening.open().size() > 1) {
        evening.pay();
        assertEquals(planned, evening.checks());
        assertSum(whole, evening.checks());
      }
    }
  }

  @Test
  @DisplayName(
      "M1 M5 cash is rounded on the check it pays, and nobody else owes a cent more or less")
  void roundingOfCashTouchesNobodyElse() {
    Random random = Seeds.of("LawsTest.roundingOfCashTouchesNobodyElse");
    for (int i = 0; i < ORDERS; i++) {
      Evening evening = new Evening(random);
      evening.split();
      Figures whole = evening.derive().figures();
      List<Figures> expected = new ArrayList<>(evening.checks());
      CashRounding cash =
          new CashRounding(CashRounding.STEPS.get(random.nextInt(CashRounding.STEPS.size())));
      Money rounded = Money.ZERO;
      for (int p = 0; p < expected.size(); p++) {
        if (random.nextBoolean()) {
          Totals totals = expected.get(p).totals();
          Money by = cash.round(totals.total()).minus(totals.total());
          rounded = rounded.plus(by);
          expected.set(p, expected.get(p).rounded(by));
          assertEquals(cash.round(totals.total()), expected.get(p).totals().total());
          assertEquals(totals, expected.get(p).totals().rounded(Money.ZERO));
          evening.paid.put(evening.parts.get(p).id(), expected.get(p));
        }
        List<Figures> checks = evening.checks();
        assertEquals(expected, checks);
        assertStepsAddUp(evening.derive().explain(checks.get(p)), checks.get(p).totals());
        assertEquals(whole.totals().total().plus(rounded), sum(checks, Totals::total));
      }
    }
  }

  @Test
  @DisplayName("M3 merging back gives the original, whatever it was divided into before")
  void mergingBackGivesTheOriginal() {
    Random random = Seeds.of("LawsTest.mergingBackGivesTheOriginal");
    for (int i = 0; i < ORDERS; i++) {
      Evening evening = new Evening(random);
      Figures before = evening.checks().getFirst();
      for (int step = 1 + random.nextInt(4); step > 0; step--) {
        evening.split();
      }
      evening.merge();
      assertEquals(List.of(before), evening.checks());
      assertEquals(before, evening.derive().figures());
    }
  }

  @Test
  @DisplayName("M1 M3 split by seat between any payments, every seat pays its share of a line once")
  void everySeatPaysItsShareOnce() {
    Random random = Seeds.of("LawsTest.everySeatPaysItsShareOnce");
    for (int i = 0; i < ORDERS; i++) {
      Evening evening = new Evening(random);
      Map<Integer, Map<UUID, Share>> due = new HashMap<>();
      for (Planned part : Division.bySeat(evening.openLines())) {
        part.seats().forEach(seat -> due.put(seat, part.shares()));
      }
      for (int step = 2 + random.nextInt(6); step > 0; step--) {
        switch (random.nextInt(3)) {
          case 0 -> evening.merge();
          default -> evening.divide(Division.bySeat(evening.openLines()));
        }
        if (evening.open().size() > 1) {
          evening.pay();
        }
      }
      evening.divide(Division.bySeat(evening.openLines()));
      Map<Integer, Map<UUID, Share>> borne = new HashMap<>();
      for (Part part : evening.parts) {
        for (Integer seat : evening.seatsOf.getOrDefault(part.id(), List.of())) {
          Map<UUID, Share> of = borne.computeIfAbsent(seat, s -> new HashMap<>());
          part.shares().forEach((line, share) -> of.merge(line, share, Share::plus));
        }
      }
      assertEquals(due, borne);
      assertMoneySums(evening.derive().figures(), evening.checks());
    }
  }

  @Test
  @DisplayName("M1 one pays an amount after the other, and the rest is still divided to the cent")
  void amountAfterAmount() {
    Random random = Seeds.of("LawsTest.amountAfterAmount");
    for (int i = 0; i < ORDERS / 20; i++) {
      Evening evening = new Evening(random);
      for (int step = 12; step > 0 && !evening.openLines().isEmpty(); step--) {
        Money owed = evening.owed();
        if (owed.minor() > 1) {
          Money amount = Money.of(1 + random.nextLong(owed.minor() - 1));
          evening.divide(Division.byAmount(evening.openLines(), List.of(amount), owed));
          assertEquals(
              List.of(amount, owed.minus(amount)),
              evening.open().stream()
                  .map(part -> evening.checks().get(evening.parts.indexOf(part)).totals().total())
                  .toList());
        }
        evening.pay();
      }
      evening.divide(Division.evenly(evening.openLines(), 7));
      assertMoneySums(evening.derive().figures(), evening.checks());
      evening.merge();
      assertMoneySums(evening.derive().figures(), evening.checks());
    }
  }

  @Test
  @DisplayName("M1 sums beyond any restaurant's are divided to the unit as well")
  void sumsBeyondAnyRestaurant() {
    Random random = Seeds.of("LawsTest.sumsBeyondAnyRestaurant");
    for (int i = 0; i < ORDERS / 10; i++) {
      CheckFixture order = CheckFixture.any(random);
      for (int k = 0; k < 3; k++) {
        order.with(
            "palace", 99, random.nextLong(1L << (30 + random.nextInt(22))), CheckFixture.FOOD);
      }
      Derivation whole = order.derive();
      for (List<Planned> plan :
          List.of(Division.bySeat(order.open()), Division.evenly(order.open(), 7))) {
        List<Figures> parts = Partition.of(whole, CheckFixture.parts(plan));
        assertSum(whole.figures(), parts);
        parts.forEach(LawsTest::assertOwesNothingBelowZero);
      }
    }
  }

  @Test
  @DisplayName("M11 the order in which lines were taken changes no figure")
  void permutationChangesNothing() {
    Random random = Seeds.of("LawsTest.permutationChangesNothing");
    for (int i = 0; i < ORDERS; i++) {
      Evening evening = new Evening(random);
      evening.split();
      List<Figures> before = evening.checks();
      Collections.shuffle(evening.order.charges, random);
      assertEquals(before, evening.checks());
    }
  }

  @Test
  @DisplayName("M2 a discount never raises what is owed, and one more line never lowers it")
  void monotony() {
    Random random = Seeds.of("LawsTest.monotony");
    for (int i = 0; i < ORDERS; i++) {
      CheckFixture order = CheckFixture.any(random);
      // Of two rules the house may price the one for larger parties lower.
      order.under(
          order.terms.withService(
              order.terms.services().stream().limit(1).toArray(ServiceRule[]::new)));
      Money before = order.derive().totals().total();
      order.with(
          "one more",
          1,
          1 + random.nextInt(4_000),
          random.nextBoolean() ? CheckFixture.FOOD : CheckFixture.CITY);
      Money more = order.derive().totals().total();
      assertTrue(more.compareTo(before) >= 0, before + " became " + more);
      order.reductions.add(
          random.nextBoolean()
              ? Reduction.percent("x", "x", Rate.percent(1 + random.nextInt(100)), Set.of())
              : Reduction.amount("x", "x", Money.of(1 + random.nextInt(3_000)), Set.of()));
      Money less = order.derive().totals().total();
      assertTrue(less.compareTo(more) <= 0, more + " became " + less);
    }
  }

  @Test
  @DisplayName("M2 M9 each part owes what it would alone, whatever changes after another has paid")
  void whoHasNotPaidOwesWhatHeWouldAlone() {
    Random random = Seeds.of("LawsTest.whoHasNotPaidOwesWhatHeWouldAlone");
    for (int i = 0; i < ORDERS; i++) {
      boolean included = random.nextBoolean();
      CheckFixture both = CheckFixture.dinner();
      Set<UUID> others = new HashSet<>();
      for (int k = 2 + random.nextInt(5); k > 0; k--) {
        evenLine(both, random);
        if (k == 1 || random.nextBoolean()) {
          others.add(both.charges.getLast().lineId());
        }
      }
      Terms before = evenTerms(included, random);
      both.under(before);
      Part payer = new Part(UUID.randomUUID(), holding(both, line -> !others.contains(line)));
      Part other = new Part(UUID.randomUUID(), holding(both, others::contains));
      Figures paid = Partition.of(both.derive(), List.of(payer, other)).getFirst();
      assertEquals(
          List.of(), differences(alone(both, line -> !others.contains(line)), paid.totals()));
      if (random.nextBoolean()) {
        both.reductions.add(
            Reduction.percent("late", "late", Rate.percent(10 * (1 + random.nextInt(5))), Set.of())
                .sparing(Set.of(payer.id())));
      }
      Terms after = evenTerms(included, random).with(before.discountBase());
      both.under(after);
      Figures owed =
          Partition.of(both.derive(Map.of(payer.id(), paid)), List.of(payer, other)).getLast();
      assertEquals(
          List.of(),
          differences(alone(both, others::contains), owed.totals()),
          both.charges + " " + others + " " + before + " then " + after);
    }
  }

  /** What an order of these lines only comes to. */
  private static Totals alone(CheckFixture order, Predicate<UUID> which) {
    CheckFixture alone = CheckFixture.dinner().under(order.terms);
    order.charges.stream().filter(c -> which.test(c.lineId())).forEach(alone.charges::add);
    alone.reductions.addAll(order.reductions);
    return alone.derive().totals();
  }

  /** All but the bases of taxes, which are the order's. */
  private static List<String> differences(Totals alone, Totals owed) {
    List<String> differences = new ArrayList<>();
    Map<String, Function<Totals, Object>> figures = new LinkedHashMap<>();
    figures.put("subtotal", Totals::subtotal);
    figures.put("discounts", Totals::discounts);
    figures.put("discount", Totals::discount);
    figures.put("service", Totals::serviceCharge);
    figures.put("levies", Totals::levies);
    figures.put("tax", Totals::tax);
    figures.put("untaxed", Totals::untaxed);
    figures.put("total", Totals::total);
    figures.put(
        "taxes",
        totals ->
            totals.taxes().stream()
                .filter(tax -> !tax.amount().isZero())
                .map(tax -> tax.tax().code() + " " + tax.amount().minor())
                .toList());
    figures.forEach(
        (name, figure) -> {
          if (!figure.apply(alone).equals(figure.apply(owed))) {
            differences.add(name + ": " + figure.apply(alone) + " not " + figure.apply(owed));
          }
        });
    return differences;
  }

  private static Map<UUID, Share> holding(CheckFixture order, Predicate<UUID> which) {
    Map<UUID, Share> shares = new HashMap<>();
    order.charges.stream()
        .map(Charge::lineId)
        .filter(which)
        .forEach(line -> shares.put(line, Share.WHOLE));
    return shares;
  }

  /** Of prices that any tenth and any of these taxes are whole of, so that nothing is rounded. */
  private static void evenLine(CheckFixture order, Random random) {
    List<TaxRate> taxes = List.of(QUARTER, FIFTH_ON_TAX).subList(0, random.nextInt(3));
    order.with(
        "even", 1 + random.nextInt(2), 60_000L * random.nextInt(9), taxes.toArray(TaxRate[]::new));
    if (random.nextInt(3) == 0) {
      order.levied(random.nextBoolean() ? BAG : CheckFixture.DEPOSIT);
    }
    if (random.nextInt(8) == 0) {
      order.comped();
    }
  }

  /** Perhaps a tenth for service, perhaps an exemption. */
  private static Terms evenTerms(boolean included, Random random) {
    Terms terms =
        Terms.plain(included)
            .with(Terms.TaxRounding.values()[random.nextInt(2)])
            .with(Terms.DiscountBase.values()[random.nextInt(2)])
            .exempt(random.nextInt(3) == 0 ? new Exemption("X-1", "mission") : null);
    return random.nextBoolean()
        ? terms
        : terms.withService(ServiceRule.of(Rate.percent(10), random.nextBoolean()));
  }

  @Test
  @DisplayName("M2 M3 who is exempt pays what anybody pays less the tax, and no service on tax")
  void exemptionTakesTheTaxOffAndNothingElse() {
    Random random = Seeds.of("LawsTest.exemptionTakesTheTaxOffAndNothingElse");
    for (int i = 0; i < ORDERS; i++) {
      CheckFixture order = CheckFixture.any(random);
      // Whose voucher it is matters only to who owes tax.
      Terms terms = order.terms.with(Terms.DiscountBase.BEFORE_TAX).exempt(null);
      Exemption by = new Exemption("X-1", "mission");
      Money exempt = order.under(terms.exempt(by)).derive().totals().total();
      boolean included = terms.pricesIncludeTax();
      Terms without =
          terms.withService(
              terms.services().stream()
                  .map(rule -> ofWhatTheExemptPay(rule, included))
                  .toArray(ServiceRule[]::new));
      boolean sameBase =
          terms.services().stream()
              .allMatch(
                  rule -> rule.base() != ServiceRule.Base.AFTER_TAX || (included && rule.taxed()));
      if (sameBase) {
        Totals anybody = order.under(terms).derive().totals();
        assertEquals(anybody.total().minus(anybody.tax()), exempt, terms.toString());
      } else {
        assertEquals(
            order.under(without.exempt(by)).derive().totals().total(), exempt, terms.toString());
      }
    }
  }

  /** The same said without the tax that an exempt guest does not pay. */
  private static ServiceRule ofWhatTheExemptPay(ServiceRule rule, boolean included) {
    return rule.base() != ServiceRule.Base.AFTER_TAX
        ? rule
        : new ServiceRule(
            rule.name(),
            rule.rate(),
            rule.fromCovers(),
            rule.areas(),
            rule.orderTypes(),
            rule.fromSubtotal(),
            rule.beforeDiscount(),
            included && rule.taxed() ? ServiceRule.Base.MENU_PRICE : ServiceRule.Base.BEFORE_TAX,
            rule.taxed());
  }

  private static Money sum(List<Figures> parts, Function<Totals, Money> figure) {
    return parts.stream().map(Figures::totals).map(figure).reduce(Money.ZERO, Money::plus);
  }

  private static void assertSum(Figures whole, List<Figures> parts) {
    assertMoneySums(whole, parts);
    for (TaxTotal tax : whole.totals().taxes()) {
      assertEquals(tax.base(), ofTax(parts, tax.tax(), TaxTotal::base));
    }
    for (LevyTotal levy : whole.totals().levies()) {
      assertEquals(
          levy.amount(),
          sum(
              parts,
              totals ->
                  totals.levies().stream()
                      .filter(own -> own.code().equals(levy.code()))
                      .map(LevyTotal::amount)
                      .reduce(Money.ZERO, Money::plus)));
    }
    for (Off off : whole.totals().discounts()) {
      assertEquals(
          off.amount(),
          sum(
              parts,
              totals ->
                  totals.discounts().stream()
                      .filter(own -> own.id().equals(off.id()))
                      .map(Off::amount)
                      .reduce(Money.ZERO, Money::plus)));
    }
  }

  /**
   * Whatever is asked for in money: all but the bases of taxes, the names of discounts and which of
   * a line's levies a cent belongs to.
   */
  private static void assertMoneySums(Figures whole, List<Figures> parts) {
    for (Function<Totals, Money> figure :
        List.<Function<Totals, Money>>of(
            Totals::subtotal,
            Totals::discount,
            Totals::comped,
            Totals::serviceCharge,
            Totals::levied,
            Totals::tax,
            Totals::untaxed,
            Totals::total)) {
      assertEquals(figure.apply(whole.totals()), sum(parts, figure));
    }
    for (TaxTotal tax : whole.totals().taxes()) {
      assertEquals(tax.amount(), ofTax(parts, tax.tax(), TaxTotal::amount));
    }
    for (LineFigure line : whole.lines()) {
      for (Function<LineFigure, Money> figure :
          List.<Function<LineFigure, Money>>of(
              LineFigure::amount, LineFigure::discount, LineFigure::levy)) {
        Money sum = Money.ZERO;
        for (Figures part : parts) {
          sum = sum.plus(part.line(line.lineId()).map(figure).orElse(Money.ZERO));
        }
        assertEquals(figure.apply(line), sum);
      }
    }
  }

  private static Money ofTax(List<Figures> parts, TaxRate rate, Function<TaxTotal, Money> figure) {
    return sum(
        parts,
        totals ->
            totals.taxes().stream()
                .filter(own -> own.tax().equals(rate))
                .map(figure)
                .reduce(Money.ZERO, Money::plus));
  }

  private static void assertOwesNothingBelowZero(Figures part) {
    Totals totals = part.totals();
    assertFalse(totals.total().isNegative(), part.toString());
    assertFalse(totals.comped().isNegative(), part.toString());
    assertTrue(
        part.lines().stream()
            .noneMatch(
                line ->
                    line.net().isNegative()
                        || line.discount().isNegative()
                        || line.service().isNegative()
                        || line.levy().isNegative()),
        part.toString());
    assertTrue(totals.taxes().stream().noneMatch(t -> t.amount().isNegative()), part.toString());
    assertTrue(
        totals.discounts().stream().noneMatch(o -> o.amount().isNegative()), part.toString());
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
}
