package brigade.menu;

import brigade.money.Money;
import java.util.UUID;

/**
 * One choice within a group.
 *
 * @param price zero or more, on top of the item
 */
public record Modifier(UUID id, String name, String kitchenName, Money price) {}
