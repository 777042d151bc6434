package brigade.orders;

import java.util.Set;
import java.util.UUID;

/**
 * Opens, over the screen that shows an order, the sheet where something is taken off it. Whoever
 * settles orders implements it.
 */
public interface OffersDiscounts {
  /**
   * Opens the sheet.
   *
   * @param lineIds the lines it is about at first; empty for all that is open
   * @param changed is told after each discount that is given or taken back
   */
  void open(UUID orderId, Set<UUID> lineIds, Runnable changed);
}
