package brigade.billing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.staff.Authorities;
import brigade.staff.Authority;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Discounts on lines or on all that is open of an order. Above the venue's limit somebody with the
 * permission has to approve. Checks that are paid, or being paid, keep what they were asked for.
 */
@ApplicationScoped
public class Discounting {
  /** Longest reason, in characters. */
  public static final int REASON_LIMIT = 200;

  private final Bills bills;
  private final Discounts discounts;
  private final RulesOfBilling rules;
  private final DiscountRules discountRules;
  private final Authorities authorities;
  private final Journal journal;
  private final Changes changes;
  private final CurrentActor currentActor;
  private final Clock clock;

  Discounting(
      Bills bills,
      Discounts discounts,
      RulesOfBilling rules,
      DiscountRules discountRules,
      Authorities authorities,
      Journal journal,
      Changes changes,
      CurrentActor currentActor,
      Clock clock) {
    this.bills = bills;
    this.discounts = discounts;
    this.rules = rules;
    this.discountRules = discountRules;
    this.authorities = authorities;
    this.journal = journal;
    this.changes = changes;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * What is to be taken off.
   *
   * @param percent above zero and at most 100 %, or null
   * @param amount above zero, or null
   * @param rule the code of a rule of the house, or null; exactly one of the three is given
   * @param lineIds the lines; empty for all that is open
   * @param reason at most {@link #REASON_LIMIT} characters; empty only where a rule needs none
   * @param pin of a colleague who approves it, or null
   */
  public record Wish(
      @Nullable Rate percent,
      @Nullable Money amount,
      @Nullable String rule,
      Set<UUID> lineIds,
      String reason,
      @Nullable String pin) {}

  /** What came of it. */
  public sealed interface Outcome {
    record Given(UUID discountId, List<CheckView> checks) implements Outcome {}

    record NoSuchOrder() implements Outcome {}

    /**
     * Somebody changed the order since it was read.
     *
     * @param version of the order now
     */
    record Stale(long version) implements Outcome {}

    /** There is no such discount, or it was taken back before. */
    record NoSuchDiscount() implements Outcome {}

    /** Everything is paid, or being paid. */
    record NothingOpen(SplittingCheck.Taken by) implements Outcome {}

    /** A check would owe less than was paid on it already. */
    record PaidMore(SplittingCheck.Taken by) implements Outcome {}

    /** There is no such rule, or it applies by itself. */
    record NoSuchRule(String code) implements Outcome {}

    /** The rule needs a reason. */
    record NeedsReason() implements Outcome {}

    /** The rule takes nothing off what it was given on. */
    record TakesNothing() implements Outcome {}

    /** A line is not owed on this order. */
    record NoSuchLine(UUID lineId) implements Outcome {}

    record Refused(Authority.Refusal why) implements Outcome {}
  }

  /**
   * Gives a discount.
   *
   * @param expected the version of the order it is to have, or null for any
   */
  @Transactional
  @Requires(Permission.DISCOUNT_SMALL)
  public Outcome give(UUID orderId, Wish wish, @Nullable Long expected) {
    Optional<Bill> found = bills.lock(orderId);
    if (found.isEmpty()) {
      return new Outcome.NoSuchOrder();
    }
    Bill bill = found.get();
    if (expected != null && expected != bill.order().version()) {
      return new Outcome.Stale(bill.order().version());
    }
    Optional<Outcome> wrong = check(bill, wish);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    DiscountRule rule = wish.rule() == null ? null : discountRules.rule(wish.rule()).orElse(null);
    if (wish.rule() != null && (rule == null || rule.automatic())) {
      return new Outcome.NoSuchRule(wish.rule());
    }
    if (wish.reason().isEmpty() && (rule == null || rule.needsReason())) {
      return new Outcome.NeedsReason();
    }
    Discount discount =
        Discount.given(
            orderId,
            wish.percent(),
            wish.amount(),
            rule,
            wish.lineIds(),
            bill.fixedChecks(),
            wish.reason().isEmpty() && rule != null ? rule.name() : wish.reason(),
            currentActor.get(),
            clock.instant());
    List<Discount> all = new ArrayList<>(discounts.onOrder(orderId));
    all.add(discount);
    Bill after = bills.of(bill.order(), all);
    Money before = bill.whole().totals().discount();
    Money off = after.whole().totals().discount().minus(before);
    if (rule != null && !off.isPositive()) {
      return new Outcome.TakesNothing();
    }
    Authority authority =
        (rule == null
                ? after.isLarge(wish, rules.settings().discountLimit())
                : rule.needsApproval())
            ? authorities.over(Permission.DISCOUNT_LARGE, wish.pin())
            : new Authority.Granted(null, null);
    if (authority instanceof Authority.Refusal refusal) {
      return new Outcome.Refused(refusal);
    }
    Optional<CheckView> owingBack = after.checks().stream().filter(CheckView::owesBack).findFirst();
    if (owingBack.isPresent()) {
      return new Outcome.PaidMore(SplittingCheck.Taken.of(owingBack.get()));
    }
    UUID approver = null;
    if (authority instanceof Authority.Granted(UUID id, String name)
        && id != null
        && name != null) {
      approver = id;
      discount.approvedBy(id, name);
    }
    discounts.persist(discount);
    bills.changed(bill.order(), clock.instant());
    journal.record("discount.given", "order", orderId, approver, null, record(discount, wish, off));
    changes.announce(Topic.CHECKS, orderId);
    return new Outcome.Given(discount.id(), after.checks());
  }

  /** Takes a discount back. */
  @Transactional
  @Requires(Permission.DISCOUNT_SMALL)
  public Outcome remove(UUID discountId) {
    Optional<UUID> on = discounts.orderOf(discountId);
    if (on.isEmpty()) {
      return new Outcome.NoSuchDiscount();
    }
    UUID orderId = on.get();
    Bill bill = bills.lock(orderId).orElseThrow();
    // Read with the order held: of two who take it back at once the second finds it gone.
    Optional<Discount> standing =
        bill.written().discounts().stream()
            .filter(one -> one.id().equals(discountId) && one.kind() == Discount.Kind.DISCOUNT)
            .findFirst();
    if (standing.isEmpty()) {
      return new Outcome.NoSuchDiscount();
    }
    if (bill.checks().stream().noneMatch(check -> check.state() == CheckState.OPEN)) {
      return new Outcome.NothingOpen(SplittingCheck.Taken.of(bill.checks().getLast()));
    }
    standing.get().remove(currentActor.get().name(), clock.instant());
    bills.changed(bill.order(), clock.instant());
    discounts.flush();
    journal.record("discount.removed", "order", orderId, Map.of("discountId", discountId), null);
    changes.announce(Topic.CHECKS, orderId);
    return new Outcome.Given(discountId, bills.find(orderId).orElseThrow().checks());
  }

  private static Optional<Outcome> check(Bill bill, Wish wish) {
    if (bill.checks().stream().noneMatch(check -> check.state() == CheckState.OPEN)) {
      return Optional.of(new Outcome.NothingOpen(SplittingCheck.Taken.of(bill.checks().getLast())));
    }
    Set<UUID> owed = new HashSet<>();
    bill.order().lines().forEach(line -> owed.add(line.id()));
    return wish.lineIds().stream()
        .filter(line -> !owed.contains(line))
        .findFirst()
        .map(Outcome.NoSuchLine::new);
  }

  private static Map<String, Object> record(Discount discount, Wish wish, Money off) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("discountId", discount.id());
    if (wish.percent() != null) {
      entry.put("ppm", wish.percent().ppm());
    }
    if (wish.amount() != null) {
      entry.put("amount", wish.amount().minor());
    }
    discount.rule().ifPresent(rule -> entry.put("rule", rule.code()));
    entry.put("off", off.minor());
    entry.put("lineIds", wish.lineIds());
    entry.put("reason", wish.reason());
    return entry;
  }
}
