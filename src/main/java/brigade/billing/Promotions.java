package brigade.billing;

import brigade.billing.DiscountRule.Stacking;
import brigade.billing.DiscountRule.Targets;
import brigade.money.Allocation;
import brigade.money.Money;
import brigade.money.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of discounts take off the lines of an order.
 *
 * <p>A pure function of the lines, in whatever order they are given, and of the rules, which apply
 * by their priority. Everything is counted in portions: of three beers two may be a set. Sets take
 * the portions by which the guest saves the most.
 */
public final class Promotions {
  /** The dearest first; among equals the line that was taken first. */
  private static final Comparator<Portion> DEAREST =
      Comparator.comparingLong((Portion portion) -> -portion.left)
          .thenComparing(portion -> portion.item.lineId())
          .thenComparingInt(portion -> portion.place);

  private final List<Portion> portions = new ArrayList<>();
  private final String orderType;
  private final @Nullable UUID area;

  private Promotions(List<Item> items, String orderType, @Nullable UUID area) {
    this.orderType = orderType;
    this.area = area;
    items.stream()
        .filter(item -> !item.comped())
        .sorted(Comparator.comparing(Item::lineId))
        .forEach(
            item -> {
              for (int place = 0; place < item.quantity(); place++) {
                portions.add(new Portion(item, place));
              }
            });
  }

  /**
   * A line as far as rules ask.
   *
   * @param category by name
   * @param unitPrice of one portion, with its modifiers
   * @param dayparts the codes of those that were on when it was ordered
   */
  public record Item(
      UUID lineId,
      String sku,
      String category,
      int quantity,
      Money unitPrice,
      boolean comped,
      Set<String> dayparts) {
    public Item {
      dayparts = Set.copyOf(dayparts);
    }
  }

  /**
   * A rule at work.
   *
   * @param id the rule's code, or the id of the discount by which it was given by hand
   * @param label as on the check
   * @param lineIds the lines it was given on; empty for all
   * @param spares checks that were paid before it was given, and keep what they paid
   */
  public record Applied(
      DiscountRule rule, String id, String label, Set<UUID> lineIds, Set<UUID> spares) {
    public Applied {
      lineIds = Set.copyOf(lineIds);
      spares = Set.copyOf(spares);
    }

    /** By itself. */
    static Applied automatic(DiscountRule rule) {
      return new Applied(rule, rule.code(), rule.name(), Set.of(), Set.of());
    }
  }

  /** One portion of a line, and what rules left of its price. */
  private static final class Portion {
    private final Item item;
    private final int place;
    private long left;
    private boolean touched;
    private boolean closed;

    private Portion(Item item, int place) {
      this.item = item;
      this.place = place;
      this.left = item.unitPrice().minor();
    }

    private Money price() {
      return Money.of(left);
    }
  }

  /** What the rules take off, each that takes something, in the order in which they apply. */
  public static List<Reduction> of(
      List<Item> items, List<Applied> rules, String orderType, @Nullable UUID area) {
    if (rules.isEmpty()) {
      return List.of();
    }
    Promotions promotions = new Promotions(items, orderType, area);
    return rules.stream()
        .sorted(
            Comparator.comparingInt((Applied applied) -> applied.rule().priority())
                .thenComparing(applied -> applied.rule().code())
                .thenComparing(Applied::id))
        .flatMap(applied -> promotions.apply(applied).stream())
        .toList();
  }

  private Optional<Reduction> apply(Applied applied) {
    DiscountRule rule = applied.rule();
    List<Portion> open =
        portions.stream()
            .filter(portion -> !portion.closed)
            .filter(portion -> rule.stacking() == Stacking.STACKABLE || !portion.touched)
            .filter(
                portion ->
                    applied.lineIds().isEmpty()
                        || applied.lineIds().contains(portion.item.lineId()))
            .filter(portion -> rule.when().holds(portion.item.dayparts(), orderType, area))
            .filter(portion -> rule.targets().has(portion.item))
            .toList();
    Map<Portion, Long> off = new LinkedHashMap<>();
    switch (rule.kind()) {
      case PERCENT -> share(open, percent(rule).of(sum(open)), off);
      case AMOUNT -> amount(rule, open, off);
      case BUY_GET -> buyAndGet(rule, open, off);
      case BUNDLE -> bundle(rule, open, off);
    }
    Map<UUID, Money> perLine = new LinkedHashMap<>();
    off.forEach(
        (portion, by) -> {
          portion.left -= by;
          portion.touched = true;
          portion.closed |= rule.stacking() == Stacking.EXCLUSIVE;
          if (by > 0) {
            perLine.merge(portion.item.lineId(), Money.of(by), Money::plus);
          }
        });
    return perLine.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Reduction.perLine(applied.id(), applied.label(), perLine).sparing(applied.spares()));
  }

  private static void amount(DiscountRule rule, List<Portion> open, Map<Portion, Long> off) {
    if (rule.targets().all()) {
      share(open, amount(rule).min(sum(open)), off);
    } else {
      open.forEach(portion -> off.put(portion, amount(rule).min(portion.price()).minor()));
    }
  }

  /**
   * The dearest make the first set; in each the cheapest are reduced, of the last one as many as
   * there are. What fills none is paid.
   */
  private static void buyAndGet(DiscountRule rule, List<Portion> open, Map<Portion, Long> off) {
    List<Portion> dearest = open.stream().sorted(DEAREST).toList();
    int set = rule.buy() + rule.get();
    for (int from = 0; from + rule.buy() < dearest.size(); from += set) {
      for (int k = 0; k < set && from + k < dearest.size(); k++) {
        Portion portion = dearest.get(from + k);
        off.put(portion, k < rule.buy() ? 0 : percent(rule).of(portion.price()).minor());
      }
    }
  }

  /** As many sets as save the guest the most; of as much, the fewest. */
  private static void bundle(DiscountRule rule, List<Portion> open, Map<Portion, Long> off) {
    List<Portion> dearest = open.stream().sorted(DEAREST).toList();
    // Each further set saves no more than the one before, so the last that saves is found by
    // halves.
    int sure = 0;
    int most = dearest.size() / rule.slots().size();
    while (sure < most) {
      int count = (sure + most + 1) / 2;
      List<List<Portion>> sets = new Sets(rule.slots(), count).fill(dearest);
      List<List<Portion>> fewer = new Sets(rule.slots(), count - 1).fill(dearest);
      if (!sets.isEmpty() && saved(rule, sets).compareTo(saved(rule, fewer)) > 0) {
        sure = count;
      } else {
        most = count - 1;
      }
    }
    new Sets(rule.slots(), sure)
        .fill(dearest)
        .forEach(set -> share(set, sum(set).minus(amount(rule)), off));
  }

  private static Money saved(DiscountRule rule, List<List<Portion>> sets) {
    return sets.stream().map(set -> sum(set).minus(amount(rule))).reduce(Money.ZERO, Money::plus);
  }

  /**
   * So many sets of a bundle, being filled. A portion that fits several slots moves on where
   * another needs its place, so that a set is found whenever there is one; and as the dearest come
   * first, none can be put together of dearer ones.
   */
  private static final class Sets {
    private final List<Targets> slots;
    private final int count;
    private final List<List<Portion>> taken = new ArrayList<>();

    Sets(List<Targets> slots, int count) {
      this.slots = slots;
      this.count = count;
      slots.forEach(slot -> taken.add(new ArrayList<>()));
    }

    /** The sets; empty where there are not so many. */
    List<List<Portion>> fill(List<Portion> dearest) {
      dearest.forEach(portion -> place(portion, new boolean[slots.size()]));
      if (taken.stream().anyMatch(of -> of.size() < count)) {
        return List.of();
      }
      List<List<Portion>> sets = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        int set = k;
        sets.add(taken.stream().map(of -> of.get(set)).toList());
      }
      return sets;
    }

    private boolean place(Portion portion, boolean[] tried) {
      for (int s = 0; s < tried.length; s++) {
        if (tried[s] || !slots.get(s).has(portion.item)) {
          continue;
        }
        tried[s] = true;
        List<Portion> there = taken.get(s);
        if (there.size() < count) {
          there.add(portion);
          return true;
        }
        for (int k = 0; k < there.size(); k++) {
          if (place(there.get(k), tried)) {
            there.set(k, portion);
            return true;
          }
        }
      }
      return false;
    }
  }

  /** Takes so much off these portions together, by what each still costs. */
  private static void share(List<Portion> of, Money by, Map<Portion, Long> off) {
    if (of.isEmpty()) {
      return;
    }
    List<Money> parts = Allocation.byWeight(by, of.stream().map(portion -> portion.left).toList());
    for (int i = 0; i < parts.size(); i++) {
      off.put(of.get(i), parts.get(i).minor());
    }
  }

  private static Money sum(List<Portion> of) {
    return of.stream().map(Portion::price).reduce(Money.ZERO, Money::plus);
  }

  private static Rate percent(DiscountRule rule) {
    return Stream.ofNullable(rule.percent()).findFirst().orElseThrow();
  }

  private static Money amount(DiscountRule rule) {
    return Stream.ofNullable(rule.amount()).findFirst().orElseThrow();
  }
}
