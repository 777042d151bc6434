package brigade.orders;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order was closed. Fired within the transaction. */
public record OrderClosed(UUID orderId, @Nullable UUID seatingId) {}
