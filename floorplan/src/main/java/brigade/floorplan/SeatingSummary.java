package brigade.floorplan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A party as others see it.
 *
 * @param tableLabel {@code 12} or {@code 15+16}
 * @param tableIds in the order of the label; the last ones once it is cleared
 * @param covers guests, 1 to 99
 * @param expectedTurnMinutes from sitting down to a cleared table
 * @param version for conditional writes
 */
public record SeatingSummary(
    UUID id,
    String tableLabel,
    List<UUID> tableIds,
    int covers,
    UUID serverId,
    String serverName,
    @Nullable String partyName,
    Stage stage,
    Instant stageSince,
    Instant seatedAt,
    @Nullable Instant clearedAt,
    int expectedTurnMinutes,
    long version) {

  static SeatingSummary of(Seating seating, String label, List<UUID> tableIds) {
    return new SeatingSummary(
        seating.id(),
        label,
        List.copyOf(tableIds),
        seating.covers(),
        seating.serverId(),
        seating.serverName(),
        seating.partyName().orElse(null),
        seating.stage(),
        seating.stageSince(),
        seating.seatedAt(),
        seating.clearedAt().orElse(null),
        seating.expectedTurnMinutes(),
        seating.version());
  }

  /** When the table is expected to be free. */
  public Instant expectedEnd() {
    return seatedAt.plus(Duration.ofMinutes(expectedTurnMinutes));
  }
}
