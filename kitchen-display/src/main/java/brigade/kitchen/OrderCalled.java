package brigade.kitchen;

import java.util.UUID;

/**
 * Food is ready to be carried. The call stays on the server's device until it is read.
 *
 * @param orderId the order
 * @param label where it goes
 * @param serverId who is called
 * @param courseName the course that is ready
 * @param summary what it is, for one line
 */
public record OrderCalled(
    UUID orderId, String label, UUID serverId, String courseName, String summary) {}
