package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.billing.Figures.LineFigure;
import brigade.billing.Partition.Part;
import brigade.billing.Totals.TaxTotal;
import brigade.money.Money;
import brigade.money.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which part gets which cent, and what holds of a part by itself. */
class PartitionEdgesTest {
  private static final int ORDERS = Integer.getInteger("brigade.generated", 1_500);

  private static List<Part> parts(CheckFixture order, long... weights) {
    long sum = java.util.Arrays.stream(weights).sum();
    List<Part> parts = new ArrayList<>();
    for (long weight : weights) {
      Map<UUID, Share> shares = new HashMap<>();
      order.charges.forEach(charge -> shares.put(charge.lineId(), Share.of(weight, sum)));
      parts.add(new Part(UUID.randomUUID(), shares));
    }
    return parts;
  }

  private static List<List<Long>> lines(List<Figures> parts, Function<LineFigure, Money> figure) {
    return parts.stream()
        .map(part -> part.lines().stream().map(figure).map(Money::minor).toList())
        .toList();
  }

  @Test
  @DisplayName("M1 the odd cent of a line goes to the part that lost the last one")
  void oddCentsTakeTurns() {
    CheckFixture order =
        CheckFixture.dinner().with("Tea", 1, 5).with("Milk", 1, 5).with("Sugar", 1, 5);
    List<Figures> halves = Partition.of(order.derive(), parts(order, 1, 1));
    assertEquals(
        List.of(List.of(3L, 2L, 3L), List.of(2L, 3L, 2L)), lines(halves, LineFigure::amount));
  }

  @Test
  @DisplayName("M2 the odd cent of a discount goes to the part that has paid more so far")
  void oddCentsOfDiscountsTakeTurns() {
    CheckFixture order = CheckFixture.dinner().with("Tea", 1, 100).with("Cake", 1, 100);
    order.lessAmount(5, order.line(0)).lessAmount(5, order.line(1));
    List<Figures> halves = Partition.of(order.derive(), parts(order, 1, 1));
    assertEquals(List.of(List.of(3L, 2L), List.of(2L, 3L)), lines(halves, LineFigure::discount));
  }

  @Test
  @DisplayName("M3 a discount never exceeds what a part has of the line")
  void discountsStayWithinTheirLine() {
    CheckFixture order = CheckFixture.dinner().with("Mint", 1, 1).with("Mint", 1, 1).less(100);
    for (Figures third : Partition.of(order.derive(), parts(order, 1, 1, 1))) {
      third.lines().forEach(line -> assertEquals(Money.ZERO, line.net()));
    }
  }

  @Test
  @DisplayName("M1 the cent of a contained tax goes to the larger remainder, not to the first")
  void containedTaxGoesByRemainder() {
    CheckFixture order = CheckFixture.dinner().with("Menu", 1, 1_000, CheckFixture.FOOD);
    List<Figures> parts = Partition.of(order.derive(), parts(order, 3, 1));
    assertEquals(
        List.of(Money.of(89), Money.of(30)),
        parts.stream().map(part -> part.totals().tax()).toList());
  }

  @Test
  @DisplayName("M1 parts of everything in the same proportion owe the total by largest remainder")
  void proportionalPartsOweTheTotalByLargestRemainder() {
    Random random = Seeds.of("PartitionEdgesTest.proportionalPartsOweTheTotalByLargestRemainder");
    for (int i = 0; i < ORDERS; i++) {
      CheckFixture order = CheckFixture.any(random);
      long[] weights = random.longs(1 + random.nextInt(5), 1, 12).toArray();
      Derivation whole = order.derive();
      List<Long> totals =
          Partition.of(whole, parts(order, weights)).stream()
              .map(part -> part.totals().total().minor())
              .toList();
      assertByLargestRemainder(whole.totals().total().minor(), weights, totals);
    }
  }

  /**
   * Whoever got a cent had at least the remainder of whoever did not; equal ones may go any way.
   */
  private static void assertByLargestRemainder(long whole, long[] weights, List<Long> parts) {
    long sum = java.util.Arrays.stream(weights).sum();
    long leastRaised = Long.MAX_VALUE;
    long mostKept = 0;
    for (int p = 0; p < weights.length; p++) {
      long floor = whole * weights[p] / sum;
      long remainder = whole * weights[p] % sum;
      if (parts.get(p) == floor) {
        mostKept = Math.max(mostKept, remainder);
      } else {
        assertEquals(floor + 1, parts.get(p), whole + ": " + parts);
        leastRaised = Math.min(leastRaised, remainder);
      }
    }
    assertTrue(leastRaised >= mostKept, whole + ": " + parts);
    assertEquals(whole, parts.stream().mapToLong(Long::longValue).sum());
  }

  @Test
  @DisplayName("M2 a part's tax stands on the cents of its own lines")
  void taxStandsOnTheCentsOfThePart() {
    Random random = Seeds.of("PartitionEdgesTest.taxStandsOnTheCentsOfThePart");
    for (int i = 0; i < ORDERS; i++) {
      boolean included = random.nextBoolean();
      CheckFixture order = singleTaxes(random).under(Terms.plain(included));
      Map<UUID, List<TaxRate>> taxesOf = new HashMap<>();
      order.charges.forEach(charge -> taxesOf.put(charge.lineId(), charge.taxes()));
      for (Figures part : Partition.of(order.derive(), anyParts(order, random))) {
        Map<TaxRate, Money> due = new LinkedHashMap<>();
        for (LineFigure line : part.lines()) {
          taxesOf.get(line.lineId()).forEach(tax -> due.merge(tax, line.net(), Money::plus));
        }
        assertEquals(
            due.keySet(),
            new HashSet<>(part.totals().taxes().stream().map(TaxTotal::tax).toList()));
        for (TaxTotal tax : part.totals().taxes()) {
          assertEquals(due.get(tax.tax()), included ? tax.base().plus(tax.amount()) : tax.base());
          Money alone =
              included
                  ? tax.tax().rate().within(due.get(tax.tax()))
                  : tax.tax().rate().of(due.get(tax.tax()));
          assertTrue(
              Math.abs(alone.minus(tax.amount()).minor()) <= order.charges.size() + 2,
              () -> alone + " and " + tax);
        }
      }
    }
  }

  @Test
  @DisplayName(
      "M1 what is ordered after a payment is shared by the others, and all sums to the whole")
  void laterLinesAreSharedByWhoHasNotPaid() {
    Random random = Seeds.of("PartitionEdgesTest.laterLinesAreSharedByWhoHasNotPaid");
    for (int i = 0; i < ORDERS; i++) {
      CheckFixture order = singleTaxes(random).under(Terms.plain(random.nextBoolean()));
      List<Part> parts = anyParts(order, random);
      Map<UUID, Figures> paid = new HashMap<>();
      List<Figures> before = Partition.of(order.derive(), parts);
      int payers = 1 + random.nextInt(parts.size());
      for (int p = 0; p < payers && p < parts.size() - 1; p++) {
        paid.put(parts.get(p).id(), before.get(p));
      }
      order.with("late coffee", 1, 350, CheckFixture.DRINKS);
      Map<UUID, Share> last = new HashMap<>(parts.getLast().shares());
      last.put(order.charges.getLast().lineId(), Share.WHOLE);
      parts.set(parts.size() - 1, new Part(parts.getLast().id(), last));
      Derivation whole = order.derive(paid);
      List<Figures> after = Partition.of(whole, parts);
      for (int p = 0; p < parts.size(); p++) {
        Figures kept = paid.get(parts.get(p).id());
        if (kept != null) {
          assertEquals(kept, after.get(p));
        }
      }
      assertSum(whole.figures(), after);
    }
  }

  @Test
  @DisplayName("M1 a discount given after a payment is the others' alone")
  void laterDiscountsAreOfWhoHasNotPaid() {
    CheckFixture order =
        CheckFixture.dinner().with("Menu", 2, 5_000, CheckFixture.FOOD).under(Terms.plain(false));
    List<Part> parts = parts(order, 1, 1);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    Map<UUID, Figures> paid = Map.of(parts.getFirst().id(), first);
    order.reductions.add(
        Reduction.percent("late", "late", Rate.percent(10), Set.of())
            .sparing(Set.of(parts.getFirst().id())));
    List<Figures> after = Partition.of(order.derive(paid), parts);
    assertEquals(first, after.getFirst());
    assertEquals(Money.of(500), after.get(1).totals().discount());
    assertEquals(
        List.of(new TaxTotal(CheckFixture.FOOD, Money.of(4_500), Money.of(608))),
        after.get(1).totals().taxes());
    assertEquals(Money.of(5_108), after.get(1).totals().total());
  }

  /** Each of two guests has a menu; the first paid, then more is ordered. */
  private static List<Figures> moreAfterTheFirstPaid(CheckFixture order) {
    List<Part> parts = alone(order);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    Map<UUID, Figures> paid = Map.of(parts.getFirst().id(), first);
    order.with("Wine", 1, 10_000);
    Map<UUID, Share> more = new HashMap<>(parts.getLast().shares());
    more.put(order.charges.getLast().lineId(), Share.WHOLE);
    parts.set(1, new Part(parts.getLast().id(), more));
    Derivation whole = order.derive(paid);
    List<Figures> after = Partition.of(whole, parts);
    assertEquals(first, after.getFirst());
    assertSum(whole.figures(), after);
    return after;
  }

  /** A part for each line. */
  private static List<Part> alone(CheckFixture order) {
    return new ArrayList<>(
        order.charges.stream()
            .map(charge -> new Part(UUID.randomUUID(), Map.of(charge.lineId(), Share.WHOLE)))
            .toList());
  }

  @Test
  @DisplayName("M2 a voucher of which a part is paid gives the others the rest of it, and no more")
  void aVoucherIsGivenOnce() {
    CheckFixture order =
        CheckFixture.dinner().with("Menu", 1, 5_000).with("Menu", 1, 5_000).lessAmount(500);
    List<Figures> after = moreAfterTheFirstPaid(order);
    assertEquals(Money.of(250), after.getFirst().totals().discount());
    assertEquals(Money.of(250), after.getLast().totals().discount());
  }

  @Test
  @DisplayName("M2 a voucher is not lost with a line that is taken back after a payment")
  void aVoucherIsNotLost() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Menu", 1, 5_000)
            .with("Menu", 1, 5_000)
            .with("Wine", 1, 10_000)
            .lessAmount(2_000);
    List<Part> parts = alone(order);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    order.charges.removeLast();
    parts.removeLast();
    Derivation whole = order.derive(Map.of(parts.getFirst().id(), first));
    List<Figures> after = Partition.of(whole, parts);
    assertEquals(Money.of(500), after.getFirst().totals().discount());
    assertEquals(Money.of(1_500), after.getLast().totals().discount());
    assertSum(whole.figures(), after);
  }

  @Test
  @DisplayName("M9 a discount taken back after a payment stays with who paid by it")
  void aDiscountTakenBackStaysWithWhoPaid() {
    CheckFixture order =
        CheckFixture.dinner().with("Menu", 1, 5_000).with("Menu", 1, 5_000).less(10);
    List<Part> parts = alone(order);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    order.reductions.clear();
    Derivation whole = order.derive(Map.of(parts.getFirst().id(), first));
    List<Figures> after = Partition.of(whole, parts);
    assertEquals(Money.of(4_500), after.getFirst().totals().total());
    assertEquals(Money.of(5_000), after.getLast().totals().total());
    assertSum(whole.figures(), after);
    assertEquals(Money.ZERO, whole.totals().comped());
    assertEquals(first.totals().discounts(), whole.totals().discounts());
    assertEquals(List.of(), after.getLast().totals().discounts());
  }

  @Test
  @DisplayName("M9 of two discounts that were paid by, the one taken back is nobody else's loss")
  void aDiscountTakenBackIsNobodyElsesLoss() {
    CheckFixture order =
        CheckFixture.dinner().with("Menu", 1, 5_000).with("Menu", 1, 5_000).less(10);
    order.lessAmount(400, order.line(0));
    List<Part> parts = alone(order);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    assertEquals(Money.of(860), first.totals().discount());
    Reduction gone = order.reductions.removeLast();
    Derivation whole = order.derive(Map.of(parts.getFirst().id(), first));
    // A tenth of everything is off the order, and what the first paid by besides.
    assertEquals(
        Map.of(gone.id(), Money.of(400), order.reductions.getFirst().id(), Money.of(1_000)),
        whole.totals().discounts().stream()
            .collect(Collectors.toMap(Totals.Off::id, Totals.Off::amount)));
    List<Figures> after = Partition.of(whole, parts);
    assertEquals(Money.of(4_460), after.getLast().totals().total());
    assertSum(whole.figures(), after);
  }

  @Test
  @DisplayName("M9 a discount taken back is not named on the check of whoever pays after that")
  void aDiscountTakenBackIsNotNamedToOthers() {
    CheckFixture order = CheckFixture.dinner().with("Magnum", 1, 10_000).less(10);
    order.lessAmount(400, order.line(0));
    List<Part> parts = parts(order, 1, 1);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    assertEquals(Money.of(200 + 480), first.totals().discount());
    order.reductions.removeLast();
    Derivation whole = order.derive(Map.of(parts.getFirst().id(), first));
    assertEquals(Money.of(1_000 + 200), whole.totals().discount());
    List<Figures> after = Partition.of(whole, parts);
    assertEquals(first, after.getFirst());
    // The tenth is of the whole price now, of which the first paid 4.80.
    assertEquals(
        List.of(new Totals.Off(order.reductions.getFirst().id(), "regular", Money.of(520))),
        after.getLast().totals().discounts());
    assertSum(whole.figures(), after);
  }

  @Test
  @DisplayName("M9 a discount taken back took what those that stand left, line by line")
  void aDiscountTakenBackTookWhatOthersLeft() {
    CheckFixture order = CheckFixture.dinner().with("Wine", 1, 4_000).with("Steak", 2, 3_000);
    order.lessAmount(1_000, order.line(0)).lessAmount(600, order.line(1));
    Part first = new Part(UUID.randomUUID(), shares(order, Share.WHOLE, Share.of(1, 2)));
    Part second = new Part(UUID.randomUUID(), Map.of(order.line(1), Share.of(1, 2)));
    List<Part> parts = List.of(first, second);
    Figures paid = Partition.of(order.derive(), parts).getFirst();
    assertEquals(Money.of(1_300), paid.totals().discount());
    Reduction gone = order.reductions.removeLast();
    Derivation whole = order.derive(Map.of(first.id(), paid));
    assertEquals(
        Map.of(order.reductions.getFirst().id(), Money.of(1_000), gone.id(), Money.of(300)),
        whole.totals().discounts().stream()
            .collect(Collectors.toMap(Totals.Off::id, Totals.Off::amount)));
    List<Figures> after = Partition.of(whole, parts);
    assertEquals(Money.of(3_000), after.getLast().totals().total());
    assertSum(whole.figures(), after);
  }

  /** A part's share of each line; null for none. */
  private static Map<UUID, Share> shares(CheckFixture order, @Nullable Share... each) {
    Map<UUID, Share> shares = new HashMap<>();
    for (int i = 0; i < each.length; i++) {
      if (each[i] != null) {
        shares.put(order.line(i), each[i]);
      }
    }
    return shares;
  }

  private static List<Long> cents(Derivation whole, Function<LineFigure, Money> figure) {
    return whole.figures().lines().stream().map(figure).map(Money::minor).toList();
  }

  /** An order of lines at these prices, each on a check of its own. */
  private static CheckFixture priced(Terms terms, TaxRate tax, long... prices) {
    CheckFixture order = CheckFixture.dinner().under(terms);
    for (long price : prices) {
      order.with("Olives", 1, price, tax);
    }
    return order;
  }

  private static final TaxRate TENTH = new TaxRate("T", "Tenth", Rate.percent(10));

  private static final TaxRate WITHIN = new TaxRate("W", "A quarter of the net", Rate.percent(25));

  /** Service of 10 %, and no line bears more than cents of it. */
  private static final Terms SERVED = Terms.plain(false).withService(Rate.percent(10));

  private static void keepOnly(CheckFixture order, List<Part> parts, int... lines) {
    List<Charge> charges = java.util.Arrays.stream(lines).mapToObj(order.charges::get).toList();
    List<Part> kept = java.util.Arrays.stream(lines).mapToObj(parts::get).toList();
    order.charges.retainAll(charges);
    parts.retainAll(kept);
  }

  @Test
  @DisplayName(
      "M3 M9 a cent of service that was paid stands where the rest of the order makes none")
  void aCentOfServiceThatWasPaidStands() {
    CheckFixture order = priced(SERVED, CheckFixture.FOOD, 4, 4);
    List<Part> parts = alone(order);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    assertEquals(Money.of(1), first.totals().serviceCharge());
    keepOnly(order, parts, 0);
    Derivation whole = order.derive(Map.of(parts.getFirst().id(), first));
    assertEquals(first.totals().serviceCharge(), whole.totals().serviceCharge());
    assertSum(whole.figures(), Partition.of(whole, parts));
  }

  @Test
  @DisplayName(
      "M3 M9 a cent of service more than its share that somebody paid, the others need not")
  void aCentOfServiceIsNotChargedTwice() {
    CheckFixture order = priced(SERVED, CheckFixture.FOOD, 4, 5);
    List<Part> parts = alone(order);
    Figures second = Partition.of(order.derive(), parts).get(1);
    assertEquals(Money.of(1), second.totals().serviceCharge());
    order.with("Nuts", 1, 8).with("Nuts", 1, 7);
    parts.addAll(alone(order).subList(2, 4));
    Derivation whole = order.derive(Map.of(parts.get(1).id(), second));
    // A tenth of 24 cents is two.
    assertEquals(List.of(0L, 1L, 0L, 1L), cents(whole, LineFigure::service));
    assertEquals(Money.of(2), whole.totals().serviceCharge());
    assertSum(whole.figures(), Partition.of(whole, parts));
  }

  @Test
  @DisplayName("M3 M9 a cent of service that would fall on what is paid falls on the others")
  void aCentOfServiceFallsOnWhatIsOpen() {
    CheckFixture order = priced(SERVED, CheckFixture.FOOD, 4, 5);
    List<Part> parts = alone(order);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    assertEquals(Money.ZERO, first.totals().serviceCharge());
    keepOnly(order, parts, 0);
    order.with("Nuts", 1, 3);
    parts.add(alone(order).getLast());
    Derivation whole = order.derive(Map.of(parts.getFirst().id(), first));
    assertEquals(List.of(0L, 1L), cents(whole, LineFigure::service));
    assertSum(whole.figures(), Partition.of(whole, parts));
  }

  @Test
  @DisplayName("M1 M9 a cent of tax that was paid stands, and is no part of what it is due on")
  void aCentOfTaxThatWasPaidStands() {
    CheckFixture order = priced(Terms.plain(true), WITHIN, 2, 2);
    List<Part> parts = alone(order);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    assertEquals(Money.of(1), first.totals().tax());
    keepOnly(order, parts, 0);
    order.with("Water", 1, 0, WITHIN);
    parts.add(alone(order).getLast());
    Derivation whole = order.derive(Map.of(parts.getFirst().id(), first));
    assertEquals(List.of(new TaxTotal(WITHIN, Money.of(1), Money.of(1))), whole.totals().taxes());
    assertSum(whole.figures(), Partition.of(whole, parts));
  }

  @Test
  @DisplayName("M1 M9 where all that bears a tax is paid, it is what was paid of it")
  void aTaxIsWhatWasPaidWhereAllIsPaid() {
    CheckFixture order = priced(Terms.plain(false), TENTH, 3, 3, 3);
    order.with("Bread", 1, 100, CheckFixture.FOOD);
    List<Part> parts = alone(order);
    List<Figures> before = Partition.of(order.derive(), parts);
    Map<UUID, Figures> paid =
        Map.of(parts.get(1).id(), before.get(1), parts.get(2).id(), before.get(2));
    assertEquals(Money.ZERO, before.get(1).totals().tax());
    assertEquals(Money.ZERO, before.get(2).totals().tax());
    keepOnly(order, parts, 1, 2, 3);
    Derivation whole = order.derive(paid);
    // A tenth of six cents would be a cent, which nobody is left to owe.
    assertEquals(
        List.of(
            new TaxTotal(CheckFixture.FOOD, Money.of(100), Money.of(14)),
            new TaxTotal(TENTH, Money.of(6), Money.ZERO)),
        whole.totals().taxes());
    assertSum(whole.figures(), Partition.of(whole, parts));
  }

  @Test
  @DisplayName("M1 M9 an exempt order is let off no more tax than was where the rest costs nothing")
  void noTaxIsTakenOffWhatCostsNothing() {
    CheckFixture order =
        priced(Terms.plain(true).exempt(new Exemption("X-1", "mission")), WITHIN, 3, 3, 3);
    List<Part> parts = alone(order);
    List<Figures> before = Partition.of(order.derive(), parts);
    // Three times 0.6 cents are two, and one of the three is let off none.
    assertEquals(Money.of(2), order.derive().totals().untaxed());
    int without = before.stream().map(part -> part.totals().untaxed()).toList().indexOf(Money.ZERO);
    Map<UUID, Figures> paid = Map.of(parts.get(without).id(), before.get(without));
    Set<UUID> others = new HashSet<>();
    order.charges.forEach(charge -> others.add(charge.lineId()));
    others.remove(order.line(without));
    order.reductions.add(
        Reduction.percent("free", "free", Rate.percent(100), others).sparing(paid.keySet()));
    Derivation whole = order.derive(paid);
    assertEquals(Money.ZERO, whole.totals().untaxed());
    assertEquals(Money.of(3), whole.totals().total());
    assertSum(whole.figures(), Partition.of(whole, parts));
  }

  @Test
  @DisplayName("M1 M9 an exempt order lets off no tax those who have none, whoever pays first")
  void onlyWhoHasTaxIsLetOffTax() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Wine", 1, 87_315)
            .with("Dinner", 1, 472_820, CheckFixture.DRINKS)
            .with("Sugar", 1, 2)
            .levied(CheckFixture.SUGAR)
            .under(Terms.plain(true).exempt(new Exemption("X-1", "mission")));
    Share third = Share.of(1, 3);
    List<Part> parts =
        List.of(
            new Part(UUID.randomUUID(), shares(order, Share.WHOLE, null, third)),
            new Part(UUID.randomUUID(), shares(order, null, Share.of(3, 5), third)),
            new Part(UUID.randomUUID(), shares(order, null, Share.of(2, 5), third)));
    List<Figures> before = Partition.of(order.derive(), parts);
    assertEquals(Money.ZERO, before.getFirst().totals().untaxed());
    Map<UUID, Figures> paid =
        Map.of(parts.get(1).id(), before.get(1), parts.get(2).id(), before.get(2));
    assertEquals(before, Partition.of(order.derive(paid), parts));
  }

  @Test
  @DisplayName("M9 an offer that would be on what is paid takes nothing off the order")
  void anOfferOnWhatIsPaidTakesNothing() {
    CheckFixture order = CheckFixture.dinner().with("Lager", 1, 500).with("Stout", 1, 800);
    List<Part> parts = alone(order);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    order.reductions.add(
        Reduction.perLine("TWO", "Second one free", Map.of(order.line(0), Money.of(500))));
    Derivation whole = order.derive(Map.of(parts.getFirst().id(), first));
    List<Figures> after = Partition.of(whole, parts);
    assertSum(whole.figures(), after);
    assertEquals(Money.of(1_300), whole.totals().total());
  }

  @Test
  @DisplayName("M3 a service charge taken off after a payment leaves what was paid")
  void laterServiceLeavesWhatWasPaid() {
    CheckFixture order =
        CheckFixture.dinner()
            .with("Menu", 2, 5_000, CheckFixture.FOOD)
            .under(Terms.plain(false).withService(Rate.percent(10)));
    List<Part> parts = parts(order, 1, 1);
    Figures first = Partition.of(order.derive(), parts).getFirst();
    assertEquals(Money.of(500), first.totals().serviceCharge());
    order.under(Terms.plain(false));
    List<Figures> after = Partition.of(order.derive(Map.of(parts.getFirst().id(), first)), parts);
    assertEquals(first, after.getFirst());
    assertEquals(Money.ZERO, after.get(1).totals().serviceCharge());
    assertEquals(Money.of(5_675), after.get(1).totals().total());
  }

  /** Lines with one tax or none, some comped, and discounts; no service charge. */
  private static CheckFixture singleTaxes(Random random) {
    CheckFixture order = CheckFixture.dinner();
    for (int i = random.nextInt(8); i >= 0; i--) {
      TaxRate[] taxes =
          switch (random.nextInt(3)) {
            case 0 -> new TaxRate[0];
            case 1 -> new TaxRate[] {CheckFixture.FOOD};
            default -> new TaxRate[] {CheckFixture.DRINKS};
          };
      order.with("item " + i, 1 + random.nextInt(3), random.nextInt(4_000), taxes);
      if (random.nextInt(9) == 0) {
        order.comped();
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      order.less(1 + random.nextInt(60));
    }
    return order;
  }

  /** Parts that have some lines alone and share others. */
  private static List<Part> anyParts(CheckFixture order, Random random) {
    int n = 2 + random.nextInt(4);
    List<Map<UUID, Share>> shares = new ArrayList<>();
    for (int p = 0; p < n; p++) {
      shares.add(new HashMap<>());
    }
    for (Charge charge : order.charges) {
      if (random.nextInt(3) == 0) {
        shares.get(random.nextInt(n)).put(charge.lineId(), Share.WHOLE);
      } else {
        int from = random.nextInt(n);
        int among = 1 + random.nextInt(n);
        for (int k = 0; k < among; k++) {
          shares.get((from + k) % n).put(charge.lineId(), Share.of(1, among));
        }
      }
    }
    return new ArrayList<>(shares.stream().map(own -> new Part(UUID.randomUUID(), own)).toList());
  }

  private static void assertSum(Figures whole, List<Figures> parts) {
    assertEquals(whole.totals().subtotal(), sum(parts, Totals::subtotal));
    assertEquals(whole.totals().discount(), sum(parts, Totals::discount));
    assertEquals(whole.totals().total(), sum(parts, Totals::total));
    for (TaxTotal tax : whole.totals().taxes()) {
      for (Function<TaxTotal, Money> figure :
          List.<Function<TaxTotal, Money>>of(TaxTotal::amount, TaxTotal::base)) {
        assertEquals(
            figure.apply(tax),
            sum(
                parts,
                totals ->
                    totals.taxes().stream()
                        .filter(own -> own.tax().equals(tax.tax()))
                        .map(figure)
                        .reduce(Money.ZERO, Money::plus)));
      }
    }
  }

  private static Money sum(List<Figures> parts, Function<Totals, Money> figure) {
    return parts.stream().map(Figures::totals).map(figure).reduce(Money.ZERO, Money::plus);
  }
}
