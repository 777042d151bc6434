package brigade.orders;

import java.util.List;
import java.util.UUID;

/** These lines were taken back after they were sent. Fired within the transaction. */
public record LinesVoided(UUID orderId, List<UUID> lineIds) {}
