package brigade.orders;

import java.util.UUID;

/**
 * The guests of an order sit behind others now. Fired within the transaction.
 *
 * @param seatsBefore how many more seats come before the first of theirs; may be 0
 */
public record SeatsCountedOn(UUID orderId, int seatsBefore) {
  /** What a seat of theirs is called now. */
  public int seat(int before) {
    return Math.min(Caps.SEATS, before + seatsBefore);
  }
}
