package brigade.orders;

import java.util.List;
import java.util.UUID;

/**
 * Lines went to another order. Fired within the transaction.
 *
 * @param lineIds those that went whole, whose ids are as before
 */
public record LinesGiven(UUID fromId, UUID toId, List<UUID> lineIds) {}
