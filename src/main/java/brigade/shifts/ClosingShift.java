package brigade.shifts;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.money.Money;
import brigade.staff.Actor;
import brigade.staff.Authorities;
import brigade.staff.Authority;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counting a drawer blind and closing its shift. What should be there is told only after the count
 * is in; a recount is a further count, and the last one counts.
 */
@ApplicationScoped
public class ClosingShift {
  private final Shifts shifts;
  private final Instance<OpenWork> openWork;
  private final Authorities authorities;
  private final EntityManager entities;
  private final CurrentActor currentActor;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;
  private final ObjectMapper json;

  ClosingShift(
      Shifts shifts,
      Instance<OpenWork> openWork,
      Authorities authorities,
      EntityManager entities,
      CurrentActor currentActor,
      Journal journal,
      Changes changes,
      Clock clock,
      ObjectMapper json) {
    this.shifts = shifts;
    this.openWork = openWork;
    this.authorities = authorities;
    this.entities = entities;
    this.currentActor = currentActor;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
    this.json = json;
  }

  /** Takes a count; the shift stays open. */
  @Transactional
  @Requires(Permission.WORK_DRAWER)
  public Outcome count(UUID shiftId, Counted counted) {
    return withShift(shiftId, shift -> new Outcome.Counts(shift, take(shift, counted)));
  }

  /** Takes a count and closes the shift on it. */
  @Transactional
  @Requires(Permission.WORK_DRAWER)
  public Outcome close(UUID shiftId, Counted counted) {
    return close(shiftId, counted, null);
  }

  /**
   * Takes a count and closes the shift on it. Whoever has open checks goes only with the approval
   * of somebody who may close the day (behaviour O8).
   *
   * @param approvalPin that person's PIN, or null
   */
  @Transactional
  @Requires(Permission.WORK_DRAWER)
  public Outcome close(UUID shiftId, Counted counted, @Nullable String approvalPin) {
    return withShift(
        shiftId,
        shift -> leave(shift, approvalPin, left -> close(shift, take(shift, counted), left)));
  }

  /**
   * What is left behind.
   *
   * @param checks open ones, by number
   * @param approverId who let it be; null where the person who closes may, or there is nothing
   */
  private record Left(List<String> checks, @Nullable UUID approverId) {}

  private Outcome leave(
      Shift shift, @Nullable String approvalPin, java.util.function.Function<Left, Outcome> close) {
    return leave(shift, () -> authorities.over(Permission.CLOSE_DAY, approvalPin), close);
  }

  private Outcome leave(
      Shift shift,
      java.util.function.Supplier<Authority> authority,
      java.util.function.Function<Left, Outcome> close) {
    List<String> open =
        openWork.isResolvable() ? openWork.get().openOf(shift.staffId()) : List.of();
    if (open.isEmpty()) {
      return close.apply(new Left(List.of(), null));
    }
    return switch (authority.get()) {
      case Authority.Granted(UUID approverId, String name) ->
          close.apply(new Left(open, approverId));
      case Authority.NeedsApproval needs -> new Outcome.OpenChecks(shift, open);
      case Authority.Lacking lacking -> new Outcome.NotApproved(lacking);
      case Authority.WrongPin wrong -> new Outcome.NotApproved(wrong);
      case Authority.Throttled throttled -> new Outcome.NotApproved(throttled);
    };
  }

  /**
   * Closes the shift on its last count, if nothing moved since. Over open checks it is closed by a
   * PIN alone: this is done at a screen, where somebody else may stand by now.
   *
   * @param approvalPin the PIN of somebody who may close the day, or null
   */
  @Transactional
  @Requires(Permission.WORK_DRAWER)
  public Outcome closeOnLastCount(UUID shiftId, @Nullable String approvalPin) {
    return withShift(
        shiftId,
        shift -> {
          List<DrawerCount> counts = shifts.counts(shiftId);
          if (counts.isEmpty()) {
            return new Outcome.NotCounted(shift);
          }
          DrawerCount last = counts.getLast();
          return last.expected().equals(shifts.expected(shiftId))
              ? leave(
                  shift,
                  () -> authorities.shown(Permission.CLOSE_DAY, approvalPin),
                  left -> close(shift, last, left))
              : new Outcome.MovedSince(shift, last);
        });
  }

  private Outcome withShift(UUID shiftId, java.util.function.Function<Shift, Outcome> work) {
    Actor actor = currentActor.get();
    Optional<Shift> found = shifts.lock(shiftId);
    if (found.isEmpty()) {
      return new Outcome.NoSuchShift();
    }
    Shift shift = found.get();
    if (!shift.staffId().equals(actor.staffId()) && !actor.may(Permission.CLOSE_DAY)) {
      return new Outcome.SomebodyElses(shift);
    }
    return shift.isOpen() ? work.apply(shift) : new Outcome.ClosedAlready(shift);
  }

  private DrawerCount take(Shift shift, Counted counted) {
    Actor actor = currentActor.get();
    int number = shifts.counts(shift.id()).size() + 1;
    DrawerCount count =
        new DrawerCount(
            shift.id(),
            number,
            clock.instant(),
            actor.name(),
            counted.total(),
            shifts.expected(shift.id()));
    entities
        .createNativeQuery(
            "insert into drawer_count(id, shift_id, number, at, staff_id, staff_name, counted,"
                + " expected, denominations, note) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
                + " cast(cast(?9 as text) as jsonb), cast(?10 as text))")
        .setParameter(1, Ids.next())
        .setParameter(2, shift.id())
        .setParameter(3, number)
        .setParameter(4, count.at())
        .setParameter(5, actor.staffId())
        .setParameter(6, actor.name())
        .setParameter(7, count.counted().minor())
        .setParameter(8, count.expected().minor())
        .setParameter(9, counted.pieces().isEmpty() ? null : toJson(counted.pieces()))
        .setParameter(10, counted.note())
        .executeUpdate();
    journal.record(
        "shift.counted",
        "shift",
        shift.id(),
        null,
        Map.of(
            "number", number,
            "counted", count.counted().minor(),
            "expected", count.expected().minor()));
    changes.announce(Topic.SHIFTS, shift.id());
    return count;
  }

  private Outcome close(Shift shift, DrawerCount count, Left left) {
    Actor actor = currentActor.get();
    shift.close(count, actor.staffId(), actor.name(), clock.instant());
    journal.record(
        "shift.closed",
        "shift",
        shift.id(),
        left.approverId(),
        null,
        Map.of(
            "counted", count.counted().minor(),
            "expected", count.expected().minor(),
            "overShort", count.overShort().minor(),
            "openChecks", left.checks()));
    changes.announce(Topic.SHIFTS, shift.id());
    return new Outcome.ShiftClosed(shift, count);
  }

  private String toJson(Map<Long, Integer> pieces) {
    try {
      return json.writeValueAsString(pieces);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What somebody counted.
   *
   * @param total in all, zero or more
   * @param pieces how many of each note and coin, by its value in minor units; may be empty
   * @param note may be null
   */
  public record Counted(Money total, Map<Long, Integer> pieces, @Nullable String note) {
    public Counted {
      pieces = Map.copyOf(pieces);
    }

    /** A total without its notes and coins. */
    public static Counted inAll(Money total) {
      return new Counted(total, Map.of(), null);
    }

    /** The sum of the notes and coins; overflow is an {@link ArithmeticException}. */
    public static Counted ofPieces(Map<Long, Integer> pieces, @Nullable String note) {
      Money total =
          pieces.entrySet().stream()
              .map(piece -> Money.of(piece.getKey()).times(piece.getValue()))
              .reduce(Money.ZERO, Money::plus);
      return new Counted(total, pieces, note);
    }
  }

  /** What came of counting or closing. */
  public sealed interface Outcome {
    record Counts(Shift shift, DrawerCount count) implements Outcome {}

    record ShiftClosed(Shift shift, DrawerCount count) implements Outcome {}

    record NotCounted(Shift shift) implements Outcome {}

    /** Cash moved after the last count, so it no longer says anything. */
    record MovedSince(Shift shift, DrawerCount count) implements Outcome {}

    record ClosedAlready(Shift shift) implements Outcome {}

    record SomebodyElses(Shift shift) implements Outcome {}

    /** They have open checks, and nobody who may has let them go. */
    record OpenChecks(Shift shift, List<String> checks) implements Outcome {}

    /**
     * The PIN shown for going with open checks does not do.
     *
     * @param why never granted
     */
    record NotApproved(Authority why) implements Outcome {}

    record NoSuchShift() implements Outcome {}
  }
}
