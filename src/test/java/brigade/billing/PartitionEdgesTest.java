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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which part gets which cent, and what holds of a part by itself. */
class PartitionEdgesTest {
  private static final int ORDERS = Integer.getInteger("brigade.generated", 1_500);

  private static Random seeded(String test) {
    long seed = Long.getLong("brigade.seed", System.nanoTime());
    System.out.println("PartitionEdgesTest." + test + " seed " + seed);
    return new Random(seed);
  }

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
    Random random = seeded("proportionalPartsOweTheTotalByLargestRemainder");
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
    Random random = seeded("taxStandsOnTheCentsOfThePart");
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
    Random random = seeded("laterLinesAreSharedByWhoHasNotPaid");
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
