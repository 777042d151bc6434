package brigade.floorplan;

import java.util.List;
import java.util.UUID;

/**
 * A party sits elsewhere now, or at more or fewer tables.
 *
 * @param newLabel {@code 12} or {@code 15+16}
 */
public record SeatingMoved(UUID seatingId, String newLabel, List<UUID> tableIds) {}
