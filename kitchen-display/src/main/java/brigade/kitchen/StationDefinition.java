package brigade.kitchen;

import org.jspecify.annotations.Nullable;

/**
 * A station as it is described in a file or set up on a screen.
 *
 * @param code 1 to 24 of A-Z, 0-9, dash and underscore; what menu items name
 * @param name as shown
 * @param kind {@link StationKind#PREP} where absent
 * @param warnSeconds the age at which a ticket turns amber; 300 where absent
 * @param lateSeconds the age at which it turns red, above {@code warnSeconds}; 600 where absent
 * @param throughExpo whether its plates are put together at expo; true where absent
 */
public record StationDefinition(
    String code,
    String name,
    @Nullable StationKind kind,
    @Nullable Integer warnSeconds,
    @Nullable Integer lateSeconds,
    @Nullable Boolean throughExpo) {}
