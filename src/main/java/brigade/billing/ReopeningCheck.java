package brigade.billing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.staff.Authorities;
import brigade.staff.Authority;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.BusinessDay;
import brigade.venue.BusinessDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opening a paid check again: what was paid stays paid on it, and lines may be added, taken back or
 * discounted. A check of a closed day stays as it is; its corrections are counter-entries.
 */
@ApplicationScoped
public class ReopeningCheck {
  private final Bills bills;
  private final Checks checks;
  private final Authorities authorities;
  private final BusinessDays businessDays;
  private final Journal journal;
  private final Changes changes;

  ReopeningCheck(
      Bills bills,
      Checks checks,
      Authorities authorities,
      BusinessDays businessDays,
      Journal journal,
      Changes changes) {
    this.bills = bills;
    this.checks = checks;
    this.authorities = authorities;
    this.businessDays = businessDays;
    this.journal = journal;
    this.changes = changes;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Reopened(CheckView check) implements Outcome {}

    record NoSuchCheck() implements Outcome {}

    /**
     * It changed since whoever asks saw it.
     *
     * @param version the check's now
     */
    record Stale(long version) implements Outcome {}

    /** It is not paid. */
    record NotPaid(CheckState state) implements Outcome {}

    record DayClosed(LocalDate day) implements Outcome {}

    record Refused(Authority.Refusal why) implements Outcome {}
  }

  /**
   * Opens it.
   *
   * @param reason not blank
   * @param pin of a colleague who approves it, or null
   * @param expected the version the check is to have, or null for any
   */
  @Transactional
  @Requires(Permission.SETTLE)
  public Outcome reopen(
      UUID checkId, String reason, @Nullable String pin, @Nullable Long expected) {
    Optional<Bill> found = bills.orderOf(checkId).flatMap(bills::lock);
    Optional<CheckView> view = found.flatMap(bill -> bill.check(checkId));
    if (found.isEmpty() || view.isEmpty()) {
      return new Outcome.NoSuchCheck();
    }
    if (expected != null && expected != view.get().version()) {
      return new Outcome.Stale(view.get().version());
    }
    Bill bill = found.get();
    Optional<Check> check = bill.written(checkId);
    if (check.isEmpty() || view.get().state() != CheckState.PAID) {
      return new Outcome.NotPaid(view.get().state());
    }
    LocalDate day = check.get().businessDate().orElseThrow();
    if (!businessDays.on(day).map(BusinessDay::isOpen).orElse(false)) {
      return new Outcome.DayClosed(day);
    }
    return switch (authorities.over(Permission.REOPEN_CHECK, pin)) {
      case Authority.Refusal refusal -> new Outcome.Refused(refusal);
      case Authority.Granted(UUID approverId, String name) -> {
        CheckView now = checks.open(bill, view.get());
        journal.record(
            "check.reopened",
            "check",
            checkId,
            approverId,
            Map.of("state", CheckState.PAID, "paid", now.paid().amount().minor()),
            Map.of("number", now.number(), "reason", reason));
        changes.announce(Topic.CHECKS, bill.order().id());
        yield new Outcome.Reopened(now);
      }
    };
  }
}
