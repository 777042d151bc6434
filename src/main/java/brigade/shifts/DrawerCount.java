package brigade.shifts;

import brigade.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * One count of a shift's cash.
 *
 * @param number 1 for the first count of the shift; a recount is the next number
 * @param counted what was there
 * @param expected what should have been there at that moment, shown only after the count
 */
public record DrawerCount(
    UUID shiftId, int number, Instant at, String staffName, Money counted, Money expected) {

  /** Counted less expected: positive is over, negative is short. */
  public Money overShort() {
    return counted.minus(expected);
  }
}
