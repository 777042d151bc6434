package brigade.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.billing.CashRounding;
import brigade.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TowardsTest {
  @ParameterizedTest(name = "{0} of {1} where {2} is due takes {3}, rounded by {4}")
  @DisplayName("M5 only cash that settles a check is rounded")
  @CsvSource({
    "CASH,, 1222, 1220, -2, true",
    "CASH, 1222, 1222, 1220, -2, true",
    "CASH, 1220, 1222, 1220, -2, true",
    "CASH,, 1223, 1225, 2, true",
    "CASH, 1223, 1223, 1225, 2, true",
    "CASH, 1225, 1223, 1225, 2, true",
    "CASH,, 1225, 1225, 0, true",
    "CASH, 1221, 1222, 1221, 0, false",
    "CASH, 1003, 1222, 1003, 0, false",
    "CASH, 1230, 1222, 1230, 0, false",
    "CASH,, 2, 0, -2, true",
    "CASH, 0, 2, 0, -2, true",
    "CASH, 0, 3, 0, 0, false",
    "CASH,, 0, 0, 0, true",
    "CASH,, -20, 0, 0, false",
    "CARD,, 1222, 1222, 0, true",
    "CARD, 1220, 1222, 1220, 0, false",
    "VOUCHER,, 1223, 1223, 0, true",
    "CARD, 1225, 1223, 1225, 0, false"
  })
  void onlySettlingCashIsRounded(
      Tender tender, @Nullable Long asked, long due, long amount, long rounding, boolean settles) {
    Towards towards =
        Towards.of(
            tender, asked == null ? null : Money.of(asked), Money.of(due), new CashRounding(5));
    assertEquals(new Towards(Money.of(amount), Money.of(rounding)), towards);
    assertEquals(settles, towards.settles(Money.of(due)));
  }

  @ParameterizedTest
  @DisplayName("M5 without a rule of the house cash is paid to the cent")
  @CsvSource({"1222", "1", "0"})
  void withoutARuleCashIsExact(long due) {
    assertEquals(
        new Towards(Money.of(due), Money.ZERO),
        Towards.of(Tender.CASH, null, Money.of(due), CashRounding.NONE));
  }
}
