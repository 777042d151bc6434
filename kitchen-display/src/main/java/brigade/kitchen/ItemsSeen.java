package brigade.kitchen;

import java.util.List;
import java.util.UUID;

/** A screen of the kitchen showed these lines of an order for the first time. */
public record ItemsSeen(UUID orderId, List<UUID> orderLineIds) {}
