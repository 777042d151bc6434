package brigade.billing;

import brigade.billing.Figures.LineFigure;
import brigade.billing.Step.Kind;
import brigade.billing.Terms.DiscountBase;
import brigade.billing.Totals.TaxTotal;
import brigade.money.Allocation;
import brigade.money.Money;
import brigade.money.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How the figures of a whole order come about, and each of them explained.
 *
 * <p>A pure function, in this order:
 *
 * <ol>
 *   <li>Price times quantity per line.
 *   <li>A comped line is taken off in full.
 *   <li>Discounts on lines, then discounts on the check, each in the order given, each of what the
 *       ones before left. A discount over several lines is rounded once and spread over them by
 *       what they still cost, and so over their tax rates.
 *   <li>The service charge, of the net after discounts, rounded once and spread likewise.
 *   <li>Tax, rounded once per rate over all its lines. Included tax of lines with several taxes is
 *       taken out once for the set of them and divided by their rates.
 * </ol>
 *
 * <p>Rounding is half away from zero; spreading is by largest remainder ({@link Allocation}).
 */
public final class Derivation {
  private static final Comparator<TaxRate> BY_CODE =
      Comparator.comparing(TaxRate::code)
          .thenComparing(tax -> tax.rate().ppm())
          .thenComparing(TaxRate::name);

  private final List<Charge> charges;
  private final Terms terms;
  private final Map<UUID, Figures> paid;
  private final Money[] amount;
  private final Money[] discount;
  private final Money[] comp;
  private final Money[] service;
  private final List<Step> steps = new ArrayList<>();
  private List<TaxTotal> taxes = List.of();

  private Derivation(List<Charge> charges, Terms terms, Map<UUID, Figures> paid) {
    this.charges = List.copyOf(charges);
    this.terms = terms;
    this.paid = Map.copyOf(paid);
    int n = charges.size();
    this.amount = new Money[n];
    this.discount = new Money[n];
    this.comp = new Money[n];
    this.service = new Money[n];
  }

  /** Derives an order of which nothing is paid. */
  public static Derivation of(List<Charge> charges, List<Reduction> reductions, Terms terms) {
    return of(charges, reductions, terms, Map.of());
  }

  /**
   * Derives an order.
   *
   * @param charges its lines, each once
   * @param reductions its discounts, the earlier first
   * @param terms the rules of the house
   * @param paid the figures of its paid checks by their ids, which later discounts and a later
   *     service charge leave alone
   * @throws ArithmeticException if an amount outgrows a long
   */
  public static Derivation of(
      List<Charge> charges, List<Reduction> reductions, Terms terms, Map<UUID, Figures> paid) {
    Derivation derivation = new Derivation(charges, terms, paid);
    derivation.price();
    Stream.concat(
            reductions.stream().filter(r -> !r.onCheck()),
            reductions.stream().filter(Reduction::onCheck))
        .forEach(derivation::reduce);
    derivation.serve();
    derivation.tax();
    return derivation;
  }

  private void price() {
    for (int i = 0; i < charges.size(); i++) {
      Charge charge = charges.get(i);
      amount[i] = charge.amount();
      comp[i] = charge.comped() ? amount[i] : Money.ZERO;
      discount[i] = comp[i];
      service[i] = Money.ZERO;
    }
  }

  private void reduce(Reduction reduction) {
    Money[] base = new Money[charges.size()];
    for (int i = 0; i < base.length; i++) {
      UUID lineId = charges.get(i).lineId();
      base[i] =
          reduction.covers(lineId)
              ? net(i).minus(netPaid(lineId, reduction.spares())).max(Money.ZERO)
              : Money.ZERO;
    }
    Money sum = sum(base);
    Money off = reduction.of(sum);
    if (off.isZero()) {
      return;
    }
    List<Money> spread = spread(off, base);
    for (int i = 0; i < base.length; i++) {
      discount[i] = discount[i].plus(spread.get(i));
    }
    steps.add(
        new Step(
            Kind.DISCOUNT,
            reduction.label(),
            1,
            reduction.percent() == null ? off : sum,
            reduction.percent(),
            off.negated(),
            Share.WHOLE,
            off.negated()));
  }

  private void serve() {
    Set<UUID> otherwise = new LinkedHashSet<>();
    paid.forEach(
        (check, figures) -> {
          if (!figures.serviceRate().equals(terms.serviceRate())) {
            otherwise.add(check);
          }
        });
    Money[] base = new Money[charges.size()];
    for (int i = 0; i < base.length; i++) {
      base[i] = net(i).minus(netPaid(charges.get(i).lineId(), otherwise)).max(Money.ZERO);
    }
    Money sum = sum(base);
    Money charge = terms.serviceRate().of(sum);
    if (!charge.isZero()) {
      List<Money> spread = spread(charge, base);
      for (int i = 0; i < base.length; i++) {
        service[i] = spread.get(i);
      }
      steps.add(
          new Step(
              Kind.SERVICE_CHARGE, "", 1, sum, terms.serviceRate(), charge, Share.WHOLE, charge));
    }
    for (int i = 0; i < base.length; i++) {
      for (UUID check : otherwise) {
        Money before =
            figures(check)
                .line(charges.get(i).lineId())
                .map(LineFigure::service)
                .orElse(Money.ZERO);
        service[i] = service[i].plus(before);
      }
    }
  }

  private void tax() {
    Map<TaxRate, Money> bases = new TreeMap<>(BY_CODE);
    Map<TaxRate, Money> amounts = new TreeMap<>(BY_CODE);
    if (terms.pricesIncludeTax()) {
      Map<List<TaxRate>, Money> bySet = new LinkedHashMap<>();
      for (int i = 0; i < charges.size(); i++) {
        bySet.merge(charges.get(i).taxes(), taxable(i), Money::plus);
      }
      bySet.forEach((set, gross) -> takeOut(set, gross, bases, amounts));
    } else {
      for (int i = 0; i < charges.size(); i++) {
        for (TaxRate tax : charges.get(i).taxes()) {
          bases.merge(tax, taxable(i), Money::plus);
        }
      }
      bases.forEach((tax, base) -> amounts.put(tax, tax.rate().of(base)));
    }
    List<TaxTotal> totals = new ArrayList<>();
    bases.forEach(
        (tax, base) -> {
          Money due = amounts.getOrDefault(tax, Money.ZERO);
          totals.add(new TaxTotal(tax, base, due));
          steps.add(
              new Step(
                  terms.pricesIncludeTax() ? Kind.TAX_WITHIN : Kind.TAX_ADDED,
                  tax.name(),
                  1,
                  terms.pricesIncludeTax() ? base.plus(due) : base,
                  tax.rate(),
                  due,
                  Share.WHOLE,
                  due));
        });
    taxes = List.copyOf(totals);
  }

  private static void takeOut(
      List<TaxRate> set, Money gross, Map<TaxRate, Money> bases, Map<TaxRate, Money> amounts) {
    if (set.isEmpty()) {
      return;
    }
    int ppm = set.stream().mapToInt(tax -> tax.rate().ppm()).reduce(0, Math::addExact);
    Money contained = new Rate(ppm).within(gross);
    List<Money> each =
        Allocation.byWeight(contained, set.stream().map(tax -> (long) tax.rate().ppm()).toList());
    for (int k = 0; k < set.size(); k++) {
      amounts.merge(set.get(k), each.get(k), Money::plus);
      bases.merge(set.get(k), gross.minus(contained), Money::plus);
    }
  }

  private Money net(int i) {
    return amount[i].minus(discount[i]);
  }

  /** What the taxes of a line are due on, or contained in. */
  private Money taxable(int i) {
    Money price =
        terms.discountBase() == DiscountBase.BEFORE_TAX ? net(i) : amount[i].minus(comp[i]);
    return terms.serviceTaxed() ? price.plus(service[i]) : price;
  }

  private Money netPaid(UUID lineId, Set<UUID> checks) {
    Money sum = Money.ZERO;
    for (UUID check : checks) {
      if (paid.containsKey(check)) {
        sum = sum.plus(figures(check).line(lineId).map(LineFigure::net).orElse(Money.ZERO));
      }
    }
    return sum;
  }

  private Figures figures(UUID check) {
    Figures figures = paid.get(check);
    if (figures == null) {
      throw new IllegalArgumentException("Not a paid check: " + check);
    }
    return figures;
  }

  private static Money sum(Money[] amounts) {
    return Stream.of(amounts).reduce(Money.ZERO, Money::plus);
  }

  private static List<Money> spread(Money whole, Money[] weights) {
    return Allocation.byWeight(whole, Stream.of(weights).map(Money::minor).toList());
  }

  List<Charge> charges() {
    return charges;
  }

  Terms terms() {
    return terms;
  }

  Map<UUID, Figures> paid() {
    return paid;
  }

  /** The figures of the whole order. */
  public Totals totals() {
    return Totals.of(
        sum(amount), sum(discount), sum(service), taxes, terms.pricesIncludeTax(), Money.ZERO);
  }

  /** The figures of the whole order with those of each line. */
  public Figures figures() {
    List<LineFigure> lines = new ArrayList<>();
    for (int i = 0; i < charges.size(); i++) {
      lines.add(
          new LineFigure(charges.get(i).lineId(), Share.WHOLE, amount[i], discount[i], service[i]));
    }
    return new Figures(totals(), lines, terms.serviceRate());
  }

  /** How each figure of the whole order came about. */
  public List<Step> steps() {
    return explain(figures());
  }

  /**
   * How each figure of one of its checks came about: its lines, then every figure of the whole
   * order that it carries a share of.
   */
  public List<Step> explain(Figures check) {
    List<Step> explained = new ArrayList<>();
    Map<UUID, Integer> at = new LinkedHashMap<>();
    for (int i = 0; i < charges.size(); i++) {
      at.put(charges.get(i).lineId(), i);
    }
    Money comped = Money.ZERO;
    for (LineFigure line : check.lines()) {
      Integer i = at.get(line.lineId());
      if (i == null) {
        continue;
      }
      Charge charge = charges.get(i);
      explained.add(
          new Step(
              Kind.LINE,
              charge.label(),
              charge.quantity(),
              charge.unitPrice(),
              null,
              charge.amount(),
              line.share(),
              line.amount()));
      if (charge.comped()) {
        comped = comped.plus(line.discount());
        Money off = line.discount().negated();
        explained.add(
            new Step(Kind.COMP, charge.label(), 1, line.discount(), null, off, line.share(), off));
      }
    }
    Totals totals = check.totals();
    List<Step> discounts = steps.stream().filter(s -> s.kind() == Kind.DISCOUNT).toList();
    Money off = totals.discount().minus(comped);
    List<Money> shares =
        discounts.isEmpty()
            ? List.of()
            : Allocation.byWeight(off, discounts.stream().map(s -> -s.whole().minor()).toList());
    for (int k = 0; k < discounts.size(); k++) {
      explained.add(carrying(discounts.get(k), shares.get(k).negated()));
    }
    for (Step step : steps) {
      if (step.kind() == Kind.SERVICE_CHARGE) {
        explained.add(carrying(step, totals.serviceCharge()));
      }
    }
    List<Step> taxSteps =
        steps.stream()
            .filter(s -> s.kind() == Kind.TAX_ADDED || s.kind() == Kind.TAX_WITHIN)
            .toList();
    for (int k = 0; k < taxSteps.size(); k++) {
      TaxRate tax = taxes.get(k).tax();
      Step step = taxSteps.get(k);
      totals.taxes().stream()
          .filter(own -> own.tax().equals(tax))
          .forEach(own -> explained.add(carrying(step, own.amount())));
    }
    if (!totals.rounding().isZero()) {
      explained.add(plain(Kind.ROUNDING, totals.rounding()));
    }
    explained.add(plain(Kind.TOTAL, totals.total()));
    return List.copyOf(explained);
  }

  private static Step carrying(Step whole, Money amount) {
    return new Step(
        whole.kind(),
        whole.label(),
        whole.times(),
        whole.base(),
        whole.rate(),
        whole.whole(),
        whole.share(),
        amount);
  }

  private static Step plain(Kind kind, Money amount) {
    return new Step(kind, "", 1, amount, null, amount, Share.WHOLE, amount);
  }
}
