package brigade.orders;

import brigade.menu.Chosen;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that is not sent as it stood before a step, so that the step can be undone. Times are ISO
 * 8601 instants, the price is in minor units.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineImage(
    UUID id,
    UUID menuItemId,
    String sku,
    String name,
    String kitchenName,
    @Nullable String size,
    String category,
    @Nullable String station,
    int quantity,
    @Nullable Integer seat,
    List<Integer> sharedWith,
    int course,
    String courseName,
    long unitPrice,
    List<Chosen> modifiers,
    List<LineTax> taxes,
    List<LineLevy> levies,
    @Nullable String priceRule,
    @Nullable Integer grams,
    @Nullable UUID comboId,
    @Nullable UUID comboItemId,
    @Nullable String comboName,
    @Nullable String comboSku,
    @Nullable Integer comboPart,
    @Nullable String note,
    boolean hold,
    @Nullable String sendAt,
    String orderedAt) {}
