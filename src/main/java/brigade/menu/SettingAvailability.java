package brigade.menu;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.rest.Problem.FieldError;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Setting an item to 86, back on, or to a count of portions left. */
@ApplicationScoped
public class SettingAvailability {
  private final Menus menus;
  private final MenuStore store;
  private final Portions portions;
  private final Journal journal;
  private final Changes changes;
  private final CurrentActor currentActor;
  private final Clock clock;

  SettingAvailability(
      Menus menus,
      MenuStore store,
      Portions portions,
      Journal journal,
      Changes changes,
      CurrentActor currentActor,
      Clock clock) {
    this.menus = menus;
    this.store = store;
    this.portions = portions;
    this.journal = journal;
    this.changes = changes;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * Sets what can be had.
   *
   * @param available false for 86; true lifts it and stops counting; null leaves it to the count
   * @param remaining portions left, 0 to 9,999, which also lifts an 86; null counts nothing
   * @param byHand whether this holds until changed again rather than until the trading date is over
   */
  @Transactional
  @Requires(Permission.SET_AVAILABILITY)
  public Outcome set(
      UUID itemId, @Nullable Boolean available, @Nullable Integer remaining, boolean byHand) {
    if (available == null && remaining == null) {
      return new Outcome.Invalid(new FieldError("available", "or remaining has to be given"));
    }
    if (remaining != null && (remaining < 0 || remaining > MenuRules.COUNT_LIMIT)) {
      return new Outcome.Invalid(new FieldError("remaining", "is 0 to " + MenuRules.COUNT_LIMIT));
    }
    Optional<MenuItem> found = menus.fresh().item(itemId);
    if (found.isEmpty()) {
      return new Outcome.NoSuchItem(itemId);
    }
    boolean sold = available == null || available;
    Availability after =
        sold && remaining == null
            ? Availability.FREELY
            : new Availability(
                sold,
                remaining,
                byHand ? null : portions.today(),
                currentActor.get().name(),
                clock.instant());
    store.grow();
    store.setAvailability(itemId, after);
    journal.record("menu.availability-set", "menu-item", itemId, found.get().availability(), after);
    changes.announce(Topic.MENU, itemId);
    return new Outcome.Set(found.get().with(after));
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Set(MenuItem item) implements Outcome {}

    record NoSuchItem(UUID id) implements Outcome {}

    record Invalid(FieldError fault) implements Outcome {}
  }
}
