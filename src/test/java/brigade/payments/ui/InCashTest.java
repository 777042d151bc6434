package brigade.payments.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.billing.CashRounding;
import brigade.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InCashTest {
  private static final Money DUE = Money.of(12_991);
  private static final Money TIP = Money.of(4_012);

  @Test
  @DisplayName("M4 a tip that was chosen is part of what is asked for in cash")
  void tipIsAskedForInCash() {
    InCash asked = InCash.of(DUE, DUE, CashRounding.NONE, TIP);
    assertEquals(new InCash(DUE, TIP), asked);
    assertEquals(Money.of(17_003), asked.sum());
  }

  @Test
  @DisplayName("M5 what settles a check in cash is a sum that coins can make, the tip included")
  void settlingIsRounded() {
    InCash asked = InCash.of(DUE, DUE, new CashRounding(5), TIP);
    assertEquals(new InCash(Money.of(12_990), Money.of(4_010)), asked);
  }

  @Test
  @DisplayName("M5 a part of a check is paid to the cent")
  void partIsExact() {
    Money part = Money.of(5_003);
    assertEquals(new InCash(part, TIP), InCash.of(part, DUE, new CashRounding(5), TIP));
  }
}
