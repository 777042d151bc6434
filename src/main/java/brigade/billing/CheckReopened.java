package brigade.billing;

import java.util.UUID;

/** Fired in the transaction in which a paid check is opened again. */
public record CheckReopened(UUID checkId, UUID orderId) {}
