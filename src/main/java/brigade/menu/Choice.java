package brigade.menu;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A modifier asked for, with the word before it if any. */
public record Choice(UUID modifierId, @Nullable Prefix prefix) {}
