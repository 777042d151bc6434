package brigade.billing;

import brigade.billing.Figures.LineFigure;
import brigade.billing.Figures.Service;
import brigade.billing.Step.Kind;
import brigade.billing.Terms.DiscountBase;
import brigade.billing.Totals.LevyTotal;
import brigade.billing.Totals.Off;
import brigade.billing.Totals.TaxTotal;
import brigade.money.Allocation;
import brigade.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
 *   <li>Levies, each times the portions of its line; none on comped lines.
 *   <li>The service charge by the first rule that matches, of the base it names, rounded once and
 *       spread likewise.
 *   <li>The taxes ({@link Taxes}). Of an exempt order none is due, and what its prices contain is
 *       taken off.
 * </ol>
 *
 * <p>Rounding is half away from zero; spreading is by largest remainder ({@link Allocation}), among
 * equals to the line with the lower id. So the order in which lines are given changes no figure.
 */
public final class Derivation {
  /** Their ids grow with time, so this is the order in which they were taken, for nearly all. */
  private static final Comparator<Charge> BY_LINE = Comparator.comparing(Charge::lineId);

  private final List<Charge> taken;
  private final List<Charge> charges;
  private final List<List<TaxRate>> sets;
  private final Terms terms;
  private final Map<UUID, Figures> paid;
  private final Money[] amount;
  private final Money[] discount;
  private final Money[] comp;
  private final Money[] service;

  /** What of the service charge on each line bears its taxes. */
  private final Money[] serviceWithTax;

  private final Money[] levy;
  private final List<Given> given = new ArrayList<>();
  private final List<Step> onLines = new ArrayList<>();
  private final Map<TaxRate, Step> taxSteps = new HashMap<>();
  private @Nullable Step serviceStep;
  private @Nullable Step exemptStep;
  private Service serviceNow = Service.NONE;
  private List<TaxTotal> taxes = List.of();
  private Money untaxed = Money.ZERO;

  /**
   * A discount as it came out.
   *
   * @param perLine what it took off each line
   * @param spread whether it was spread over its lines, rather than told for each of them
   * @param stands whether it still does; of one that was taken back only paid checks have anything
   */
  record Given(String id, Step step, Money[] perLine, boolean spread, boolean stands) {
    Given taking(Money[] other) {
      Money sum = sum(other).negated();
      return new Given(
          id,
          new Step(
              step.kind(),
              step.label(),
              step.times(),
              step.base(),
              step.rate(),
              sum,
              step.share(),
              sum),
          other,
          spread,
          stands);
    }

    Off off() {
      return new Off(id, step.label(), step.amount().negated());
    }
  }

  private Derivation(List<Charge> charges, Terms terms, Map<UUID, Figures> paid) {
    this.taken = List.copyOf(charges);
    this.charges = charges.stream().sorted(BY_LINE).toList();
    this.sets = this.charges.stream().map(Charge::taxes).toList();
    this.terms = terms;
    this.paid = Map.copyOf(paid);
    int n = charges.size();
    this.amount = new Money[n];
    this.discount = new Money[n];
    this.comp = new Money[n];
    this.service = new Money[n];
    this.serviceWithTax = new Money[n];
    this.levy = new Money[n];
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
   * @param paid the figures of its paid checks by their ids, which later discounts, a later service
   *     charge and a later exemption leave alone
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
    derivation.keepPaidDiscounts();
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
      levy[i] = charge.levied();
    }
  }

  private void reduce(Reduction reduction) {
    Money[] off = reduction.perLine().isEmpty() ? spread(reduction) : perLine(reduction);
    Money sum = sum(off);
    if (sum.isZero()) {
      return;
    }
    Money base = reduction.percent() == null ? sum : sum(base(reduction));
    for (int i = 0; i < off.length; i++) {
      discount[i] = discount[i].plus(off[i]);
    }
    given.add(
        new Given(
            reduction.id(),
            new Step(
                Kind.DISCOUNT,
                reduction.label(),
                1,
                base,
                reduction.percent(),
                sum.negated(),
                Share.WHOLE,
                sum.negated()),
            off,
            reduction.perLine().isEmpty(),
            true));
  }

  /**
   * What is paid stands: of a line, the discount is at least what paid checks carry of it, and at
   * most that and the price of the rest. What a discount over several lines can't take off one of
   * them it takes off the others, and the other way round, so that it is given once. What was taken
   * back since then stands with those who paid by it, and counts for no other discount.
   */
  private void keepPaidDiscounts() {
    if (paid.isEmpty()) {
      return;
    }
    List<TakenBack> gone = takenBack();
    Money[] ofGone = new Money[charges.size()];
    Arrays.fill(ofGone, Money.ZERO);
    gone.forEach(one -> ofGone[one.line()] = ofGone[one.line()].plus(one.off()));
    Money[] least = new Money[charges.size()];
    Money[] most = new Money[charges.size()];
    for (int i = 0; i < least.length; i++) {
      UUID lineId = charges.get(i).lineId();
      least[i] = onPaid(lineId, check -> true, LineFigure::discount).minus(ofGone[i]);
      Money open = amount[i].minus(onPaid(lineId, check -> true, LineFigure::amount));
      most[i] = least[i].plus(open.max(Money.ZERO));
    }
    for (int g = given.size() - 1; g >= 0; g--) {
      Money[] off = within(given.get(g), least, most);
      for (int i = 0; i < off.length; i++) {
        discount[i] = discount[i].plus(off[i]).minus(given.get(g).perLine()[i]);
      }
      given.set(g, given.get(g).taking(off));
    }
    for (int i = 0; i < least.length; i++) {
      Money missing = least[i].minus(discount[i]);
      if (missing.isPositive()) {
        discount[i] = least[i];
        nameAsPaid(i, missing);
      }
      discount[i] = discount[i].plus(ofGone[i]);
    }
    gone.forEach(one -> add(one.name(), one.line(), one.off()));
    given.removeIf(one -> one.step().amount().isZero());
  }

  /** What a discount that stands no more took off a line of a paid check. */
  private record TakenBack(Off name, int line, Money off) {}

  /**
   * A check tells how much each discount took off it, and each line how much all of them did. Those
   * that stand took theirs where they are on now, and the others had the rest.
   */
  private List<TakenBack> takenBack() {
    List<TakenBack> gone = new ArrayList<>();
    for (UUID checkId : paid.keySet().stream().sorted().toList()) {
      Figures check = figures(checkId);
      Money[] left = new Money[charges.size()];
      for (int i = 0; i < left.length; i++) {
        left[i] =
            charges.get(i).comped()
                ? Money.ZERO
                : check.line(charges.get(i).lineId()).map(LineFigure::discount).orElse(Money.ZERO);
      }
      for (Off name : check.totals().discounts()) {
        standing(name)
            .ifPresent(
                one -> {
                  Money[] room = left.clone();
                  for (int i = 0; i < room.length; i++) {
                    room[i] = room[i].min(one.perLine()[i]);
                  }
                  take(left, room, name.amount());
                });
      }
      for (Off name : check.totals().discounts()) {
        if (standing(name).isEmpty()) {
          Money[] off = take(left, left, name.amount());
          for (int i = 0; i < off.length; i++) {
            if (!off[i].isZero()) {
              gone.add(new TakenBack(name, i, off[i]));
            }
          }
        }
      }
    }
    return gone;
  }

  /** Takes an amount from cells by the room there is, at most all of it, and tells from which. */
  private static Money[] take(Money[] cells, Money[] room, Money amount) {
    Money[] parts = spread(amount.min(sum(room)), room);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].minus(parts[i]);
    }
    return parts;
  }

  private Optional<Given> standing(Off name) {
    return given.stream().filter(one -> one.id().equals(name.id())).findFirst();
  }

  /** What a discount takes off each line so that the discounts of the lines are within bounds. */
  private Money[] within(Given one, Money[] least, Money[] most) {
    Money[] off = one.perLine().clone();
    Money[] less = new Money[off.length];
    Money[] more = new Money[off.length];
    Money[] missing = new Money[off.length];
    Money loose = Money.ZERO;
    for (int i = 0; i < off.length; i++) {
      Money over = discount[i].minus(most[i]).max(Money.ZERO).min(off[i]);
      off[i] = off[i].minus(over);
      loose = loose.plus(over);
      Money now = discount[i].minus(over);
      less[i] = now.minus(least[i]).max(Money.ZERO).min(off[i]);
      more[i] = off[i].isZero() ? Money.ZERO : most[i].minus(now).max(Money.ZERO);
      missing[i] = off[i].isZero() ? Money.ZERO : least[i].minus(now).max(Money.ZERO);
    }
    if (!one.spread()) {
      return off;
    }
    Money raised = sum(missing).min(loose.plus(sum(less)));
    move(off, missing, raised);
    Money rest = loose.minus(raised);
    if (rest.isNegative()) {
      move(off, less, rest);
    } else {
      for (int i = 0; i < more.length; i++) {
        more[i] = missing[i].isZero() ? more[i] : Money.ZERO;
      }
      move(off, more, rest.min(sum(more)));
    }
    return off;
  }

  /** Adds an amount of either sign to cells by the room there is; at most all of it. */
  private static void move(Money[] cells, Money[] room, Money by) {
    if (!by.isZero()) {
      Money[] parts = spread(by, room);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i].plus(parts[i]);
      }
    }
  }

  /** A discount that only paid checks have still is called what it is called on them. */
  private void nameAsPaid(int line, Money off) {
    UUID lineId = charges.get(line).lineId();
    List<Off> names =
        paid.values().stream()
            .filter(check -> check.line(lineId).filter(l -> l.discount().isPositive()).isPresent())
            .flatMap(check -> check.totals().discounts().stream())
            .sorted(Comparator.comparing(Off::id))
            .toList();
    names.stream()
        .filter(name -> standing(name).isEmpty())
        .findFirst()
        .or(() -> names.stream().findFirst())
        .ifPresent(name -> add(name, line, off));
  }

  private void add(Off name, int line, Money off) {
    Money[] none = new Money[charges.size()];
    Arrays.fill(none, Money.ZERO);
    Given one =
        standing(name)
            .orElseGet(
                () ->
                    new Given(
                        name.id(),
                        plain(Kind.DISCOUNT, name.label(), Money.ZERO),
                        none,
                        false,
                        false));
    Money[] now = one.perLine().clone();
    now[line] = now[line].plus(off);
    given.remove(one);
    given.add(one.taking(now));
  }

  private Money[] base(Reduction reduction) {
    Money[] base = new Money[charges.size()];
    for (int i = 0; i < base.length; i++) {
      UUID lineId = charges.get(i).lineId();
      base[i] =
          reduction.covers(lineId)
              ? net(i)
                  .minus(onPaid(lineId, reduction.spares()::contains, LineFigure::net))
                  .max(Money.ZERO)
              : Money.ZERO;
    }
    return base;
  }

  private Money[] spread(Reduction reduction) {
    Money[] base = base(reduction);
    return spread(reduction.of(sum(base)), base);
  }

  private Money[] perLine(Reduction reduction) {
    Money[] base = base(reduction);
    Money[] off = new Money[base.length];
    for (int i = 0; i < off.length; i++) {
      Money wanted = reduction.perLine().getOrDefault(charges.get(i).lineId(), Money.ZERO);
      // Of a line that is paid in part, it takes only its part off the rest.
      off[i] =
          base[i].equals(net(i))
              ? wanted.min(base[i])
              : Money.quotient(
                      BigInteger.valueOf(wanted.minor())
                          .multiply(BigInteger.valueOf(base[i].minor())),
                      BigInteger.valueOf(net(i).minor()))
                  .min(base[i]);
    }
    return off;
  }

  private void serve() {
    Optional<ServiceRule> rule = serviceRule();
    serviceNow = rule.map(r -> new Service(r.name(), r.rate(), r.taxed())).orElse(Service.NONE);
    Predicate<UUID> otherwise = check -> !figures(check).service().isAlike(serviceNow);
    rule.ifPresent(r -> serve(r, otherwise));
    for (int i = 0; i < charges.size(); i++) {
      UUID lineId = charges.get(i).lineId();
      serviceWithTax[i] =
          (serviceNow.taxed() ? service[i] : Money.ZERO)
              .plus(onPaid(lineId, otherwise.and(this::servedWithTax), LineFigure::service));
      service[i] = service[i].plus(onPaid(lineId, otherwise, LineFigure::service));
    }
  }

  private boolean servedWithTax(UUID check) {
    return figures(check).service().taxed();
  }

  private Optional<ServiceRule> serviceRule() {
    Money subtotal = sum(amount).minus(sum(comp));
    return terms.services().stream()
        .filter(rule -> subtotal.compareTo(rule.fromSubtotal()) >= 0)
        .findFirst()
        .filter(rule -> rule.rate().ppm() > 0);
  }

  private void serve(ServiceRule rule, Predicate<UUID> otherwise) {
    Money[] price = new Money[charges.size()];
    for (int i = 0; i < price.length; i++) {
      Charge charge = charges.get(i);
      Money whole = rule.beforeDiscount() ? amount[i].minus(comp[i]) : net(i);
      Money before =
          onPaid(
              charge.lineId(),
              otherwise,
              line -> rule.beforeDiscount() && !charge.comped() ? line.amount() : line.net());
      price[i] = whole.minus(before).max(Money.ZERO);
    }
    boolean included = terms.pricesIncludeTax();
    int sign = taxInBase(rule);
    Money base = sum(price);
    Money[] weights = price;
    if (sign != 0) {
      base = base.plus(Taxes.on(sets, price, included, terms.taxRounding()).sum().times(sign));
      weights = new Money[price.length];
      for (int i = 0; i < price.length; i++) {
        weights[i] = price[i].plus(Taxes.of(sets.get(i), price[i], included).times(sign));
      }
    }
    Money[] spread = spread(rule.rate().of(base), weights);
    keepPaidService(spread, otherwise.negate());
    System.arraycopy(spread, 0, service, 0, spread.length);
    Money served = sum(spread);
    serviceStep =
        new Step(
            Kind.SERVICE_CHARGE, rule.name(), 1, base, rule.rate(), served, Share.WHOLE, served);
  }

  /**
   * What the base of a charge does to the tax of the prices: 1 adds it, -1 takes it out, 0 leaves
   * the prices as they are.
   *
   * <p>Of an exempt order "with its tax" means what its guest pays, which is the price without. But
   * where prices contain tax, a charge that bears tax contains it too, and all that is contained is
   * taken off at the end: so it is charged of the full price, and what stays of it is of what the
   * guest pays. 100.00 with 25 % contained and 10 % service after tax come to 80.00 and 8.00.
   */
  private int taxInBase(ServiceRule rule) {
    boolean exempt = terms.exemption() != null;
    boolean included = terms.pricesIncludeTax();
    return switch (rule.base()) {
      case MENU_PRICE -> 0;
      case BEFORE_TAX -> included ? -1 : 0;
      case AFTER_TAX -> included ? (exempt && !rule.taxed() ? -1 : 0) : (exempt ? 0 : 1);
    };
  }

  /**
   * What is paid of a line's charge stands: it is not below that, nor above it where all of the
   * line is paid. The others bear the difference.
   */
  private void keepPaidService(Money[] spread, Predicate<UUID> alike) {
    if (paid.isEmpty()) {
      return;
    }
    Money[] less = new Money[spread.length];
    Money[] more = new Money[spread.length];
    Money loose = Money.ZERO;
    for (int i = 0; i < spread.length; i++) {
      UUID lineId = charges.get(i).lineId();
      Money least = onPaid(lineId, alike, LineFigure::service);
      Money kept = isPaid(lineId) ? least : spread[i].max(least);
      loose = loose.plus(spread[i].minus(kept));
      spread[i] = kept;
      less[i] = kept.minus(least);
      more[i] = isPaid(lineId) ? Money.ZERO : amount[i];
    }
    if (loose.isNegative()) {
      move(spread, less, loose.max(sum(less).negated()));
    } else if (sum(more).isPositive()) {
      move(spread, more, loose);
    }
  }

  /** Whether paid checks carry all of a line. */
  private boolean isPaid(UUID lineId) {
    return paid.values().stream()
        .flatMap(check -> check.line(lineId).stream())
        .map(LineFigure::share)
        .reduce(Share::plus)
        .filter(Share::isWhole)
        .isPresent();
  }

  private void tax() {
    boolean exempt = terms.exemption() != null;
    boolean included = terms.pricesIncludeTax();
    Predicate<UUID> otherwise = check -> (figures(check).exemption() != null) != exempt;
    Money[] due = new Money[charges.size()];
    for (int i = 0; i < due.length; i++) {
      due[i] = taxable(i).minus(taxableOnPaid(i, otherwise)).max(Money.ZERO);
    }
    Taxes on = Taxes.on(sets, due, included, terms.taxRounding());
    SortedMap<TaxRate, TaxTotal> totals = new TreeMap<>(Taxes.BY_CODE);
    on.rows()
        .forEach(
            (tax, row) ->
                totals.put(
                    tax,
                    exempt
                        ? new TaxTotal(tax, row.net(), Money.ZERO)
                        : new TaxTotal(tax, row.base(), row.amount())));
    if (exempt) {
      untaxed = included ? on.sum() : Money.ZERO;
      Money gross = sum(due);
      exemptStep =
          new Step(
              Kind.EXEMPTION,
              Objects.requireNonNull(terms.exemption()).certificate(),
              1,
              gross,
              null,
              untaxed.negated(),
              Share.WHOLE,
              untaxed.negated());
    } else {
      explainTaxes(on, included);
    }
    for (UUID check : paid.keySet()) {
      if (otherwise.test(check)) {
        untaxed = untaxed.plus(figures(check).totals().untaxed());
        for (TaxTotal own : figures(check).totals().taxes()) {
          totals.merge(own.tax(), own, Derivation::together);
        }
      }
    }
    totals.replaceAll((tax, own) -> keepPaidTax(own, included));
    Money onPaid =
        paid.values().stream()
            .map(check -> check.totals().untaxed())
            .reduce(Money.ZERO, Money::plus);
    untaxed = isAllPaid() ? onPaid : untaxed.max(onPaid);
    taxes = List.copyOf(totals.values());
  }

  /**
   * Whether paid checks carry all there is to pay, so that nothing is left to let off anybody. A
   * cent that is let off may stand beside a price without tax: as long as there is any, it may.
   */
  private boolean isAllPaid() {
    for (int i = 0; i < charges.size(); i++) {
      UUID lineId = charges.get(i).lineId();
      Money price = amount[i].minus(discount[i]).plus(service[i]).plus(charges.get(i).levied());
      Money carried =
          onPaid(
              lineId,
              check -> true,
              line -> line.amount().minus(line.discount()).plus(line.service()).plus(line.levy()));
      if (price.compareTo(carried) > 0) {
        return false;
      }
    }
    return !paid.isEmpty();
  }

  /**
   * Not below what is paid of it, and no more where all lines that bear it are paid: a cent of tax
   * may have been paid with another's line.
   */
  private TaxTotal keepPaidTax(TaxTotal own, boolean included) {
    Optional<TaxTotal> onPaid =
        paid.values().stream()
            .flatMap(check -> check.totals().taxes().stream())
            .filter(part -> part.tax().equals(own.tax()))
            .reduce(Derivation::together);
    if (onPaid.isEmpty()) {
      return own;
    }
    boolean settled =
        charges.stream()
            .filter(charge -> charge.taxes().contains(own.tax()))
            .allMatch(charge -> isPaid(charge.lineId()));
    if (settled) {
      return onPaid.get();
    }
    Money due = own.amount().max(onPaid.get().amount());
    Money base = included ? own.base().minus(due.minus(own.amount())) : own.base();
    return new TaxTotal(own.tax(), base.max(onPaid.get().base()), due);
  }

  private static TaxTotal together(TaxTotal one, TaxTotal other) {
    return new TaxTotal(
        one.tax(), one.base().plus(other.base()), one.amount().plus(other.amount()));
  }

  private void explainTaxes(Taxes on, boolean included) {
    Kind kind = included ? Kind.TAX_WITHIN : Kind.TAX_ADDED;
    for (Taxes.OnLine line : on.onLines()) {
      onLines.add(
          new Step(
              Kind.TAX_ON_LINE,
              line.tax().name() + ", " + charges.get(line.line()).label(),
              1,
              line.base(),
              line.tax().rate(),
              line.amount(),
              Share.WHOLE,
              line.amount()));
    }
    on.rows()
        .forEach(
            (tax, row) ->
                taxSteps.put(
                    tax,
                    new Step(
                        kind,
                        tax.name(),
                        1,
                        included ? row.base().plus(row.amount()) : row.base(),
                        tax.rate(),
                        row.amount(),
                        Share.WHOLE,
                        row.amount())));
  }

  private Money net(int i) {
    return amount[i].minus(discount[i]);
  }

  /** What the taxes of a line are due on, or contained in. */
  private Money taxable(int i) {
    return price(i, amount[i], discount[i])
        .plus(serviceWithTax[i])
        .plus(charges.get(i).leviedWithTax());
  }

  /** What of a line's price its taxes are about. */
  private Money price(int i, Money full, Money off) {
    return isLessDiscount(charges.get(i)) ? full.minus(off) : full;
  }

  /**
   * Whether the taxes of a line are about its price after discounts. Of an exempt order they always
   * are: only tax that the guest would have paid is taken off.
   */
  boolean isLessDiscount(Charge charge) {
    return terms.discountBase() == DiscountBase.BEFORE_TAX
        || charge.comped()
        || terms.exemption() != null;
  }

  private Money taxableOnPaid(int i, Predicate<UUID> which) {
    Money sum = Money.ZERO;
    Charge charge = charges.get(i);
    for (UUID check : paid.keySet()) {
      if (which.test(check)) {
        Optional<LineFigure> found = figures(check).line(charge.lineId());
        if (found.isPresent()) {
          LineFigure line = found.get();
          sum = sum.plus(price(i, line.amount(), line.discount()));
          if (servedWithTax(check)) {
            sum = sum.plus(line.service());
          }
          if (!line.levy().isZero()) {
            Money taxed = charge.leviedWithTax();
            sum =
                sum.plus(
                    Allocation.byWeight(
                            line.levy(),
                            List.of(taxed.minor(), charge.levied().minus(taxed).minor()))
                        .getFirst());
          }
        }
      }
    }
    return sum;
  }

  private Money onPaid(
      UUID lineId, Predicate<UUID> which, java.util.function.Function<LineFigure, Money> figure) {
    Money sum = Money.ZERO;
    for (UUID check : paid.keySet()) {
      if (which.test(check)) {
        sum = sum.plus(figures(check).line(lineId).map(figure).orElse(Money.ZERO));
      }
    }
    return sum;
  }

  private Figures figures(UUID check) {
    return Objects.requireNonNull(paid.get(check));
  }

  private static Money sum(Money[] amounts) {
    return Stream.of(amounts).reduce(Money.ZERO, Money::plus);
  }

  private static Money[] spread(Money whole, Money[] weights) {
    return weights.length == 0
        ? weights
        : Allocation.byWeight(whole, Stream.of(weights).map(Money::minor).toList())
            .toArray(Money[]::new);
  }

  /** Its lines in the order of their ids. */
  List<Charge> charges() {
    return charges;
  }

  Terms terms() {
    return terms;
  }

  Map<UUID, Figures> paid() {
    return paid;
  }

  /** The service charge its open checks bear. */
  Service service() {
    return serviceNow;
  }

  /** Its discounts with what each takes off the lines, which are in the order of their ids. */
  List<Given> given() {
    return given;
  }

  /** The figures of the whole order. */
  public Totals totals() {
    Map<String, LevyTotal> levies = new TreeMap<>();
    for (Charge charge : charges) {
      charge.levies().forEach(levy -> add(levies, levy, charge.due(levy)));
    }
    return Totals.of(
        sum(amount),
        sum(discount),
        given.stream().map(Given::off).toList(),
        sum(service),
        List.copyOf(levies.values()),
        taxes,
        terms.pricesIncludeTax(),
        untaxed,
        Money.ZERO);
  }

  /** Adds to the levy of a code. */
  static void add(Map<String, LevyTotal> levies, Levy levy, Money due) {
    if (!due.isZero()) {
      levies.merge(
          levy.code(),
          new LevyTotal(levy.code(), levy.name(), due),
          (one, other) -> new LevyTotal(one.code(), one.name(), one.amount().plus(other.amount())));
    }
  }

  /** The figures of the whole order with those of each line. */
  public Figures figures() {
    List<LineFigure> lines = new ArrayList<>();
    for (int i = 0; i < charges.size(); i++) {
      lines.add(
          new LineFigure(
              charges.get(i).lineId(), Share.WHOLE, amount[i], discount[i], service[i], levy[i]));
    }
    return new Figures(totals(), lines, serviceNow, terms.exemption());
  }

  /** How each figure of the whole order came about. */
  public List<Step> steps() {
    return explain(figures());
  }

  /**
   * How each figure of one of its checks came about: its lines, then every figure of the whole
   * order that it carries a share of. What a paid check carries and the order has no more is
   * explained by itself.
   */
  public List<Step> explain(Figures check) {
    List<Step> explained = new ArrayList<>();
    Map<UUID, LineFigure> lines = new HashMap<>();
    check.lines().forEach(line -> lines.put(line.lineId(), line));
    for (Charge charge : taken) {
      LineFigure line = lines.get(charge.lineId());
      if (line != null) {
        explain(charge, line, explained);
      }
    }
    Totals totals = check.totals();
    for (Off off : totals.discounts()) {
      Step whole =
          given.stream()
              .filter(one -> one.id().equals(off.id()))
              .map(Given::step)
              .findFirst()
              .orElseGet(() -> plain(Kind.DISCOUNT, off.label(), off.amount().negated()));
      explained.add(whole.carrying(off.amount().negated()));
    }
    for (LevyTotal levy : totals.levies()) {
      explained.add(levy(levy));
    }
    if (!totals.serviceCharge().isZero()) {
      String name = check.service().name();
      explained.add(
          serviceStep != null && check.service().isAlike(serviceNow)
              ? serviceStep.called(name).carrying(totals.serviceCharge())
              : plain(Kind.SERVICE_CHARGE, name, totals.serviceCharge()));
    }
    explained.addAll(onLines);
    for (TaxTotal own : totals.taxes()) {
      Step whole = taxSteps.get(own.tax());
      if (whole != null && check.exemption() == null) {
        explained.add(whole.carrying(own.amount()));
      } else if (!own.amount().isZero()) {
        explained.add(
            plain(
                totals.taxIncluded() ? Kind.TAX_WITHIN : Kind.TAX_ADDED,
                own.tax().name(),
                own.amount()));
      }
    }
    if (check.exemption() != null) {
      Money off = totals.untaxed().negated();
      explained.add(
          exemptStep == null
              ? plain(Kind.EXEMPTION, check.exemption().certificate(), off)
              : exemptStep.carrying(off));
    }
    if (!totals.rounding().isZero()) {
      explained.add(plain(Kind.ROUNDING, "", totals.rounding()));
    }
    explained.add(plain(Kind.TOTAL, "", totals.total()));
    return List.copyOf(explained);
  }

  private static void explain(Charge charge, LineFigure line, List<Step> explained) {
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
      Money off = line.discount().negated();
      explained.add(
          new Step(Kind.COMP, charge.label(), 1, line.discount(), null, off, line.share(), off));
    }
  }

  /** A levy: so many portions of the order at so much each, or what they come to. */
  private Step levy(LevyTotal own) {
    int portions = 0;
    Money each = null;
    Money whole = Money.ZERO;
    boolean alike = true;
    for (Charge charge : charges) {
      for (Levy levy : charge.levies()) {
        if (levy.code().equals(own.code()) && !charge.comped()) {
          alike &= each == null || each.equals(levy.each());
          each = levy.each();
          portions = Math.addExact(portions, charge.quantity());
          whole = whole.plus(charge.due(levy));
        }
      }
    }
    return each != null && alike
        ? new Step(Kind.LEVY, own.name(), portions, each, null, whole, Share.WHOLE, own.amount())
        : plain(Kind.LEVY, own.name(), own.amount());
  }

  private static Step plain(Kind kind, String label, Money amount) {
    return new Step(kind, label, 1, amount, null, amount, Share.WHOLE, amount);
  }
}
