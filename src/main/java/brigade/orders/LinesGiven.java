package brigade.orders;

import brigade.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Lines went to another order. Fired within the transaction.
 *
 * @param gone what went
 * @param stay what the lines that are left come to, by line
 */
public record LinesGiven(UUID fromId, UUID toId, List<Gone> gone, Map<UUID, Money> stay) {
  public LinesGiven {
    gone = List.copyOf(gone);
    stay = Map.copyOf(stay);
  }

  /**
   * Portions that went.
   *
   * @param of the line they were on
   * @param lineId the line they are on: the same when all of it went
   * @param total what they come to
   */
  public record Gone(UUID of, UUID lineId, Money total) {}
}
