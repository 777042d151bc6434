package brigade.billing;

import java.util.UUID;

/** Fired in the transaction in which a check is paid in full. */
public record CheckClosed(UUID checkId, UUID orderId) {}
