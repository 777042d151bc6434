package brigade.shifts;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.money.Money;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.BusinessDays;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opening a shift with its float, at a drawer or as a bank of one's own. */
@ApplicationScoped
public class OpeningShift {
  /**
   * The largest amount one entry or count may have, in minor units: a slip of the finger ends here.
   */
  public static final long AMOUNT_LIMIT = 100_000_000;

  private final Drawers drawers;
  private final Shifts shifts;
  private final CashLedger ledger;
  private final BusinessDays businessDays;
  private final CurrentActor currentActor;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;

  OpeningShift(
      Drawers drawers,
      Shifts shifts,
      CashLedger ledger,
      BusinessDays businessDays,
      CurrentActor currentActor,
      Journal journal,
      Changes changes,
      Clock clock) {
    this.drawers = drawers;
    this.shifts = shifts;
    this.ledger = ledger;
    this.businessDays = businessDays;
    this.currentActor = currentActor;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Opens a shift of the current actor. A bank that a cash payment opened for them is taken over:
   * the float joins what is in it.
   *
   * @param drawerId the drawer, or null for a bank of one's own
   * @param cash the float, zero or more
   */
  @Transactional
  @Requires(Permission.WORK_DRAWER)
  public Outcome open(@Nullable UUID drawerId, Money cash) {
    Actor actor = currentActor.get();
    Drawer drawer = null;
    if (drawerId != null) {
      Optional<Drawer> found = drawers.findByIdOptional(drawerId).filter(d -> !d.isRetired());
      if (found.isEmpty()) {
        return new Outcome.NoSuchDrawer();
      }
      drawer = found.get();
    }
    Optional<Shift> there =
        drawerId == null ? shifts.openBankOf(actor.staffId()) : shifts.openAt(drawerId);
    if (there.isPresent()) {
      Shift open = there.get();
      if (!open.isImplicit()) {
        return new Outcome.OpenAlready(open);
      }
      open.adopt();
      return begun(open, actor, cash);
    }
    Shift shift =
        new Shift(
            Ids.next(),
            drawer,
            actor.staffId(),
            actor.name(),
            businessDays.current().date(),
            clock.instant());
    shifts.persist(shift);
    return begun(shift, actor, cash);
  }

  private Outcome begun(Shift shift, Actor actor, Money cash) {
    shifts.flush();
    ledger.enter(shift.id(), actor, DrawerEntry.Kind.FLOAT, cash, null, null);
    journal.record(
        "shift.opened",
        "shift",
        shift.id(),
        null,
        Map.of("drawer", shift.drawerName().orElse(""), "float", cash.minor(), "implicit", false));
    changes.announce(Topic.SHIFTS, shift.id());
    return new Outcome.Opened(shift);
  }

  /** What came of opening a shift. */
  public sealed interface Outcome {
    record Opened(Shift shift) implements Outcome {}

    /** Somebody works the drawer, or the person has a bank. */
    record OpenAlready(Shift shift) implements Outcome {}

    record NoSuchDrawer() implements Outcome {}
  }
}
