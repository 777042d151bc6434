package brigade.floorplan;

import java.util.UUID;

/** A party's tables were cleared. */
public record SeatingCleared(UUID seatingId) {}
