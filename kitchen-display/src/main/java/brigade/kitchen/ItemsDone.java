package brigade.kitchen;

import java.util.List;
import java.util.UUID;

/**
 * The last stations at work on these lines of an order finished them. Fired within the transaction
 * of the bump.
 */
public record ItemsDone(UUID orderId, List<UUID> orderLineIds) {}
