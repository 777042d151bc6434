package brigade.orders;

import java.util.List;
import java.util.UUID;

/** These lines went to the kitchen, held ones among them. Fired within the transaction. */
public record OrderSent(UUID orderId, List<UUID> lineIds) {}
