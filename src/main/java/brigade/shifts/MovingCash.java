package brigade.shifts;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.money.Money;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Cash that moves for another reason than a sale, and the drawer that opens for none. */
@ApplicationScoped
public class MovingCash {
  /** The longest reason, in characters. */
  public static final int REASON_LIMIT = 200;

  private static final Set<DrawerEntry.Kind> BY_HAND =
      EnumSet.of(
          DrawerEntry.Kind.PAY_IN,
          DrawerEntry.Kind.PAY_OUT,
          DrawerEntry.Kind.DROP,
          DrawerEntry.Kind.NO_SALE);

  private final Shifts shifts;
  private final CashLedger ledger;
  private final CurrentActor currentActor;
  private final Journal journal;
  private final Changes changes;

  MovingCash(
      Shifts shifts,
      CashLedger ledger,
      CurrentActor currentActor,
      Journal journal,
      Changes changes) {
    this.shifts = shifts;
    this.ledger = ledger;
    this.currentActor = currentActor;
    this.journal = journal;
    this.changes = changes;
  }

  /**
   * Enters a pay-in, pay-out, drop or no-sale.
   *
   * @param amount without sign; zero for a no-sale and only for it
   * @param reason never blank; it is what the manager reads
   */
  @Transactional
  @Requires(Permission.WORK_DRAWER)
  public Outcome move(UUID shiftId, DrawerEntry.Kind kind, Money amount, String reason) {
    if (!BY_HAND.contains(kind)
        || reason.isBlank()
        || amount.isNegative()
        || amount.isZero() != (kind == DrawerEntry.Kind.NO_SALE)) {
      throw new IllegalArgumentException(kind + " of " + amount + " for " + reason);
    }
    Actor actor = currentActor.get();
    Optional<Shift> found = shifts.findByIdOptional(shiftId);
    if (found.isEmpty()) {
      return new Outcome.NoSuchShift();
    }
    Shift shift = found.get();
    if (!shift.staffId().equals(actor.staffId()) && !actor.may(Permission.CLOSE_DAY)) {
      return new Outcome.SomebodyElses(shift);
    }
    if (!shift.isOpen() || !ledger.enter(shiftId, actor, kind, amount, reason, null)) {
      return new Outcome.Closed(shift);
    }
    journal.record(
        "drawer." + pastParticiple(kind),
        "shift",
        shiftId,
        null,
        Map.of("amount", amount.minor(), "reason", reason));
    changes.announce(Topic.SHIFTS, shiftId);
    return new Outcome.Entered(shift);
  }

  private static String pastParticiple(DrawerEntry.Kind kind) {
    return switch (kind) {
      case PAY_IN -> "paid-in";
      case PAY_OUT -> "paid-out";
      case DROP -> "dropped";
      case NO_SALE -> "opened";
      case FLOAT, CASH_IN, CHANGE_OUT, REFUND -> throw new IllegalArgumentException(kind.name());
    };
  }

  /** What came of moving cash. */
  public sealed interface Outcome {
    record Entered(Shift shift) implements Outcome {}

    record Closed(Shift shift) implements Outcome {}

    record SomebodyElses(Shift shift) implements Outcome {}

    record NoSuchShift() implements Outcome {}
  }
}
