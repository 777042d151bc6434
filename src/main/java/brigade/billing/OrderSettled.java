package brigade.billing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction in which the last check of an order is paid and nothing is left to send.
 *
 * @param seatingId null where nobody sits
 */
public record OrderSettled(UUID orderId, @Nullable UUID seatingId) {}
