package brigade.billing;

import brigade.billing.Figures.LineFigure;
import brigade.billing.Terms.DiscountBase;
import brigade.billing.Totals.TaxTotal;
import brigade.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Shares the figures of a whole order out to its checks, so that the checks sum to it to the cent:
 * subtotal, discount, service charge, every tax rate, and so the total.
 *
 * <p>No check is computed on its own. Every figure of the order is divided by the shares, each
 * share is rounded towards zero, and the cents left over go to checks that were rounded: to the one
 * furthest below its exact part of all figures so far, the earlier check first among equals. For a
 * single figure that is largest remainder; over many figures no check gains more than a cent. Last,
 * where two checks have a line or a tax in common, cents move between them until the totals
 * themselves are shared by largest remainder, so that an even split is even and a part by amount is
 * that amount.
 *
 * <p>Paid checks keep what they paid. The others share what is left.
 */
public final class Partition {
  /** Exact parts are compared in millionths of a minor unit; sums never depend on them. */
  static final long MICRO = 1_000_000;

  private final Derivation whole;
  private final Map<UUID, Figures> paid;
  private final List<Part> parts;
  private final Weights[] weights;
  private final int n;
  private final int lines;
  private final long[][] amount;
  private final long[][] discount;
  private final long[][] service;
  private final long[][] taxable;

  /** How far each part is below its exact total so far, in micro minor units. */
  private final long[] below;

  /** The exact total of each part, in micro minor units. */
  private final long[] exact;

  private final Map<TaxRate, long[]> tax = new LinkedHashMap<>();
  private final Map<TaxRate, long[]> taxBase = new LinkedHashMap<>();

  private Partition(Derivation whole, Map<UUID, Figures> paid, List<Part> parts) {
    this.whole = whole;
    this.paid = paid;
    this.parts = parts;
    this.n = parts.size();
    this.lines = whole.charges().size();
    this.amount = new long[lines][n];
    this.discount = new long[lines][n];
    this.service = new long[lines][n];
    this.taxable = new long[lines][n];
    this.below = new long[n];
    this.exact = new long[n];
    this.weights = weights();
  }

  /**
   * A check.
   *
   * @param id the check
   * @param shares its share of each line; lines it has nothing of are absent
   */
  public record Part(UUID id, Map<UUID, Share> shares) {}

  /**
   * Shares an order out.
   *
   * <p>As long as nothing was edited after a payment, the parts still open owe exactly what they
   * owed before it, so that paper already on the table stays right. After such an edit they share
   * what the paid parts leave.
   *
   * @param whole the order, derived with its paid checks
   * @param parts all its checks, those paid among them; together they hold all of every line
   * @return the figures of each part, in their order; those of a paid one as they were paid
   */
  public static List<Figures> of(Derivation whole, List<Part> parts) {
    Map<UUID, Figures> paid = whole.paid();
    List<Figures> asPlanned = new Partition(whole, Map.of(), parts).divide();
    List<Part> open = new ArrayList<>();
    boolean unedited = true;
    for (int p = 0; p < parts.size(); p++) {
      Figures kept = paid.get(parts.get(p).id());
      if (kept == null) {
        open.add(parts.get(p));
      } else {
        unedited &= sameLines(kept, asPlanned.get(p)) && sameTotals(kept, asPlanned.get(p));
      }
    }
    Iterator<Figures> others =
        unedited || open.isEmpty()
            ? Collections.emptyIterator()
            : new Partition(whole, paid, open).divide().iterator();
    List<Figures> figures = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      Figures kept = paid.get(parts.get(p).id());
      figures.add(kept != null ? kept : unedited ? asPlanned.get(p) : others.next());
    }
    return List.copyOf(figures);
  }

  private static boolean sameTotals(Figures one, Figures other) {
    return one.totals().rounded(Money.ZERO).equals(other.totals());
  }

  private static boolean sameLines(Figures one, Figures other) {
    return Set.copyOf(one.lines()).equals(Set.copyOf(other.lines()));
  }

  private List<Figures> divide() {
    List<LineFigure> figures = whole.figures().lines();
    long[][] left = new long[lines][3];
    Map<UUID, long[]> paidPerLine = paidPerLine();
    for (int l = 0; l < lines; l++) {
      LineFigure line = figures.get(l);
      long[] gone = paidPerLine.getOrDefault(line.lineId(), new long[3]);
      left[l][0] = left(line.amount().minor(), gone[0]);
      left[l][1] = Math.min(left[l][0], left(line.discount().minor(), gone[1]));
      left[l][2] = left(line.service().minor(), gone[2]);
    }
    for (int l = 0; l < lines; l++) {
      amount[l] = share(left[l][0], weights[l], 1);
    }
    for (int l = 0; l < lines; l++) {
      discount[l] = share(left[l][1], weights[l], -1, amount[l]);
    }
    for (int l = 0; l < lines; l++) {
      service[l] = share(left[l][2], weights[l], 1);
    }
    taxOnCents();
    for (TaxTotal total : whole.totals().taxes()) {
      shareTax(total, left);
    }
    level();
    taxOnCents();
    return IntStream.range(0, n).mapToObj(this::figuresOf).toList();
  }

  /** What each part's taxes are due on, or contained in, from the cents it was given. */
  private void taxOnCents() {
    boolean beforeTax = whole.terms().discountBase() == DiscountBase.BEFORE_TAX;
    for (int l = 0; l < lines; l++) {
      boolean lessTax = beforeTax || whole.charges().get(l).comped();
      for (int p = 0; p < n; p++) {
        long price = amount[l][p] - (lessTax ? discount[l][p] : 0);
        taxable[l][p] = price + (whole.terms().serviceTaxed() ? service[l][p] : 0);
      }
    }
  }

  /** Zero where an edit after a payment leaves less than was paid: what was paid stands. */
  private static long left(long of, long gone) {
    return Math.max(0, Math.subtractExact(of, gone));
  }

  private Weights[] weights() {
    Weights[] perLine = new Weights[lines];
    for (int l = 0; l < lines; l++) {
      UUID lineId = whole.charges().get(l).lineId();
      perLine[l] = Weights.of(parts.stream().map(part -> part.shares().get(lineId)).toList());
    }
    return perLine;
  }

  private Map<UUID, long[]> paidPerLine() {
    Map<UUID, long[]> gone = new HashMap<>();
    for (Figures check : paid.values()) {
      for (LineFigure line : check.lines()) {
        long[] sums = gone.computeIfAbsent(line.lineId(), id -> new long[3]);
        sums[0] += line.amount().minor();
        sums[1] += line.discount().minor();
        sums[2] += line.service().minor();
      }
    }
    return gone;
  }

  /**
   * Shares one figure.
   *
   * @param sign 1 when it adds to the total, -1 when it is taken off, 0 when it is contained
   */
  private long[] share(long figure, Weights weights, int sign) {
    long[] boundless = new long[n];
    Arrays.fill(boundless, Long.MAX_VALUE);
    return share(figure, weights, sign, boundless);
  }

  /**
   * Shares one figure, no part above its limit; the limits together are at least the figure.
   *
   * @param limits such as the price of a line, which its discount does not exceed
   */
  private long[] share(long figure, Weights weights, int sign, long[] limits) {
    long[] parted = new long[n];
    if (figure == 0 || weights.isNothing()) {
      return parted;
    }
    long[] due = new long[n];
    boolean[] inexact = new boolean[n];
    weights.divide(figure, parted, due, inexact);
    List<Integer> rounded = new ArrayList<>();
    long given = 0;
    for (int p = 0; p < n; p++) {
      given += parted[p];
      exact[p] = Math.addExact(exact[p], sign * (Math.multiplyExact(parted[p], MICRO) + due[p]));
      if (inexact[p]) {
        rounded.add(p);
      }
    }
    for (int p = 0; p < n; p++) {
      below[p] += sign * due[p];
    }
    Comparator<Integer> furthest =
        sign == 0
            ? Comparator.comparingLong(p -> -due[p])
            : Comparator.comparingLong(p -> -sign * below[p]);
    rounded.sort(furthest);
    long over = figure - given;
    for (int k = 0; over > 0 && k < rounded.size(); k++) {
      over -= raise(parted, rounded.get(k), 1, sign, limits);
    }
    for (int p = 0; over > 0 && p < n; p++) {
      over -= raise(parted, p, over, sign, limits);
    }
    return parted;
  }

  private long raise(long[] parted, int p, long by, int sign, long[] limits) {
    long raised = Math.min(by, limits[p] - parted[p]);
    parted[p] += raised;
    below[p] -= sign * raised * MICRO;
    return raised;
  }

  private void shareTax(TaxTotal total, long[][] left) {
    TaxRate rate = total.tax();
    boolean included = whole.terms().pricesIncludeTax();
    long[] onPart = new long[n];
    for (int l = 0; l < lines; l++) {
      if (!whole.charges().get(l).taxes().contains(rate)) {
        continue;
      }
      for (int p = 0; p < n; p++) {
        onPart[p] = Math.addExact(onPart[p], taxable[l][p]);
      }
    }
    if (Arrays.stream(onPart).allMatch(weight -> weight == 0)) {
      // Cents of tax may be left where the cents they were due on are paid.
      for (int p = 0; p < n; p++) {
        onPart[p] = holds(p, rate) ? 1 : 0;
      }
    }
    long paidTax = 0;
    long paidBase = 0;
    for (Figures check : paid.values()) {
      for (TaxTotal own : check.totals().taxes()) {
        if (own.tax().equals(rate)) {
          paidTax += own.amount().minor();
          paidBase += own.base().minor();
        }
      }
    }
    long amountLeft = left(total.amount().minor(), paidTax);
    long[] before = exact.clone();
    Weights byBase = Weights.of(onPart);
    long[] amounts = share(amountLeft, byBase, included ? 0 : 1);
    if (!included) {
      System.arraycopy(before, 0, exact, 0, n);
      addExactTax(rate, amountLeft, left);
    }
    tax.put(rate, amounts);
    taxBase.put(rate, share(left(total.base().minor(), paidBase), byBase, 0));
  }

  /** The tax a part owes exactly, from the shares rather than from rounded cents. */
  private void addExactTax(TaxRate rate, long amountLeft, long[][] left) {
    boolean beforeTax = whole.terms().discountBase() == DiscountBase.BEFORE_TAX;
    long sum = 0;
    long[] onLine = new long[lines];
    for (int l = 0; l < lines; l++) {
      Charge charge = whole.charges().get(l);
      if (charge.taxes().contains(rate)) {
        onLine[l] =
            Math.max(
                0,
                left[l][0]
                    - (beforeTax || charge.comped() ? left[l][1] : 0)
                    + (whole.terms().serviceTaxed() ? left[l][2] : 0));
        sum += onLine[l];
      }
    }
    if (sum == 0 || amountLeft == 0) {
      return;
    }
    for (int l = 0; l < lines; l++) {
      if (onLine[l] > 0 && !weights[l].isNothing()) {
        weights[l].add(amountLeft, onLine[l], sum, exact);
      }
    }
  }

  /** Moves cents between parts that have something in common until the totals are level. */
  private void level() {
    long[] over = new long[n];
    long[] totals = new long[n];
    long sum = 0;
    for (int p = 0; p < n; p++) {
      totals[p] = totalOf(p);
      sum += totals[p];
    }
    long[] target = new long[n];
    long given = 0;
    for (int p = 0; p < n; p++) {
      // A millionth short of a cent is that cent: the exact totals were rounded down on the way.
      target[p] = Math.floorDiv(exact[p] + slack(), MICRO);
      given += target[p];
    }
    List<Integer> byRemainder =
        new ArrayList<>(
            IntStream.range(0, n)
                .boxed()
                .sorted(
                    Comparator.comparingLong(
                        (Integer p) -> -Math.floorMod(exact[p] + slack(), MICRO) / slack()))
                .toList());
    for (int k = 0; k < sum - given && k < n; k++) {
      target[byRemainder.get(k)]++;
    }
    for (int p = 0; p < n; p++) {
      over[p] = totals[p] - target[p];
    }
    for (int from = 0; from < n; from++) {
      for (int to = 0; to < n && over[from] > 0; to++) {
        while (over[from] > 0 && over[to] < 0 && move(from, to)) {
          over[from]--;
          over[to]++;
        }
      }
    }
  }

  /** What rounding may have taken from an exact total: a millionth per figure. */
  private long slack() {
    return 4L * lines + 4;
  }

  private boolean move(int from, int to) {
    if (!whole.terms().pricesIncludeTax()) {
      for (Map.Entry<TaxRate, long[]> entry : tax.entrySet()) {
        if (holds(to, entry.getKey()) && moveCent(entry.getValue(), from, to, 0)) {
          return true;
        }
      }
    }
    for (int l = 0; l < lines; l++) {
      if (weights[l].has(to) && moveCent(service[l], from, to, 0)) {
        return true;
      }
    }
    for (int l = 0; l < lines; l++) {
      if (weights[l].has(from)
          && weights[l].has(to)
          && moveCent(amount[l], from, to, discount[l][from])) {
        return true;
      }
    }
    return false;
  }

  private static boolean moveCent(long[] cells, int from, int to, long keep) {
    if (cells[from] <= keep) {
      return false;
    }
    cells[from]--;
    cells[to]++;
    return true;
  }

  private boolean holds(int p, TaxRate rate) {
    for (int l = 0; l < lines; l++) {
      if (weights[l].has(p) && whole.charges().get(l).taxes().contains(rate)) {
        return true;
      }
    }
    return false;
  }

  private long totalOf(int p) {
    long total = 0;
    for (int l = 0; l < lines; l++) {
      total += amount[l][p] - discount[l][p] + service[l][p];
    }
    if (!whole.terms().pricesIncludeTax()) {
      for (long[] amounts : tax.values()) {
        total += amounts[p];
      }
    }
    return total;
  }

  /**
   * The base of a part's tax: the cents it is due on, less the tax where that is contained. Where
   * lines contain several taxes at once it is a share of the order's base.
   */
  private long baseOf(TaxRate rate, int p, long taxOfPart) {
    boolean included = whole.terms().pricesIncludeTax();
    long base = 0;
    for (int l = 0; l < lines; l++) {
      List<TaxRate> taxes = whole.charges().get(l).taxes();
      if (!taxes.contains(rate)) {
        continue;
      }
      if (included && taxes.size() > 1) {
        return taxBase.getOrDefault(rate, new long[n])[p];
      }
      base += taxable[l][p];
    }
    return included ? base - taxOfPart : base;
  }

  private Figures figuresOf(int p) {
    List<LineFigure> own = new ArrayList<>();
    Money subtotal = Money.ZERO;
    Money off = Money.ZERO;
    Money served = Money.ZERO;
    for (int l = 0; l < lines; l++) {
      UUID lineId = whole.charges().get(l).lineId();
      Share share = parts.get(p).shares().get(lineId);
      if (share == null) {
        continue;
      }
      LineFigure line =
          new LineFigure(
              lineId,
              share,
              Money.of(amount[l][p]),
              Money.of(discount[l][p]),
              Money.of(service[l][p]));
      own.add(line);
      subtotal = subtotal.plus(line.amount());
      off = off.plus(line.discount());
      served = served.plus(line.service());
    }
    List<TaxTotal> taxes = new ArrayList<>();
    tax.forEach(
        (rate, amounts) -> {
          long base = baseOf(rate, p, amounts[p]);
          if (amounts[p] != 0 || base != 0 || holds(p, rate)) {
            taxes.add(new TaxTotal(rate, Money.of(base), Money.of(amounts[p])));
          }
        });
    return new Figures(
        Totals.of(subtotal, off, served, taxes, whole.terms().pricesIncludeTax(), Money.ZERO),
        own,
        whole.terms().serviceRate());
  }
}
