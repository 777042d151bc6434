package brigade.billing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.staff.Authorities;
import brigade.staff.Authority;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leaving the service charge of an order out and putting it back, exempting it from tax and taking
 * that back. Each needs a permission or an approval, and a reason. Checks that are paid, or being
 * paid, keep what they were asked for.
 */
@ApplicationScoped
public class AdjustingBill {
  /** Longest reason, in characters. */
  public static final int REASON_LIMIT = 200;

  private final Bills bills;
  private final Discounts discounts;
  private final Authorities authorities;
  private final Journal journal;
  private final Changes changes;
  private final CurrentActor currentActor;
  private final Clock clock;

  AdjustingBill(
      Bills bills,
      Discounts discounts,
      Authorities authorities,
      Journal journal,
      Changes changes,
      CurrentActor currentActor,
      Clock clock) {
    this.bills = bills;
    this.discounts = discounts;
    this.authorities = authorities;
    this.journal = journal;
    this.changes = changes;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Done(List<CheckView> checks) implements Outcome {}

    record NoSuchOrder() implements Outcome {}

    /**
     * Somebody changed the order since it was read.
     *
     * @param version of the order now
     */
    record Stale(long version) implements Outcome {}

    /** It is that way already. */
    record AlreadySo() implements Outcome {}

    /** Everything is paid, or being paid. */
    record NothingOpen(SplittingCheck.Taken by) implements Outcome {}

    /** A check would owe less than was paid on it already. */
    record PaidMore(SplittingCheck.Taken by) implements Outcome {}

    record Refused(Authority.Refusal why) implements Outcome {}
  }

  /**
   * By whom and why.
   *
   * @param reason not blank
   * @param pin of a colleague who approves it, or null
   * @param expected the version of the order it is to have, or null for any
   */
  public record Why(String reason, @Nullable String pin, @Nullable Long expected) {}

  /** Leaves the service charge of an order out, whatever the rules say from now on. */
  @Transactional
  @Requires(Permission.SETTLE)
  public Outcome leaveServiceOut(UUID orderId, Why why) {
    return add(
        orderId,
        why,
        Permission.REMOVE_SERVICE_CHARGE,
        "service-charge.removed",
        Map.of("reason", why.reason()),
        Discount.withoutService(orderId, why.reason(), currentActor.get(), clock.instant()));
  }

  /** Charges service by the rules again. */
  @Transactional
  @Requires(Permission.SETTLE)
  public Outcome restoreService(UUID orderId, Why why) {
    return takeBack(
        orderId,
        why,
        Permission.REMOVE_SERVICE_CHARGE,
        "service-charge.restored",
        Discount.Kind.NO_SERVICE);
  }

  /** Exempts an order from tax. */
  @Transactional
  @Requires(Permission.SETTLE)
  public Outcome exempt(UUID orderId, String certificate, Why why) {
    Exemption exemption = new Exemption(certificate, why.reason());
    return add(
        orderId,
        why,
        Permission.EXEMPT_TAX,
        "tax.exempted",
        Map.of("certificate", certificate, "reason", why.reason()),
        Discount.exempting(orderId, exemption, currentActor.get(), clock.instant()));
  }

  /** Takes an exemption back. */
  @Transactional
  @Requires(Permission.SETTLE)
  public Outcome endExemption(UUID orderId, Why why) {
    return takeBack(
        orderId, why, Permission.EXEMPT_TAX, "tax.exemption-ended", Discount.Kind.EXEMPTION);
  }

  private Outcome add(
      UUID orderId,
      Why why,
      Permission permission,
      String action,
      Map<String, String> entry,
      Discount adjustment) {
    Optional<Bill> found = bills.lock(orderId);
    Optional<Outcome> wrong = refused(found, why);
    if (found.isEmpty() || wrong.isPresent()) {
      return wrong.orElseGet(Outcome.NoSuchOrder::new);
    }
    Bill bill = found.get();
    List<Discount> all = new ArrayList<>(discounts.onOrder(orderId));
    if (all.stream().anyMatch(standing -> standing.kind() == adjustment.kind())) {
      return new Outcome.AlreadySo();
    }
    all.add(adjustment);
    Optional<CheckView> owingBack =
        bills.of(bill.order(), all).checks().stream().filter(CheckView::owesBack).findFirst();
    return switch (authorities.over(permission, why.pin())) {
      case Authority.Refusal refusal -> new Outcome.Refused(refusal);
      case Authority.Granted(UUID approver, String name) -> {
        if (owingBack.isPresent()) {
          yield new Outcome.PaidMore(SplittingCheck.Taken.of(owingBack.get()));
        }
        if (approver != null && name != null) {
          adjustment.approvedBy(approver, name);
        }
        discounts.persist(adjustment);
        journal.record(action, "order", orderId, approver, null, entry);
        yield changed(bill);
      }
    };
  }

  private Outcome takeBack(
      UUID orderId, Why why, Permission permission, String action, Discount.Kind kind) {
    Optional<Bill> found = bills.lock(orderId);
    Optional<Outcome> wrong = refused(found, why);
    if (found.isEmpty() || wrong.isPresent()) {
      return wrong.orElseGet(Outcome.NoSuchOrder::new);
    }
    Bill bill = found.get();
    Optional<Discount> standing =
        discounts.onOrder(orderId).stream().filter(one -> one.kind() == kind).findFirst();
    if (standing.isEmpty()) {
      return new Outcome.AlreadySo();
    }
    return switch (authorities.over(permission, why.pin())) {
      case Authority.Refusal refusal -> new Outcome.Refused(refusal);
      case Authority.Granted(UUID approver, String name) -> {
        standing.get().remove(currentActor.get().name(), clock.instant());
        journal.record(
            action,
            "order",
            orderId,
            approver,
            Map.of("reason", standing.get().reason()),
            Map.of("reason", why.reason()));
        yield changed(bill);
      }
    };
  }

  private static Optional<Outcome> refused(Optional<Bill> found, Why why) {
    if (found.isEmpty()) {
      return Optional.of(new Outcome.NoSuchOrder());
    }
    Bill bill = found.get();
    if (why.expected() != null && why.expected() != bill.order().version()) {
      return Optional.of(new Outcome.Stale(bill.order().version()));
    }
    return bill.checks().stream().noneMatch(check -> check.state() == CheckState.OPEN)
        ? Optional.of(new Outcome.NothingOpen(SplittingCheck.Taken.of(bill.checks().getLast())))
        : Optional.empty();
  }

  private Outcome changed(Bill bill) {
    bills.changed(bill.order(), clock.instant());
    discounts.flush();
    changes.announce(Topic.CHECKS, bill.order().id());
    return new Outcome.Done(bills.find(bill.order().id()).orElseThrow().checks());
  }
}
