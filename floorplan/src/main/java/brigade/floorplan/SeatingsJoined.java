package brigade.floorplan;

import java.util.UUID;

/**
 * Two parties became one. Fired within the transaction.
 *
 * @param fromId the party that is no more
 * @param into the one that has its tables and guests now
 */
public record SeatingsJoined(UUID fromId, SeatingSummary into) {}
