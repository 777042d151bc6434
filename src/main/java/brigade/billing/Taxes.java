package brigade.billing;

import brigade.billing.Terms.TaxRounding;
import brigade.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The taxes on amounts: added to them or contained in them, several at a time, compound ones on the
 * taxes before them, rounded once per rate or on each line.
 *
 * <p>Once per rate: an added tax is rounded over all its lines, from a base rounded once. A
 * contained one is taken out once for all lines with the same taxes and divided among those.
 */
final class Taxes {
  static final Comparator<TaxRate> BY_CODE =
      Comparator.comparing(TaxRate::code)
          .thenComparing(tax -> tax.rate().ppm())
          .thenComparing(TaxRate::name)
          .thenComparing(TaxRate::compound);

  private final SortedMap<TaxRate, Row> rows = new TreeMap<>(BY_CODE);
  private final List<OnLine> onLines = new ArrayList<>();

  private Taxes() {}

  /**
   * One rate.
   *
   * @param net what its lines come to without any tax
   * @param base what it is due on: {@code net}, with the taxes before a compound one
   */
  record Row(Money net, Money base, Money amount) {
    Row plus(Row other) {
      return new Row(net.plus(other.net), base.plus(other.base), amount.plus(other.amount));
    }
  }

  /** A tax that was rounded on a line; {@code line} is its place among those given. */
  record OnLine(int line, TaxRate tax, Money base, Money amount) {}

  /**
   * The taxes of lines.
   *
   * @param sets the taxes of each line
   * @param amounts what they are due on, or contained in, line by line; zero or more
   */
  static Taxes on(
      List<List<TaxRate>> sets, Money[] amounts, boolean included, TaxRounding rounding) {
    Taxes taxes = new Taxes();
    if (rounding == TaxRounding.PER_LINE) {
      for (int i = 0; i < amounts.length; i++) {
        taxes.onLine(i, sets.get(i), amounts[i], included);
      }
      return taxes;
    }
    Map<List<TaxRate>, Money> bySet = new LinkedHashMap<>();
    for (int i = 0; i < amounts.length; i++) {
      if (!sets.get(i).isEmpty()) {
        bySet.merge(sets.get(i), amounts[i], Money::plus);
      }
    }
    if (included) {
      bySet.forEach((set, gross) -> taxes.takeOut(-1, set, gross));
    } else {
      taxes.add(bySet);
    }
    return taxes;
  }

  /** All taxes of one line together. */
  static Money of(List<TaxRate> set, Money amount, boolean included) {
    Taxes taxes = new Taxes();
    taxes.onLine(-1, set, amount, included);
    return taxes.sum();
  }

  private void onLine(int line, List<TaxRate> set, Money amount, boolean included) {
    if (set.isEmpty()) {
      return;
    }
    if (included) {
      takeOut(line, set, amount);
      return;
    }
    Money before = Money.ZERO;
    for (TaxRate tax : set) {
      Money base = tax.compound() ? amount.plus(before) : amount;
      Money due = tax.rate().of(base);
      put(line, tax, new Row(amount, base, due));
      before = before.plus(due);
    }
  }

  private void takeOut(int line, List<TaxRate> set, Money gross) {
    TaxSet exact = new TaxSet(set, TaxSet.depthOf(set));
    Money contained = exact.within(gross);
    List<Money> each = exact.divide(contained);
    Money net = gross.minus(contained);
    Money before = Money.ZERO;
    for (int k = 0; k < set.size(); k++) {
      TaxRate tax = set.get(k);
      put(line, tax, new Row(net, tax.compound() ? net.plus(before) : net, each.get(k)));
      before = before.plus(each.get(k));
    }
  }

  private void add(Map<List<TaxRate>, Money> bySet) {
    int depth = bySet.keySet().stream().mapToInt(TaxSet::depthOf).max().orElse(1);
    Map<TaxRate, BigInteger> exactly = new HashMap<>();
    SortedMap<TaxRate, Money> nets = new TreeMap<>(BY_CODE);
    bySet.forEach(
        (set, net) -> {
          TaxSet exact = new TaxSet(set, depth);
          for (int k = 0; k < set.size(); k++) {
            exactly.merge(set.get(k), exact.baseOf(k, net), BigInteger::add);
            nets.merge(set.get(k), net, Money::plus);
          }
        });
    nets.forEach(
        (tax, net) -> {
          Money base =
              Money.quotient(exactly.getOrDefault(tax, BigInteger.ZERO), TaxSet.unit(depth));
          put(-1, tax, new Row(net, base, tax.rate().of(base)));
        });
  }

  private void put(int line, TaxRate tax, Row row) {
    rows.merge(tax, row, Row::plus);
    if (line >= 0) {
      onLines.add(new OnLine(line, tax, row.base(), row.amount()));
    }
  }

  /** By rate, in the order of their codes. */
  SortedMap<TaxRate, Row> rows() {
    return rows;
  }

  /** Each tax of each line; empty where they are rounded once per rate. */
  List<OnLine> onLines() {
    return onLines;
  }

  /** All of them together. */
  Money sum() {
    return rows.values().stream().map(Row::amount).reduce(Money.ZERO, Money::plus);
  }
}
