package brigade.orders;

import java.util.List;
import java.util.UUID;

/** These lines were on the house and are charged again. Fired within the transaction. */
public record LinesCharged(UUID orderId, List<UUID> lineIds) {}
