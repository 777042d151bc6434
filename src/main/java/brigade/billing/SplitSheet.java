package brigade.billing;

import brigade.billing.Division.OpenLine;
import brigade.billing.Division.Planned;
import brigade.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as a screen divides it: what is open, what is not, and what each part of a plan would
 * owe. Read once; it asks the database nothing more.
 */
public final class SplitSheet {
  private final Bill bill;
  private final BillingRules.Settings rules;
  private final Map<UUID, BilledOrder.Line> lines = new HashMap<>();

  private final LastSplit.@Nullable Done divided;

  SplitSheet(Bill bill, BillingRules.Settings rules, LastSplit.@Nullable Done divided) {
    this.bill = bill;
    this.rules = rules;
    this.divided = divided;
    bill.order().lines().forEach(line -> lines.put(line.id(), line));
  }

  public BilledOrder order() {
    return bill.order();
  }

  /**
   * What changed about the checks since they were divided.
   *
   * @param at when they were
   * @param parts those that owe something else now
   * @param discounts the names of what was given since; empty when the order itself changed
   */
  public record Drift(Instant at, List<Moved> parts, List<String> discounts) {}

  /** A check that owed one sum and owes another. */
  public record Moved(int number, Money was, Money is) {}

  /** Empty while the checks owe what they did when they were divided, or were not divided. */
  public Optional<Drift> drift() {
    LastSplit.Done then = divided;
    if (then == null || bill.checks().size() < 2) {
      return Optional.empty();
    }
    List<Moved> moved = new ArrayList<>();
    for (CheckView check : bill.checks()) {
      Money was = then.totals().get(check.number());
      Money is = check.totals().rounded(Money.ZERO).total();
      if (was != null && !was.equals(is)) {
        moved.add(new Moved(check.part(), was, is));
      }
    }
    return moved.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Drift(
                then.at(),
                List.copyOf(moved),
                bill.written().discounts().stream()
                    .filter(discount -> discount.givenAt().isAfter(then.at()))
                    .map(Discount::called)
                    .toList()));
  }

  /** A line of the order. */
  public Optional<BilledOrder.Line> line(UUID lineId) {
    return Optional.ofNullable(lines.get(lineId));
  }

  /** Checks that a split leaves alone: paid, being paid, or paid in part. */
  public List<CheckView> locked() {
    return bill.checks().stream().filter(check -> !check.divisible()).toList();
  }

  /** Checks that a split divides anew. */
  public List<CheckView> divisible() {
    return bill.divisible();
  }

  /** The divisible checks as a plan. */
  public List<Planned> asPlanned() {
    return divisible().stream()
        .map(check -> new Planned(check.seats(), bill.sharesOf(check.id())))
        .toList();
  }

  /** What the divisible checks hold together. */
  public List<OpenLine> open() {
    return bill.open();
  }

  /** What the divisible checks owe together. */
  public Money owed() {
    return bill.openTotal();
  }

  /** What is written about all checks, to save a plan against. */
  public Map<UUID, Long> seen() {
    Map<UUID, Long> versions = new HashMap<>();
    bill.checks().forEach(check -> versions.put(check.id(), check.divided()));
    return versions;
  }

  /** The numbers the parts of a plan get. */
  public List<Integer> numbers(int parts) {
    return bill.numbers(parts);
  }

  /** The id of the check with that number. */
  public UUID checkId(int number) {
    return CheckIds.of(order().id(), number);
  }

  /** What each part would carry and owe; together the parts hold all that is open. */
  public List<Figures> figures(List<Planned> parts) {
    return bill.preview(parts);
  }

  /** The tip named beside what a part owes: the second suggestion, or the only one. */
  public Optional<BillingRules.Tip> tip(Totals totals) {
    List<BillingRules.Tip> tips = rules.tipsFor(totals);
    return tips.isEmpty() ? Optional.empty() : Optional.of(tips.get(Math.min(1, tips.size() - 1)));
  }
}
