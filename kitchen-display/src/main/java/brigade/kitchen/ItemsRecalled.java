package brigade.kitchen;

import java.util.List;
import java.util.UUID;

/** These lines of an order are cooked again. Fired within the transaction of the recall. */
public record ItemsRecalled(UUID orderId, List<UUID> orderLineIds) {}
