package brigade.billing;

import brigade.billing.Division.Planned;
import brigade.billing.Division.Wanted;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.money.Money;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Dividing what is open of an order into checks, and merging them back. Checks on which something
 * was paid, or a payment is pending, are left as they are. Only shares of lines change hands: the
 * kitchen hears nothing of it.
 */
@ApplicationScoped
public class SplittingCheck {
  private final Bills bills;
  private final WrittenChecks written;
  private final RulesOfBilling rules;
  private final LastSplit lastSplit;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;

  SplittingCheck(
      Bills bills,
      WrittenChecks written,
      RulesOfBilling rules,
      LastSplit lastSplit,
      Journal journal,
      Changes changes,
      Clock clock) {
    this.bills = bills;
    this.written = written;
    this.rules = rules;
    this.lastSplit = lastSplit;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  /** How to divide. */
  public sealed interface Way {
    /** One part per seat; what is for the table goes to all seats in equal shares. */
    record BySeat() implements Way {}

    /**
     * @param parts from 1 to {@link Division#PART_LIMIT}
     */
    record Evenly(int parts) implements Way {}

    /** One part per list; what no list names is a last part. */
    record ByItems(List<List<Wanted>> parts) implements Way {}

    /** One part per amount; the rest is a last part. */
    record ByAmount(List<Money> amounts) implements Way {}

    /**
     * Exactly these parts, as put together on a screen.
     *
     * @param seen the versions of the checks it was put together from, by check; a check that was
     *     not written yet has version 0
     */
    record Planned(List<Division.Planned> parts, Map<UUID, Long> seen) implements Way {}
  }

  /** What came of dividing or merging. */
  public sealed interface Outcome {
    record Done(List<CheckView> checks) implements Outcome {}

    record NoSuchOrder() implements Outcome {}

    /** Everything is paid, or being paid. */
    record NothingOpen(Taken by) implements Outcome {}

    /** A named check can't be touched. */
    record Locked(Taken by) implements Outcome {}

    /**
     * Somebody changed the order or its checks since they were read.
     *
     * @param version of the order now
     */
    record Stale(long version) implements Outcome {}

    /** Nothing was sent to the kitchen yet that could be divided. */
    record NothingSent() implements Outcome {}

    /**
     * It would make more than {@link Division#PART_LIMIT} checks.
     *
     * @param field its path in the request
     */
    record TooManyParts(String field) implements Outcome {}

    /**
     * @param field its path in the request
     */
    record Invalid(String field, String reason) implements Outcome {}
  }

  /**
   * Who has a check.
   *
   * @param number of the check
   * @param state what he does with it; OPEN when a part of it is paid
   * @param who null where nobody is recorded
   * @param since null where nobody is recorded
   */
  public record Taken(
      String number, CheckState state, @Nullable String who, @Nullable Instant since) {
    static Taken of(CheckView check) {
      return new Taken(check.number(), check.state(), check.actedBy(), check.actedAt());
    }

    /** In a sentence, for the API. */
    public String sentence() {
      String by = who == null ? "" : " by " + who + (since == null ? "" : " since " + since);
      return switch (state) {
        case PAID -> "Check " + number + " was paid" + by;
        case PAYMENT_PENDING -> "A payment on check " + number + " is pending" + by;
        case OPEN -> "Something was paid on check " + number + " already";
      };
    }
  }

  /** What a screen needs to put a split together; empty when there is no such order. */
  @Transactional
  @Requires(Permission.SETTLE)
  public Optional<SplitSheet> sheet(UUID orderId) {
    return bills.find(orderId).map(bill -> new SplitSheet(bill, rules.settings(), division(bill)));
  }

  /** How it was divided last; the journal is not asked about what stands on one check. */
  private LastSplit.@Nullable Done division(Bill bill) {
    return bill.checks().size() > 1 ? lastSplit.of(bill.order().id()).orElse(null) : null;
  }

  /**
   * Divides what is open of an order.
   *
   * @param expected the version of the order it is to have, or null for any
   */
  @Transactional
  @Requires(Permission.SETTLE)
  public Outcome split(UUID orderId, Way way, @Nullable Long expected) {
    written.writeLate();
    Optional<Bill> found = bills.lock(orderId);
    if (found.isEmpty()) {
      return new Outcome.NoSuchOrder();
    }
    Bill bill = found.get();
    if (expected != null && expected != bill.order().version()) {
      return new Outcome.Stale(bill.order().version());
    }
    if (bill.divisible().isEmpty()) {
      return new Outcome.NothingOpen(Taken.of(bill.checks().getLast()));
    }
    if (bill.open().isEmpty()) {
      return new Outcome.NothingSent();
    }
    return switch (way) {
      case Way.BySeat() -> divide(bill, Division.bySeat(bill.open()), "by");
      case Way.Evenly(int parts) ->
          parts < 1 || parts > Division.PART_LIMIT
              ? new Outcome.Invalid("parts", "is from 1 to " + Division.PART_LIMIT)
              : divide(bill, Division.evenly(bill.open(), parts), "parts");
      case Way.ByItems(List<List<Wanted>> parts) ->
          switch (Division.byItems(bill.open(), parts)) {
            case Division.Items.Divided(List<Planned> divided) -> divide(bill, divided, "parts");
            case Division.Items.Refused(String field, String reason) ->
                new Outcome.Invalid(field, reason);
          };
      case Way.ByAmount(List<Money> amounts) -> byAmount(bill, amounts);
      case Way.Planned(List<Planned> parts, Map<UUID, Long> seen) -> planned(bill, parts, seen);
    };
  }

  private Outcome byAmount(Bill bill, List<Money> amounts) {
    if (amounts.isEmpty() || amounts.stream().anyMatch(amount -> !amount.isPositive())) {
      return new Outcome.Invalid("amounts", "are above zero, and there is at least one");
    }
    Money sum;
    try {
      sum = amounts.stream().reduce(Money.ZERO, Money::plus);
    } catch (ArithmeticException e) {
      return new Outcome.Invalid("amounts", "are too large");
    }
    if (sum.compareTo(bill.openTotal()) > 0) {
      return new Outcome.Invalid(
          "amounts", "are together more than the " + bill.openTotal().minor() + " that are open");
    }
    return divide(bill, Division.byAmount(bill.open(), amounts, bill.openTotal()), "amounts");
  }

  private Outcome planned(Bill bill, List<Planned> parts, Map<UUID, Long> seen) {
    Map<UUID, Long> now = new HashMap<>();
    bill.checks().forEach(check -> now.put(check.id(), check.divided()));
    Map<UUID, Share> together = new HashMap<>();
    Map<UUID, Share> open = new HashMap<>();
    bill.open().forEach(line -> open.put(line.lineId(), line.share()));
    try {
      parts.forEach(
          part -> part.shares().forEach((line, share) -> together.merge(line, share, Share::plus)));
    } catch (IllegalArgumentException moreThanWhole) {
      return new Outcome.Stale(bill.order().version());
    }
    return now.equals(seen) && together.equals(open)
        ? divide(bill, parts, "parts")
        : new Outcome.Stale(bill.order().version());
  }

  /**
   * Merges checks into the first of them, or everything that is open when none is named.
   *
   * @param expected the version of the order it is to have, or null for any
   */
  @Transactional
  @Requires(Permission.SETTLE)
  public Outcome merge(UUID orderId, List<UUID> checkIds, @Nullable Long expected) {
    written.writeLate();
    Optional<Bill> found = bills.lock(orderId);
    if (found.isEmpty()) {
      return new Outcome.NoSuchOrder();
    }
    Bill bill = found.get();
    if (expected != null && expected != bill.order().version()) {
      return new Outcome.Stale(bill.order().version());
    }
    List<CheckView> divisible = bill.divisible();
    if (divisible.isEmpty()) {
      return new Outcome.NothingOpen(Taken.of(bill.checks().getLast()));
    }
    Set<UUID> named = new HashSet<>(checkIds);
    for (UUID checkId : checkIds) {
      Optional<CheckView> check = bill.check(checkId);
      if (check.isEmpty()) {
        return new Outcome.Invalid("checkIds", checkId + " is not a check of this order");
      }
      if (!check.get().divisible()) {
        return new Outcome.Locked(Taken.of(check.get()));
      }
    }
    Map<UUID, Share> merged = new LinkedHashMap<>();
    Set<Integer> seats = new HashSet<>();
    List<Planned> parts = new ArrayList<>();
    int place = -1;
    for (CheckView check : divisible) {
      Map<UUID, Share> shares = bill.sharesOf(check.id());
      if (named.isEmpty() || named.contains(check.id())) {
        if (place < 0) {
          place = parts.size();
        }
        shares.forEach((line, share) -> merged.merge(line, share, Share::plus));
        seats.addAll(check.seats());
      } else {
        parts.add(new Planned(check.seats(), shares));
      }
    }
    boolean everything = parts.isEmpty();
    parts.add(
        Math.max(0, place),
        new Planned(everything ? List.of() : seats.stream().sorted().toList(), merged));
    return divide(bill, parts, "checkIds");
  }

  private Outcome divide(Bill bill, List<Planned> parts, String field) {
    List<CheckView> before = bill.divisible();
    int kept = bill.checks().size() - before.size();
    if (kept + parts.size() > Division.PART_LIMIT) {
      return new Outcome.TooManyParts(field);
    }
    List<Integer> numbers = bill.numbers(parts.size());
    Set<UUID> emptied = new HashSet<>();
    before.forEach(check -> emptied.add(check.id()));
    Set<UUID> instead = new HashSet<>(emptied);
    Map<UUID, Map<UUID, Share>> shares = new HashMap<>();
    List<Check> checks = new ArrayList<>();
    // One check that holds everything needs no shares: whatever is on no check is on it.
    boolean whole = parts.size() == 1 && kept == 0;
    for (int i = 0; i < parts.size(); i++) {
      int number = numbers.get(i);
      UUID id = CheckIds.of(bill.order().id(), number);
      Check check = bill.written(id).orElseGet(() -> bills.write(bill, number, List.of()));
      check.sit(parts.get(i).seats());
      checks.add(check);
      emptied.remove(id);
      if (!whole) {
        shares.put(id, parts.get(i).shares());
      }
    }
    for (CheckView check : bill.checks()) {
      if (check.state() == CheckState.OPEN && !check.divisible()) {
        // What a partly paid check holds only by being open must not pass to a new one.
        checks.add(bills.written(bill, check));
        instead.add(check.id());
        shares.put(check.id(), bill.sharesOf(check.id()));
      }
    }
    bills.changed(bill.order(), clock.instant());
    emptied.forEach(id -> bill.written(id).ifPresent(written::delete));
    written.share(instead, shares);
    for (Check check : bill.written().checks()) {
      if (check.state().isFixed()) {
        checks.add(check);
        shares.put(check.id(), bill.written().shares().getOrDefault(check.id(), Map.of()));
      }
    }
    Bill now = bill.divided(checks, shares, bills.versionOf(bill.order()));
    journal.record(
        parts.size() < before.size() ? "check.merged" : "check.split",
        "order",
        bill.order().id(),
        summary(bill.checks()),
        summary(now.checks()));
    changes.announce(Topic.CHECKS, bill.order().id());
    return new Outcome.Done(now.checks());
  }

  /** Number and total of each check, for the journal. */
  private static Map<String, Long> summary(List<CheckView> checks) {
    Map<String, Long> totals = new LinkedHashMap<>();
    checks.stream()
        .sorted(Comparator.comparingInt(CheckView::part))
        .forEach(check -> totals.put(check.number(), check.totals().total().minor()));
    return totals;
  }
}
