package brigade.kitchen;

import java.util.List;
import java.util.UUID;

/**
 * The kitchen's answer to a send.
 *
 * @param ticketIds the new tickets, expo's among them
 * @param addOn whether something of the order was sent before
 * @param unrouted lines that no station makes; they wait at expo with a warning
 */
public record Accepted(List<UUID> ticketIds, boolean addOn, List<UUID> unrouted) {}
