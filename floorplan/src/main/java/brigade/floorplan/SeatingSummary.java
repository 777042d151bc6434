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
 * @param note what they said when they booked or at the door, such as an allergy; null for nothing
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
    @Nullable String note,
    Stage stage,
    Instant stageSince,
    Instant seatedAt,
    @Nullable Instant clearedAt,
    int expectedTurnMinutes,
    long version) {

  static SeatingSummary of(
      Seating seating, @Nullable String note, String label, List<UUID> tableIds) {
    return new SeatingSummary(
        seating.id(),
        label,
        List.copyOf(tableIds),
        seating.covers(),
        seating.serverId(),
        seating.serverName(),
        seating.partyName().orElse(null),
        note,
        seating.stage(),
        seating.stageSince(),
        seating.seatedAt(),
        seating.clearedAt().orElse(null),
        seating.expectedTurnMinutes(),
        seating.version());
  }

  /** The same party with what it said before it sat down. */
  SeatingSummary noted(@Nullable String said) {
    return new SeatingSummary(
        id,
        tableLabel,
        tableIds,
        covers,
        serverId,
        serverName,
        partyName,
        said,
        stage,
        stageSince,
        seatedAt,
        clearedAt,
        expectedTurnMinutes,
        version);
  }

  /** When the table is expected to be free. */
  public Instant expectedEnd() {
    return seatedAt.plus(Duration.ofMinutes(expectedTurnMinutes));
  }
}
