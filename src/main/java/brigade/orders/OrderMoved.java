package brigade.orders;

import java.util.UUID;

/**
 * An order sits at another table or has another server. Fired within the transaction.
 *
 * @param label where it is now, as {@link Order#label()}
 */
public record OrderMoved(UUID orderId, String label, UUID serverId) {}
