package brigade.menu;

import brigade.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A modifier as it was ordered; later changes of the menu leave it alone.
 *
 * @param forced whether the item had to have a choice in this group
 * @param price what it adds to one portion, zero when included
 */
public record Chosen(
    UUID modifierId,
    String group,
    boolean forced,
    @Nullable Prefix prefix,
    String name,
    String kitchenName,
    Money price) {}
