package brigade.orders;

import java.util.List;
import java.util.UUID;

/** These lines are on the house. Fired within the transaction. */
public record LinesComped(UUID orderId, List<UUID> lineIds) {}
