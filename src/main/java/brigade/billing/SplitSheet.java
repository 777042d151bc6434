package brigade.billing;

import brigade.billing.Division.OpenLine;
import brigade.billing.Division.Planned;
import brigade.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as a screen divides it: what is open, what is not, and what each part of a plan would
 * owe. Read once; it asks the database nothing more.
 */
public final class SplitSheet {
  private final Bill bill;
  private final BillingRules.Settings rules;
  private final Map<UUID, BilledOrder.Line> lines = new HashMap<>();

  SplitSheet(Bill bill, BillingRules.Settings rules) {
    this.bill = bill;
    this.rules = rules;
    bill.order().lines().forEach(line -> lines.put(line.id(), line));
  }

  public BilledOrder order() {
    return bill.order();
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
