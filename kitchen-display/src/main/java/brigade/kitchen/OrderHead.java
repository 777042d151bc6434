package brigade.kitchen;

import java.util.UUID;

/**
 * What a card says of the order it belongs to.
 *
 * @param label where it goes, as shown on the card
 * @param covers guests, 0 or more
 * @param typeLabel what cards and chits call the type of the order; may be empty
 */
public record OrderHead(
    UUID orderId,
    int orderNumber,
    String label,
    UUID serverId,
    String serverName,
    int covers,
    String orderType,
    String typeLabel) {}
