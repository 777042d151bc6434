package brigade.kitchen.printing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A printer went out of service or came back. Fired within the transaction that notes it.
 *
 * @param reason why it is out of service; null when it is back
 * @param standIn the name of the printer that takes its paper; null when nobody does
 * @param diverted how many waiting papers went there
 */
public record PrinterConditionChanged(
    UUID printerId,
    String printer,
    Condition condition,
    @Nullable Reason reason,
    @Nullable String standIn,
    int diverted) {}
