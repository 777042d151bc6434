package brigade.floorplan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A party at the door as others see it.
 *
 * @param covers guests, 1 to 99
 * @param quotedMinutes what they were told
 */
public record WaitingParty(
    UUID id,
    String name,
    @Nullable String phone,
    int covers,
    int quotedMinutes,
    @Nullable String note,
    Instant joinedAt,
    WaitlistEntry.State state,
    @Nullable UUID seatingId) {

  static WaitingParty of(WaitlistEntry entry) {
    return new WaitingParty(
        entry.id(),
        entry.name(),
        entry.phone().orElse(null),
        entry.covers(),
        entry.quotedMinutes(),
        entry.note().orElse(null),
        entry.joinedAt(),
        entry.state(),
        entry.seatingId().orElse(null));
  }
}
