package brigade.orders;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order was opened. Fired within the transaction. */
public record OrderOpened(UUID orderId, int number, @Nullable UUID seatingId) {}
