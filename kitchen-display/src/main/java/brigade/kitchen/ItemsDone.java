package brigade.kitchen;

import java.util.List;
import java.util.UUID;

/** Stations finished these lines of an order. Fired within the transaction of the bump. */
public record ItemsDone(UUID orderId, List<UUID> orderLineIds) {}
