package brigade.menu.ui;

import brigade.journal.Change;
import brigade.menu.MenuSnapshot;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the menu's screens show.
 *
 * @param today the trading date by which 86 and counts hold
 * @param stations names by code
 * @param areas names by id
 * @param last who changed the menu last
 */
public record Shown(
    MenuSnapshot menu,
    LocalDate today,
    Map<String, String> stations,
    Map<UUID, String> areas,
    Optional<Change> last) {}
