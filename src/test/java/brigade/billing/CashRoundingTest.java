package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CashRoundingTest {
  @ParameterizedTest(name = "{1} by {0} is {2}")
  @DisplayName("M5 cash is rounded to the nearest coin, half a coin away from zero")
  @CsvSource({
    "0, 1222, 1222",
    "5, 1220, 1220",
    "5, 1222, 1220",
    "5, 1223, 1225",
    "5, 1227, 1225",
    "5, 1228, 1230",
    "5, 2, 0",
    "5, 3, 5",
    "5, -2, 0",
    "5, -3, -5",
    "10, 1224, 1220",
    "10, 1225, 1230",
    "10, -1225, -1230",
    "50, 1224, 1200",
    "50, 1225, 1250",
    "100, 1249, 1200",
    "100, 1250, 1300",
    "100, 0, 0"
  })
  void roundsToTheNearestCoin(int step, long exact, long rounded) {
    assertEquals(Money.of(rounded), new CashRounding(step).round(Money.of(exact)));
  }

  @Test
  @DisplayName("M5 rounded cash is made of coins and never off by more than half of one")
  void isNeverOffByMoreThanHalfACoin() {
    for (int step : CashRounding.STEPS) {
      CashRounding cash = new CashRounding(step);
      for (long exact = -1_000; exact <= 1_000; exact++) {
        long rounded = cash.round(Money.of(exact)).minor();
        assertTrue(Math.abs(rounded - exact) * 2 <= step, exact + " by " + step);
        assertTrue(step == 0 || rounded % step == 0, exact + " by " + step);
      }
    }
  }

  @Test
  void otherCoinsAreNotKnown() {
    assertThrows(IllegalArgumentException.class, () -> new CashRounding(7));
    assertThrows(IllegalArgumentException.class, () -> new CashRounding(-5));
  }
}
