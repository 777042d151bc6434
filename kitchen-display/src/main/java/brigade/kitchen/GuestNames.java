package brigade.kitchen;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Whom orders are for; the kitchen knows orders by their numbers, and expo calls people. */
public interface GuestNames {
  /**
   * The guests of these orders by the order's id; orders of nobody by name are absent.
   *
   * @param orderIds at least one
   */
  Map<UUID, String> of(Collection<UUID> orderIds);
}
