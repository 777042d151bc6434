package brigade.billing;

import brigade.money.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Orders as they are billed. */
final class BillFixture {
  private BillFixture() {}

  /** A table of so many. */
  static BilledOrder order(int covers, BilledOrder.Line... lines) {
    return new BilledOrder(
        UUID.fromString("01a20000-0000-7000-8000-000000000001"),
        1047,
        "DINE_IN",
        null,
        "T12",
        "12",
        null,
        covers,
        UUID.randomUUID(),
        "Ana",
        LocalDate.of(2026, 11, 20),
        Rate.ZERO,
        true,
        0,
        0,
        List.of(lines),
        1);
  }
}
