package brigade.billing;

import brigade.billing.Derivation.Given;
import brigade.billing.Figures.LineFigure;
import brigade.billing.Totals.LevyTotal;
import brigade.billing.Totals.Off;
import brigade.billing.Totals.TaxTotal;
import brigade.money.Allocation;
import brigade.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shares the figures of a whole order out to its checks, so that the checks sum to it to the cent:
 * subtotal, each discount, service charge, each levy, every tax rate, and so the total.
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
  /**
   * Exact parts are compared in millionths of a minor unit, of orders beyond any restaurant's in
   * something coarser that a long holds; sums never depend on them.
   */
  static final long FINEST = 1_000_000;

  private final Derivation whole;
  private final Map<UUID, Figures> paid;
  private final List<Part> parts;
  private final boolean included;

  /** So many make a minor unit where exact parts are compared. */
  private final long grain;

  private final int n;
  private final int lines;
  private final @Nullable Share[][] held;
  private final Weights[] weights;
  private final long[][] amount;
  private final long[][] discount;
  private final long[][] service;

  /** Each levy of each line. */
  private final long[][][] levy;

  /** What each part's taxes are due on, or contained in. */
  private final long[][] taxable;

  private final long[] untaxed;

  /** How far each part is below its exact total so far, in grains. */
  private final long[] below;

  /** The exact total of each part, in grains. */
  private final long[] exact;

  private final List<TaxTotal> rates;
  private final boolean[][] bears;

  /**
   * What each tax is due on of the cents of each line, in proportion: less where others are
   * contained beside it, more where it is compounded on others. Null where it is the same of all.
   */
  private final BigInteger[] @Nullable [] base;

  private final long[][] tax;
  private final long[][] taxBase;

  /** What of each line's figures the paid parts leave. */
  private final Left[] left;

  /**
   * A line as far as it is to be shared.
   *
   * @param levies each of its levies
   */
  private record Left(long amount, long discount, long service, long[] levies) {}

  private Partition(Derivation whole, Map<UUID, Figures> paid, List<Part> parts) {
    this.whole = whole;
    this.paid = paid;
    this.parts = parts;
    this.included = whole.terms().pricesIncludeTax();
    this.grain = grain(whole.totals());
    this.n = parts.size();
    this.lines = whole.charges().size();
    this.held = new Share[lines][n];
    this.amount = new long[lines][];
    this.discount = new long[lines][];
    this.service = new long[lines][];
    this.levy = new long[lines][][];
    this.taxable = new long[lines][n];
    this.untaxed = new long[n];
    this.below = new long[n];
    this.exact = new long[n];
    this.rates = whole.totals().taxes();
    this.bears = new boolean[rates.size()][lines];
    this.base = new BigInteger[rates.size()][];
    this.tax = new long[rates.size()][];
    this.taxBase = new long[rates.size()][];
    this.left = new Left[lines];
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

  private static long grain(Totals totals) {
    long figures =
        Stream.of(
                totals.subtotal(),
                totals.levied(),
                totals.serviceCharge(),
                totals.tax(),
                totals.untaxed())
            .reduce(Money.ZERO, Money::plus)
            .minor();
    long grain = FINEST;
    while (grain > 1 && figures > Long.MAX_VALUE / 4 / grain) {
      grain /= 10;
    }
    return grain;
  }

  private List<Figures> divide() {
    whatIsLeft();
    for (int l = 0; l < lines; l++) {
      amount[l] = share(left[l].amount(), weights[l], 1, null);
    }
    for (int l = 0; l < lines; l++) {
      discount[l] = share(left[l].discount(), weights[l], -1, amount[l]);
    }
    for (int l = 0; l < lines; l++) {
      service[l] = share(left[l].service(), weights[l], 1, null);
    }
    for (int l = 0; l < lines; l++) {
      levy[l] = new long[left[l].levies().length][];
      for (int k = 0; k < levy[l].length; k++) {
        levy[l][k] = share(left[l].levies()[k], weights[l], 1, null);
      }
    }
    taxOnCents();
    for (int r = 0; r < rates.size(); r++) {
      shareTax(r);
    }
    shareUntaxed();
    level();
    taxOnCents();
    List<Map<String, Off>> named = nameDiscounts();
    return IntStream.range(0, n).mapToObj(p -> figuresOf(p, named.get(p))).toList();
  }

  private void whatIsLeft() {
    List<LineFigure> figures = whole.figures().lines();
    Map<UUID, long[]> gone = paidPerLine();
    for (int l = 0; l < lines; l++) {
      Charge charge = whole.charges().get(l);
      LineFigure line = figures.get(l);
      long[] paidOf = gone.getOrDefault(line.lineId(), new long[4]);
      long amountLeft = left(line.amount(), paidOf[0]);
      long levyLeft = left(line.levy(), paidOf[3]);
      List<Money> dues = charge.levies().stream().map(charge::due).toList();
      left[l] =
          new Left(
              amountLeft,
              Math.min(amountLeft, left(line.discount(), paidOf[1])),
              left(line.service(), paidOf[2]),
              dues.isEmpty()
                  ? new long[0]
                  : Allocation.byWeight(
                          Money.of(levyLeft), dues.stream().map(Money::minor).toList())
                      .stream()
                      .mapToLong(Money::minor)
                      .toArray());
      for (int r = 0; r < rates.size(); r++) {
        bears[r][l] = charge.taxes().contains(rates.get(r).tax());
      }
    }
    for (int r = 0; r < rates.size(); r++) {
      base[r] = bases(r);
    }
  }

  private BigInteger @Nullable [] bases(int r) {
    List<List<TaxRate>> sets =
        IntStream.range(0, lines)
            .filter(l -> bears[r][l])
            .mapToObj(l -> whole.charges().get(l).taxes())
            .distinct()
            .toList();
    if (sets.size() < 2) {
      return null;
    }
    int depth = sets.stream().mapToInt(TaxSet::depthOf).max().orElse(1);
    Map<List<TaxRate>, BigInteger> bySet = new HashMap<>();
    BigInteger all = BigInteger.ONE;
    for (List<TaxRate> set : sets) {
      all = all.multiply(new TaxSet(set, depth).gross());
    }
    for (List<TaxRate> set : sets) {
      TaxSet exact = new TaxSet(set, depth);
      BigInteger due = exact.baseOf(set.indexOf(rates.get(r).tax()));
      bySet.put(set, included ? due.multiply(all).divide(exact.gross()) : due);
    }
    if (Set.copyOf(bySet.values()).size() < 2) {
      return null;
    }
    BigInteger[] bases = new BigInteger[lines];
    for (int l = 0; l < lines; l++) {
      bases[l] = bySet.getOrDefault(whole.charges().get(l).taxes(), BigInteger.ZERO);
    }
    return bases;
  }

  /** Zero where an edit after a payment leaves less than was paid: what was paid stands. */
  private static long left(Money of, long gone) {
    return Math.max(0, Math.subtractExact(of.minor(), gone));
  }

  private Map<UUID, long[]> paidPerLine() {
    Map<UUID, long[]> gone = new HashMap<>();
    for (Figures check : paid.values()) {
      for (LineFigure line : check.lines()) {
        long[] sums = gone.computeIfAbsent(line.lineId(), id -> new long[4]);
        sums[0] += line.amount().minor();
        sums[1] += line.discount().minor();
        sums[2] += line.service().minor();
        sums[3] += line.levy().minor();
      }
    }
    return gone;
  }

  /** Many lines are shared alike, and alike ones are measured once. */
  private Weights[] weights() {
    Weights[] perLine = new Weights[lines];
    Map<List<@Nullable Share>, Weights> measured = new HashMap<>();
    for (int l = 0; l < lines; l++) {
      UUID lineId = whole.charges().get(l).lineId();
      for (int p = 0; p < n; p++) {
        held[l][p] = parts.get(p).shares().get(lineId);
      }
      perLine[l] = measured.computeIfAbsent(Arrays.asList(held[l]), Weights::of);
    }
    return perLine;
  }

  /** What each part's taxes are due on, or contained in, from the cents it was given. */
  private void taxOnCents() {
    boolean withService = whole.service().taxed();
    for (int l = 0; l < lines; l++) {
      Charge charge = whole.charges().get(l);
      boolean less = whole.isLessDiscount(charge);
      for (int p = 0; p < n; p++) {
        long due = amount[l][p];
        if (less) {
          due -= discount[l][p];
        }
        if (withService) {
          due += service[l][p];
        }
        for (int k = 0; k < levy[l].length; k++) {
          if (charge.levies().get(k).taxed()) {
            due += levy[l][k][p];
          }
        }
        taxable[l][p] = due;
      }
    }
  }

  /** What the taxes of a whole line are due on, of what is left of it. */
  private long taxableLeft(int l) {
    Charge charge = whole.charges().get(l);
    long due = left[l].amount() - (whole.isLessDiscount(charge) ? left[l].discount() : 0);
    if (whole.service().taxed()) {
      due += left[l].service();
    }
    for (int k = 0; k < charge.levies().size(); k++) {
      if (charge.levies().get(k).taxed()) {
        due += left[l].levies()[k];
      }
    }
    return Math.max(0, due);
  }

  /**
   * Shares one figure.
   *
   * @param sign 1 when it adds to the total, -1 when it is taken off, 0 when it is contained
   * @param limits what no part exceeds, such as the price of a line of which this is the discount;
   *     together at least the figure; null for none
   */
  private long[] share(long figure, Weights by, int sign, long @Nullable [] limits) {
    long[] parted = new long[n];
    if (figure == 0 || by.isNothing()) {
      return parted;
    }
    long[] due = new long[n];
    boolean[] inexact = new boolean[n];
    by.divide(figure, grain, parted, due, inexact);
    long over = figure;
    int[] rounded = new int[n];
    int count = 0;
    for (int p = 0; p < n; p++) {
      exact[p] = Math.addExact(exact[p], sign * (Math.multiplyExact(parted[p], grain) + due[p]));
      below[p] += sign * due[p];
      if (limits != null && parted[p] > limits[p]) {
        below[p] += sign * (parted[p] - limits[p]) * grain;
        parted[p] = limits[p];
      }
      over -= parted[p];
      if (inexact[p]) {
        long key = sign == 0 ? due[p] : sign * below[p];
        int at = count++;
        while (at > 0 && (sign == 0 ? due[rounded[at - 1]] : sign * below[rounded[at - 1]]) < key) {
          rounded[at] = rounded[at - 1];
          at--;
        }
        rounded[at] = p;
      }
    }
    for (int k = 0; over > 0 && k < count; k++) {
      over -= raise(parted, rounded[k], 1, sign, limits);
    }
    for (int p = 0; over > 0 && p < n; p++) {
      over -= raise(parted, p, over, sign, limits);
    }
    return parted;
  }

  private long raise(long[] parted, int p, long by, int sign, long @Nullable [] limits) {
    long raised = limits == null ? by : Math.min(by, limits[p] - parted[p]);
    parted[p] += raised;
    below[p] -= sign * raised * grain;
    return raised;
  }

  private void shareTax(int r) {
    TaxRate rate = rates.get(r).tax();
    BigInteger[] onPart = new BigInteger[n];
    BigInteger[] onLine = new BigInteger[lines];
    weigh(r, onPart, onLine);
    if (Arrays.stream(onPart).allMatch(weight -> weight.signum() == 0)) {
      // Cents of tax may be left where the cents they were due on are paid.
      for (int p = 0; p < n; p++) {
        onPart[p] = holds(p, r) ? BigInteger.ONE : BigInteger.ZERO;
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
    long amountLeft = left(rates.get(r).amount(), paidTax);
    Weights byBase = Weights.of(onPart);
    if (included) {
      tax[r] = share(amountLeft, byBase, 0, null);
    } else {
      tax[r] = shareExactly(amountLeft, byBase, 1, null, onLine);
    }
    taxBase[r] = share(left(rates.get(r).base(), paidBase), byBase, 0, null);
  }

  /** How much of what a tax is due on each part, and each line, has. */
  private void weigh(int r, BigInteger[] onPart, BigInteger[] onLine) {
    BigInteger @Nullable [] bases = base[r];
    Arrays.fill(onLine, BigInteger.ZERO);
    Arrays.fill(onPart, BigInteger.ZERO);
    long[] plain = new long[n];
    for (int l = 0; l < lines; l++) {
      if (!bears[r][l]) {
        continue;
      }
      BigInteger of = bases == null ? BigInteger.ONE : bases[l];
      onLine[l] = of.multiply(BigInteger.valueOf(taxableLeft(l)));
      for (int p = 0; p < n; p++) {
        if (bases == null) {
          plain[p] = Math.addExact(plain[p], taxable[l][p]);
        } else {
          onPart[p] = onPart[p].add(of.multiply(BigInteger.valueOf(taxable[l][p])));
        }
      }
    }
    for (int p = 0; bases == null && p < n; p++) {
      onPart[p] = BigInteger.valueOf(plain[p]);
    }
  }

  /**
   * Shares a figure by rounded cents, while the exact totals follow from the shares of the lines it
   * is due on.
   *
   * @param onLine what each line weighs in it
   */
  private long[] shareExactly(
      long figure, Weights by, int sign, long @Nullable [] limits, BigInteger[] onLine) {
    long[] before = exact.clone();
    long[] parted = share(figure, by, sign, limits);
    System.arraycopy(before, 0, exact, 0, n);
    BigInteger sum = Arrays.stream(onLine).reduce(BigInteger.ZERO, BigInteger::add);
    if (sum.signum() > 0 && figure > 0) {
      for (int l = 0; l < lines; l++) {
        if (onLine[l].signum() > 0 && !weights[l].isNothing()) {
          weights[l].add(sign * figure, onLine[l], sum, grain, exact);
        }
      }
    }
    return parted;
  }

  /** What an exempt order does not pay of its prices; no part's exceeds what it owes. */
  private void shareUntaxed() {
    long paidOf = 0;
    for (Figures check : paid.values()) {
      paidOf += check.totals().untaxed().minor();
    }
    long figure = left(whole.totals().untaxed(), paidOf);
    if (figure == 0) {
      return;
    }
    long[] onPart = new long[n];
    BigInteger[] onLine = new BigInteger[lines];
    long[] owed = new long[n];
    long most = 0;
    for (int p = 0; p < n; p++) {
      owed[p] = totalOf(p);
      most += owed[p];
    }
    for (int l = 0; l < lines; l++) {
      List<TaxRate> set = whole.charges().get(l).taxes();
      onLine[l] = BigInteger.valueOf(fine(set, taxableLeft(l)));
      for (int p = 0; p < n; p++) {
        onPart[p] = Math.addExact(onPart[p], fine(set, taxable[l][p]));
      }
    }
    long[] parted = shareExactly(Math.min(figure, most), Weights.of(onPart), -1, owed, onLine);
    System.arraycopy(parted, 0, untaxed, 0, n);
  }

  /** The tax within an amount, finer than a minor unit where amounts are small. */
  private long fine(List<TaxRate> set, long cents) {
    long fine = Math.max(1, grain / 1_000);
    return cents == 0 ? 0 : Taxes.of(set, Money.of(Math.multiplyExact(cents, fine)), true).minor();
  }

  /** Moves cents between parts that have something in common until the totals are level. */
  private void level() {
    long[] over = new long[n];
    long sum = 0;
    long given = 0;
    long[] target = new long[n];
    long[] remainder = new long[n];
    for (int p = 0; p < n; p++) {
      over[p] = totalOf(p);
      sum += over[p];
      // A millionth short of a cent is that cent: the exact totals were rounded down on the way.
      target[p] = Math.floorDiv(exact[p] + slack(), grain);
      remainder[p] = Math.floorMod(exact[p] + slack(), grain) / slack();
      given += target[p];
    }
    List<Integer> byRemainder =
        IntStream.range(0, n)
            .boxed()
            .sorted((a, b) -> Long.compare(remainder[b], remainder[a]))
            .toList();
    for (int k = 0; k < sum - given && k < n; k++) {
      target[byRemainder.get(k)]++;
    }
    for (int p = 0; p < n; p++) {
      over[p] -= target[p];
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
    return (4L + rates.size()) * lines + 4;
  }

  private boolean move(int from, int to) {
    if (!included) {
      for (int r = 0; r < tax.length; r++) {
        if (holds(to, r) && moveCent(tax[r], from, to, 0)) {
          return true;
        }
      }
    }
    // Whoever has nothing that is taxed is let off nothing.
    if (untaxed[to] > 0 && totalOf(from) > 0 && holdsTaxed(from)) {
      untaxed[to]--;
      untaxed[from]++;
      return true;
    }
    for (int l = 0; l < lines; l++) {
      if (weights[l].has(to) && moveCent(service[l], from, to, 0)) {
        return true;
      }
    }
    for (int l = 0; l < lines; l++) {
      if (weights[l].has(from) && weights[l].has(to)) {
        if (moveCent(amount[l], from, to, discount[l][from])) {
          return true;
        }
        for (long[] due : levy[l]) {
          if (moveCent(due, from, to, 0)) {
            return true;
          }
        }
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

  private boolean holds(int p, int r) {
    for (int l = 0; l < lines; l++) {
      if (bears[r][l] && weights[l].has(p)) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsTaxed(int p) {
    return IntStream.range(0, rates.size()).anyMatch(r -> holds(p, r));
  }

  private long totalOf(int p) {
    long total = -untaxed[p];
    for (int l = 0; l < lines; l++) {
      total += amount[l][p] - discount[l][p] + service[l][p];
      for (long[] due : levy[l]) {
        total += due[p];
      }
    }
    if (!included) {
      for (long[] amounts : tax) {
        total += amounts[p];
      }
    }
    return total;
  }

  /**
   * What each part's discounts are called. Of a line with several, each is shared by what the ones
   * before left of the part's discount, so that they sum to it, and over the parts to the order's.
   */
  private List<Map<String, Off>> nameDiscounts() {
    List<Map<String, Off>> named = new ArrayList<>();
    for (int p = 0; p < n; p++) {
      named.add(new TreeMap<>());
    }
    List<Given> given = whole.given();
    for (int l = 0; l < lines; l++) {
      if (whole.charges().get(l).comped() || left[l].discount() == 0) {
        continue;
      }
      int line = l;
      List<Long> ofEach =
          given.stream().map(one -> one.stands() ? one.perLine()[line].minor() : 0L).toList();
      List<Money> due = Allocation.byWeight(Money.of(left[l].discount()), ofEach);
      long[] rest = discount[l].clone();
      long restSum = left[l].discount();
      for (int k = 0; k < due.size(); k++) {
        long figure = due.get(k).minor();
        long[] parted =
            figure == restSum
                ? rest.clone()
                : Allocation.byWeight(due.get(k), Arrays.stream(rest).boxed().toList()).stream()
                    .mapToLong(Money::minor)
                    .toArray();
        restSum -= figure;
        for (int p = 0; p < n; p++) {
          rest[p] -= parted[p];
          name(named.get(p), given.get(k), parted[p]);
        }
      }
    }
    return named;
  }

  private static void name(Map<String, Off> named, Given given, long off) {
    if (off != 0) {
      named.merge(
          given.id(),
          new Off(given.id(), given.step().label(), Money.of(off)),
          (one, other) -> new Off(one.id(), one.label(), one.amount().plus(other.amount())));
    }
  }

  /**
   * The base of a part's tax: the cents it is due on, less the tax where that is contained. Where
   * that would be something else than the base of the order, because lines bear several taxes or
   * none of it is paid, it is a share of the order's.
   */
  private long baseOf(int r, int p) {
    TaxRate rate = rates.get(r).tax();
    boolean plain = !rate.compound() && whole.terms().exemption() == null;
    long base = 0;
    for (int l = 0; l < lines && plain; l++) {
      if (bears[r][l]) {
        plain = !included || whole.charges().get(l).taxes().size() == 1;
        base += taxable[l][p];
      }
    }
    return !plain ? taxBase[r][p] : included ? base - tax[r][p] : base;
  }

  private Figures figuresOf(int p, Map<String, Off> named) {
    List<LineFigure> own = new ArrayList<>();
    Map<String, LevyTotal> levies = new TreeMap<>();
    long subtotal = 0;
    long off = 0;
    long served = 0;
    for (int l = 0; l < lines; l++) {
      Share share = held[l][p];
      if (share == null) {
        continue;
      }
      Charge charge = whole.charges().get(l);
      long levied = 0;
      for (int k = 0; k < levy[l].length; k++) {
        levied += levy[l][k][p];
        Derivation.add(levies, charge.levies().get(k), Money.of(levy[l][k][p]));
      }
      own.add(
          new LineFigure(
              charge.lineId(),
              share,
              Money.of(amount[l][p]),
              Money.of(discount[l][p]),
              Money.of(service[l][p]),
              Money.of(levied)));
      subtotal = Math.addExact(subtotal, amount[l][p]);
      off = Math.addExact(off, discount[l][p]);
      served = Math.addExact(served, service[l][p]);
    }
    List<TaxTotal> taxes = new ArrayList<>();
    for (int r = 0; r < rates.size(); r++) {
      long base = baseOf(r, p);
      if (tax[r][p] != 0 || base != 0 || holds(p, r)) {
        taxes.add(new TaxTotal(rates.get(r).tax(), Money.of(base), Money.of(tax[r][p])));
      }
    }
    return new Figures(
        Totals.of(
            Money.of(subtotal),
            Money.of(off),
            whole.given().stream()
                .flatMap(given -> java.util.Optional.ofNullable(named.get(given.id())).stream())
                .toList(),
            Money.of(served),
            List.copyOf(levies.values()),
            taxes,
            included,
            Money.of(untaxed[p]),
            Money.ZERO),
        own,
        whole.service(),
        whole.terms().exemption());
  }
}
