package brigade.floorplan;

import java.util.UUID;

/**
 * A party was counted anew. Fired within the transaction.
 *
 * @param covers 1 to {@link Seating#MOST_COVERS}
 */
public record SeatingRecounted(UUID seatingId, int covers) {}
