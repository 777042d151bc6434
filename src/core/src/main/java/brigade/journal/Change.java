package brigade.journal;

import java.time.Instant;

/**
 * A change that somebody made, as the journal has it.
 *
 * @param by who did it
 * @param action as recorded, such as {@code menu.item-saved}
 */
public record Change(Instant at, String by, String action) {}
