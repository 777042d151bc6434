package brigade.floorplan;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parties at the door: adding them, and striking those who give up. */
@ApplicationScoped
public class KeepingWaitlist {
  private final Waitlist waitlist;
  private final FloorPlan floorPlan;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;

  KeepingWaitlist(
      Waitlist waitlist, FloorPlan floorPlan, Journal journal, Changes changes, Clock clock) {
    this.waitlist = waitlist;
    this.floorPlan = floorPlan;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  /** Who waits, longest first. */
  @Transactional
  @Requires(Permission.VIEW_FLOOR)
  public List<WaitingParty> waiting() {
    return waitlist.waiting().stream().map(WaitingParty::of).toList();
  }

  /**
   * Adds a party.
   *
   * @param covers 1 to {@link Seating#MOST_COVERS}
   * @param quotedMinutes 0 to 600, null to quote what the room says
   */
  @Transactional
  @Requires(Permission.RESERVE)
  public WaitingParty add(
      String name,
      @Nullable String phone,
      int covers,
      @Nullable Integer quotedMinutes,
      @Nullable String note) {
    int quoted =
        quotedMinutes == null
            ? Quote.minutes(covers, floorPlan.tables(), covers(), clock.instant())
            : quotedMinutes;
    WaitlistEntry entry =
        new WaitlistEntry(Ids.next(), name, phone, covers, quoted, note, clock.instant());
    waitlist.persistAndFlush(entry);
    journal.record(
        "waitlist.joined",
        "waitlist",
        entry.id(),
        null,
        Map.of("name", name, "covers", covers, "quotedMinutes", quoted));
    changes.announce(Topic.FLOOR, entry.id());
    return WaitingParty.of(entry);
  }

  /** Minutes a party of so many would be told now. */
  @Transactional
  @Requires(Permission.VIEW_FLOOR)
  public int quote(int covers) {
    return Quote.minutes(covers, floorPlan.tables(), covers(), clock.instant());
  }

  private List<Integer> covers() {
    return waitlist.waiting().stream().map(WaitlistEntry::covers).toList();
  }

  /**
   * Strikes a party from the list.
   *
   * @return the party, empty if there is none or it does not wait any more
   */
  @Transactional
  @Requires(Permission.RESERVE)
  public Optional<WaitingParty> remove(UUID entryId) {
    Optional<WaitlistEntry> entry = waitlist.lock(entryId);
    if (entry.isEmpty() || !entry.get().remove(clock.instant())) {
      return Optional.empty();
    }
    journal.record(
        "waitlist.removed", "waitlist", entryId, Map.of("name", entry.get().name()), null);
    changes.announce(Topic.FLOOR, entryId);
    return entry.map(WaitingParty::of);
  }
}
