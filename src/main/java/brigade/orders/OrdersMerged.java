package brigade.orders;

import java.util.List;
import java.util.UUID;

/**
 * An order went into another one with all it had. Fired within the transaction.
 *
 * @param lineIds the lines it had
 */
public record OrdersMerged(UUID fromId, UUID intoId, List<UUID> lineIds) {}
