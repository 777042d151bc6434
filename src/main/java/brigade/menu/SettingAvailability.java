package brigade.menu;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.menu.MenuSnapshot.Stock;
import brigade.rest.Problem.FieldError;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Setting an item or a modifier to 86, back on, or to a count of portions left. */
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
   * What is to hold, and until when: until the trading date is over, unless one of the last three
   * says otherwise.
   *
   * @param available false for 86; true lifts it and stops counting; null leaves it to the count
   * @param remaining portions left, 0 to 9,999, which also lifts an 86; null counts nothing
   * @param byHand whether it holds until it is changed again
   * @param until a time in the future at which it is over; null when it is not over at a time
   * @param resetTo how many there are again once it is over and then every day, 0 to 9,999; null
   *     when nobody counts then
   */
  public record Wish(
      @Nullable Boolean available,
      @Nullable Integer remaining,
      boolean byHand,
      @Nullable Instant until,
      @Nullable Integer resetTo) {}

  /** Sets what can be had of an item, without anything to begin again with. */
  @Transactional
  @Requires(Permission.SET_AVAILABILITY)
  public Outcome set(
      UUID itemId, @Nullable Boolean available, @Nullable Integer remaining, boolean byHand) {
    return set(itemId, new Wish(available, remaining, byHand, null, null));
  }

  /**
   * Sets what can be had of an item or a modifier.
   *
   * @param id of either
   */
  @Transactional
  @Requires(Permission.SET_AVAILABILITY)
  public Outcome set(UUID id, Wish wish) {
    if (wish.available() == null && wish.remaining() == null) {
      return invalid("available", "or remaining has to be given");
    }
    if (wish.byHand() && (wish.until() != null || wish.resetTo() != null)) {
      return invalid("until", "is by hand, so there is no time it is over and nothing after it");
    }
    if (wish.until() != null && !wish.until().isAfter(clock.instant())) {
      return invalid("until", "is in the future");
    }
    store.lock();
    MenuSnapshot menu = menus.fresh();
    Optional<Stock> found = menu.stock(id);
    if (found.isEmpty()) {
      return new Outcome.NoSuchItem(id);
    }
    boolean sold = wish.available() == null || wish.available();
    Availability after =
        sold && wish.remaining() == null && wish.resetTo() == null
            ? Availability.FREELY
            : new Availability(
                sold,
                wish.remaining() == null && sold ? wish.resetTo() : wish.remaining(),
                wish.byHand() || wish.until() != null ? null : portions.today(),
                wish.until(),
                wish.resetTo(),
                currentActor.get().name(),
                clock.instant());
    List<FieldError> faults = MenuRules.availability("", after);
    if (!faults.isEmpty()) {
      return new Outcome.Invalid(faults.getFirst());
    }
    store.grow();
    store.setAvailability(id, after);
    journal.record("menu.availability-set", "menu-item", id, found.get().availability(), after);
    changes.announce(Topic.MENU, id);
    return menu.item(id)
        .<Outcome>map(item -> new Outcome.Set(item.with(after)))
        .orElseGet(() -> new Outcome.ModifierSet(menu.modifier(id).orElseThrow().with(after)));
  }

  private static Outcome invalid(String field, String message) {
    return new Outcome.Invalid(new FieldError(field, message));
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Set(MenuItem item) implements Outcome {}

    record ModifierSet(Modifier modifier) implements Outcome {}

    record NoSuchItem(UUID id) implements Outcome {}

    record Invalid(FieldError fault) implements Outcome {}
  }
}
