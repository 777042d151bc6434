package brigade.billing;

import brigade.billing.Figures.LineFigure;
import brigade.billing.Partition.Part;
import brigade.billing.PaymentsOfCheck.Paid;
import brigade.money.Money;
import brigade.money.Rate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All checks of one order, put together from what is written about them.
 *
 * <p>A share of a line that no check holds belongs to the open check of its seat, else to the first
 * open one, else to a new one: so the first check of an order needs no row, lines added after a
 * split find their place, and lines added after the last check was paid open the next.
 */
final class Bill {
  private final BilledOrder order;
  private final Written written;
  private final CashRounding cash;
  private final Map<UUID, Paid> payments;
  private final Map<UUID, Figures> fixed;
  private final Adjusted adjusted;
  private final Derivation whole;
  private final List<Slot> slots;
  private final List<CheckView> checks;

  /**
   * A check before its figures are known.
   *
   * @param check what is written about it, or null
   */
  private record Slot(
      UUID id, int part, List<Integer> seats, @Nullable Check check, Map<UUID, Share> shares) {
    boolean open() {
      return check == null || check.state() == CheckState.OPEN;
    }
  }

  /**
   * What is written about the checks of an order.
   *
   * @param checks by part
   * @param shares of lines, by check
   * @param fixed the figures of checks that are pending or paid
   * @param discounts those that stand, the earlier first; exemptions and left out charges too
   */
  record Written(
      List<Check> checks,
      Map<UUID, Map<UUID, Share>> shares,
      Map<UUID, Figures> fixed,
      List<Discount> discounts) {
    static final Written NOTHING = new Written(List.of(), Map.of(), Map.of(), List.of());
  }

  /**
   * What was changed about the bill by hand.
   *
   * @param withoutService who left the service charge out and why, or null
   */
  private record Adjusted(@Nullable Exemption exemption, @Nullable Discount withoutService) {
    static Adjusted by(List<Discount> standing) {
      return new Adjusted(
          standing.stream()
              .flatMap(discount -> discount.exemption().stream())
              .findFirst()
              .orElse(null),
          standing.stream()
              .filter(discount -> discount.kind() == Discount.Kind.NO_SERVICE)
              .findFirst()
              .orElse(null));
    }

    Terms over(Terms terms) {
      Terms exempt = terms.exempt(exemption);
      return withoutService == null ? exempt : exempt.withService();
    }
  }

  Bill(BilledOrder order, Written written, House house, Map<UUID, Paid> payments) {
    this(
        order,
        written,
        house.cash(),
        payments,
        Derivation.of(
            order.lines().stream().map(BilledOrder.Line::charge).toList(),
            reductions(order, written, house),
            Adjusted.by(written.discounts()).over(house.terms()),
            written.fixed()));
  }

  private Bill(
      BilledOrder order,
      Written written,
      CashRounding cash,
      Map<UUID, Paid> payments,
      Derivation derivation) {
    this.order = order;
    this.written = written;
    this.cash = cash;
    this.payments = payments;
    this.fixed = written.fixed();
    this.adjusted = Adjusted.by(written.discounts());
    this.whole = derivation;
    this.slots = slots(written);
    List<Figures> figures =
        Partition.of(
            whole, slots.stream().map(slot -> new Part(slot.id(), slot.shares())).toList());
    List<CheckView> views = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      views.add(view(slots.get(i), figures.get(i), payments));
    }
    this.checks = List.copyOf(views);
  }

  /** What rules take off, then what was given by hand. */
  private static List<Reduction> reductions(BilledOrder order, Written written, House house) {
    Set<UUID> fixedChecks = written.fixed().keySet();
    List<Promotions.Applied> rules = new ArrayList<>();
    house.offers().forEach(rule -> rules.add(Promotions.Applied.automatic(rule)));
    written.discounts().forEach(discount -> discount.applied(fixedChecks).ifPresent(rules::add));
    List<Reduction> reductions = new ArrayList<>();
    if (!order.typeDiscount().equals(Rate.ZERO)) {
      reductions.add(
          Reduction.percent(order.type(), house.typeName(), order.typeDiscount(), Set.of()));
    }
    if (!rules.isEmpty()) {
      boolean timed = rules.stream().anyMatch(by -> !by.rule().when().dayparts().isEmpty());
      reductions.addAll(
          Promotions.of(
              order.lines().stream()
                  .map(line -> line.item(timed ? house.dayparts() : at -> Set.of()))
                  .toList(),
              rules,
              order.type(),
              house.area()));
    }
    written
        .discounts()
        .forEach(discount -> discount.reduction(fixedChecks).ifPresent(reductions::add));
    return reductions;
  }

  private List<Slot> slots(Written written) {
    List<Slot> found = new ArrayList<>();
    written.checks().stream()
        .sorted(Comparator.comparingInt(Check::part))
        .forEach(
            check ->
                found.add(
                    new Slot(
                        check.id(),
                        check.part(),
                        check.seats(),
                        check,
                        held(check.id(), written.shares()))));
    Map<UUID, Share> taken = new HashMap<>();
    found.forEach(
        slot -> slot.shares().forEach((line, share) -> taken.merge(line, share, Share::plus)));
    for (BilledOrder.Line line : order.lines()) {
      Share given = taken.get(line.id());
      if (given == null || !given.isWhole()) {
        Share left = given == null ? Share.WHOLE : given.rest();
        if (line.seats().isEmpty()) {
          home(found, null).shares().merge(line.id(), left, Share::plus);
        }
        // What seats share goes to the checks of all of them, as a split by seat would have it.
        List<Integer> bearers = Division.bearers(line.seats(), bearing(line.id(), found));
        Share each = bearers.isEmpty() ? left : left.times(Share.of(1, bearers.size()));
        for (Integer seat : bearers) {
          home(found, seat).shares().merge(line.id(), each, Share::plus);
        }
      }
    }
    if (found.isEmpty()) {
      found.add(unwritten(1));
    }
    return found;
  }

  /** The seats that have a check among these which carries some of the line. */
  private static Set<Integer> bearing(UUID lineId, List<Slot> among) {
    Set<Integer> seats = new HashSet<>();
    among.stream()
        .filter(slot -> slot.shares().containsKey(lineId))
        .forEach(slot -> seats.addAll(slot.seats()));
    return seats;
  }

  private Map<UUID, Share> held(UUID checkId, Map<UUID, Map<UUID, Share>> shares) {
    Map<UUID, Share> written = shares.getOrDefault(checkId, Map.of());
    Map<UUID, Share> held = new LinkedHashMap<>();
    for (BilledOrder.Line line : order.lines()) {
      Share share = written.get(line.id());
      if (share != null) {
        held.put(line.id(), share);
      }
    }
    return held;
  }

  private Slot home(List<Slot> found, @Nullable Integer seat) {
    Optional<Slot> ofSeat =
        found.stream()
            .filter(slot -> seat != null && slot.open() && slot.seats().contains(seat))
            .findFirst();
    Optional<Slot> first = found.stream().filter(Slot::open).findFirst();
    return ofSeat
        .or(() -> first)
        .orElseGet(
            () -> {
              Slot next = unwritten(found.isEmpty() ? 1 : found.getLast().part() + 1);
              found.add(next);
              return next;
            });
  }

  private Slot unwritten(int part) {
    return new Slot(CheckIds.of(order.id(), part), part, List.of(), null, new LinkedHashMap<>());
  }

  private CheckView view(Slot slot, Figures derived, Map<UUID, Paid> payments) {
    Paid paid = payments.getOrDefault(slot.id(), Paid.NOTHING);
    Check check = slot.check();
    Figures figures = slot.open() ? derived.rounded(paid.rounding()) : derived;
    Map<UUID, LineFigure> byLine = new HashMap<>();
    figures.lines().forEach(figure -> byLine.put(figure.lineId(), figure));
    List<CheckView.Line> lines = new ArrayList<>();
    for (BilledOrder.Line line : order.lines()) {
      LineFigure figure = byLine.get(line.id());
      if (figure != null) {
        lines.add(new CheckView.Line(line, figure));
      }
    }
    return new CheckView(
        slot.id(),
        order.id(),
        order.number(),
        order.number() + "-" + slot.part(),
        slot.part(),
        slot.seats(),
        check == null ? CheckState.OPEN : check.state(),
        figures,
        List.copyOf(lines),
        paid,
        cash,
        check == null ? null : check.printedAt().orElse(null),
        check == null ? 0 : check.prints(),
        check != null
            && check.printedFigures().map(last -> !last.equals(fingerprint(figures))).orElse(false),
        check == null ? null : check.actedBy().orElse(null),
        check == null ? null : check.actedAt().orElse(null),
        CheckView.version(order.version(), writtenVersion(check)),
        writtenVersion(check));
  }

  /** From 1, so that writing a check down is a change as well. */
  private static long writtenVersion(@Nullable Check check) {
    return check == null ? 0 : check.version() + 1;
  }

  /** What makes two papers the same: lines, shares and every figure. */
  static String fingerprint(Figures figures) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Totals totals = figures.totals().rounded(Money.ZERO);
      digest.update(
          (totals + "\n" + figures.lines() + "\n" + figures.service() + "\n" + figures.exemption())
              .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  BilledOrder order() {
    return order;
  }

  /**
   * The bill once these checks are written with these shares.
   *
   * @param version the order's since then
   */
  Bill divided(List<Check> checksNow, Map<UUID, Map<UUID, Share>> sharesNow, long version) {
    Written now = new Written(checksNow, sharesNow, fixed, written.discounts());
    return new Bill(order.at(version), now, cash, payments, whole);
  }

  Written written() {
    return written;
  }

  /** Why no tax is due on it, or empty. */
  Optional<Exemption> exemption() {
    return Optional.ofNullable(adjusted.exemption());
  }

  /** Who left the service charge out, or empty. */
  Optional<Discount> withoutService() {
    return Optional.ofNullable(adjusted.withoutService());
  }

  /** The whole order, as if one person paid it. */
  Derivation whole() {
    return whole;
  }

  /**
   * Whether a discount of this bill is above the limit, as a share of the full price of what it is
   * on. An amount counts whole, also where there is nothing yet that it could be taken off: what is
   * sent later would have it. All that nobody with the permission gave or approved count together,
   * whoever gave them: a limit would hold for nobody who taps twice or asks a colleague.
   */
  boolean isLarge(Discounting.Wish wish, Rate limit) {
    Predicate<UUID> on = line -> wish.lineIds().isEmpty() || wish.lineIds().contains(line);
    Money open =
        checks.stream()
            .filter(check -> check.state() == CheckState.OPEN)
            .flatMap(check -> check.figures().lines().stream())
            .filter(line -> on.test(line.lineId()))
            .map(LineFigure::amount)
            .reduce(Money.ZERO, Money::plus);
    return wish.percent() != null
            && Math.max(wish.percent().ppm(), percentWithin(wish.lineIds())) > limit.ppm()
        || wish.amount() != null && wish.amount().compareTo(limit.of(open)) > 0
        || givenWithin(on).compareTo(limit.of(price(on))) > 0;
  }

  /**
   * What the percentages on all of these lines that needed no approval add up to, in ppm: before
   * anything is sent they take nothing off that could be counted.
   */
  private long percentWithin(Collection<UUID> lines) {
    return written.discounts().stream()
        .filter(Discount::isWithinLimit)
        .filter(
            discount ->
                discount.lineIds().isEmpty()
                    || !lines.isEmpty() && discount.lineIds().containsAll(lines))
        .flatMap(discount -> discount.percent().stream())
        .mapToLong(Rate::ppm)
        .sum();
  }

  private Money givenWithin(Predicate<UUID> on) {
    Set<String> small =
        written.discounts().stream()
            .filter(Discount::isWithinLimit)
            .map(discount -> discount.id().toString())
            .collect(Collectors.toSet());
    Money sum = Money.ZERO;
    for (Derivation.Given given : whole.given()) {
      for (int i = 0; i < given.perLine().length && small.contains(given.id()); i++) {
        if (on.test(whole.charges().get(i).lineId())) {
          sum = sum.plus(given.perLine()[i]);
        }
      }
    }
    return sum;
  }

  private Money price(Predicate<UUID> on) {
    return whole.charges().stream()
        .filter(charge -> on.test(charge.lineId()))
        .map(Charge::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  /** By part; there is always at least one. */
  List<CheckView> checks() {
    return checks;
  }

  Optional<CheckView> check(UUID checkId) {
    return checks.stream().filter(check -> check.id().equals(checkId)).findFirst();
  }

  /** What is written about a check, or empty. */
  Optional<Check> written(UUID checkId) {
    return slots.stream()
        .filter(slot -> slot.id().equals(checkId))
        .flatMap(slot -> Optional.ofNullable(slot.check()).stream())
        .findFirst();
  }

  Map<UUID, Share> sharesOf(UUID checkId) {
    return slots.stream()
        .filter(slot -> slot.id().equals(checkId))
        .findFirst()
        .map(Slot::shares)
        .orElse(Map.of());
  }

  Set<UUID> fixedChecks() {
    return Set.copyOf(fixed.keySet());
  }

  /** The checks that a split divides anew. */
  List<CheckView> divisible() {
    return checks.stream().filter(CheckView::divisible).toList();
  }

  /**
   * A pending or paid check that carries more of a line than is owed for it now: the line was taken
   * back, or given for nothing, behind its back.
   */
  Optional<CheckView> touchedAfterPayment() {
    Map<UUID, BilledOrder.Line> owed = new HashMap<>();
    order.lines().forEach(line -> owed.put(line.id(), line));
    Map<UUID, Money> carried = new HashMap<>();
    for (CheckView check : checks) {
      if (!check.state().isFixed()) {
        continue;
      }
      for (LineFigure figure : check.figures().lines()) {
        BilledOrder.Line line = owed.get(figure.lineId());
        Money sum = carried.merge(figure.lineId(), figure.amount(), Money::plus);
        if (line == null
            || sum.compareTo(line.unitPrice().times(line.quantity())) > 0
            || (line.comped() && figure.net().isPositive())) {
          return Optional.of(check);
        }
      }
    }
    return Optional.empty();
  }

  /** What the divisible checks hold together. */
  List<Division.OpenLine> open() {
    Map<UUID, Share> together = new HashMap<>();
    for (CheckView check : divisible()) {
      sharesOf(check.id()).forEach((line, share) -> together.merge(line, share, Share::plus));
    }
    Set<UUID> open = new HashSet<>();
    divisible().forEach(check -> open.add(check.id()));
    List<Slot> kept = slots.stream().filter(slot -> !open.contains(slot.id())).toList();
    List<Division.OpenLine> lines = new ArrayList<>();
    for (BilledOrder.Line line : order.lines()) {
      Share share = together.get(line.id());
      if (share != null) {
        lines.add(
            new Division.OpenLine(
                line.id(), line.seats(), line.quantity(), share, bearing(line.id(), kept)));
      }
    }
    return lines;
  }

  /** The numbers that many parts get when what is divisible is divided anew. */
  List<Integer> numbers(int parts) {
    Set<Integer> kept = new HashSet<>();
    checks.stream().filter(c -> !c.divisible()).forEach(c -> kept.add(c.part()));
    List<Integer> numbers = new ArrayList<>();
    for (int number = 1; numbers.size() < parts; number++) {
      if (!kept.contains(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** What the checks would be if the divisible ones were divided like this; those parts only. */
  List<Figures> preview(List<Division.Planned> planned) {
    List<Integer> numbers = numbers(planned.size());
    Map<Integer, Part> byNumber = new TreeMap<>();
    for (CheckView check : checks) {
      if (!check.divisible()) {
        byNumber.put(check.part(), new Part(check.id(), sharesOf(check.id())));
      }
    }
    Map<UUID, Integer> places = new HashMap<>();
    for (int i = 0; i < planned.size(); i++) {
      UUID id = CheckIds.of(order.id(), numbers.get(i));
      places.put(id, i);
      byNumber.put(numbers.get(i), new Part(id, planned.get(i).shares()));
    }
    List<Part> all = List.copyOf(byNumber.values());
    List<Figures> figures = Partition.of(whole, all);
    Figures[] ofPlanned = new Figures[planned.size()];
    for (int i = 0; i < all.size(); i++) {
      Integer place = places.get(all.get(i).id());
      if (place != null) {
        ofPlanned[place] = figures.get(i);
      }
    }
    return List.of(ofPlanned);
  }

  /** What the divisible checks owe together. */
  Money openTotal() {
    return divisible().stream()
        .map(check -> check.totals().total())
        .reduce(Money.ZERO, Money::plus);
  }
}
