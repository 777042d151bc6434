package brigade.changes;

import java.util.UUID;

/**
 * Word that something changed. It carries no state: whoever hears it reads the database again.
 *
 * @param topic the kind of thing
 * @param id which one, as {@link Topic} says
 */
public record Changed(Topic topic, UUID id) {}
