package brigade.kitchen;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a dish outside the kitchen: it is ordered before, and carried after. */
public interface OrderedLines {
  /**
   * A line of an order.
   *
   * @param orderedBy who took it, as shown
   * @param deliveredAt when it was put on the table; null while it was not
   */
  record Ordered(Instant orderedAt, String orderedBy, @Nullable Instant deliveredAt) {}

  /** The lines of an order by the ids that the kitchen knows them by. */
  Map<UUID, Ordered> of(UUID orderId);
}
