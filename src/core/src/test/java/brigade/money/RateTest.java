package brigade.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateTest {
  @Test
  void ofAnAmountIsRoundedHalfAwayFromZero() {
    Rate half = Rate.percent(50);
    assertEquals(Money.of(1), half.of(Money.of(1)));
    assertEquals(Money.of(-1), half.of(Money.of(-1)));
    assertEquals(Money.of(2), half.of(Money.of(3)));
    assertEquals(Money.ZERO, new Rate(499_999).of(Money.of(1)));
    assertEquals(Money.of(1), new Rate(500_000).of(Money.of(1)));
    assertEquals(Money.ZERO, half.of(Money.ZERO));
    assertEquals(Money.ZERO, Rate.ZERO.of(Money.of(Long.MAX_VALUE)));
    assertEquals(Money.of(Long.MAX_VALUE), Rate.percent(100).of(Money.of(Long.MAX_VALUE)));
  }

  @Test
  void whatAGrossAmountContainsIsRoundedHalfAwayFromZero() {
    assertEquals(Money.of(800), Rate.percent(8).within(Money.of(10_800)));
    assertEquals(Money.of(-800), Rate.percent(8).within(Money.of(-10_800)));
    assertEquals(Money.of(1), Rate.percent(100).within(Money.of(1)));
    assertEquals(Money.ZERO, Rate.ZERO.within(Money.of(10_800)));
  }

  @Test
  void everyRateOfEveryAmountIsAsWorkedOutByHand() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Rate rate = new Rate(random.nextInt(2_000_000));
      Money amount = Money.of(random.nextLong(-1L << (1 + random.nextInt(60)), 1L << 60));
      BigDecimal product =
          BigDecimal.valueOf(amount.minor()).multiply(BigDecimal.valueOf(rate.ppm()));
      if (product.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE).movePointRight(6)) < 0) {
        assertEquals(
            product.divide(BigDecimal.valueOf(Rate.ONE), 0, RoundingMode.HALF_UP).longValueExact(),
            rate.of(amount).minor(),
            "seed " + seed);
      }
      assertEquals(
          product
              .divide(BigDecimal.valueOf(Rate.ONE + rate.ppm()), 0, RoundingMode.HALF_UP)
              .longValueExact(),
          rate.within(amount).minor(),
          "seed " + seed);
    }
  }

  @Test
  void aRateIsZeroOrMore() {
    assertEquals(0, new Rate(0).ppm());
    assertEquals(130_000, Rate.percent(13).ppm());
    assertThrows(IllegalArgumentException.class, () -> new Rate(-1));
    assertThrows(ArithmeticException.class, () -> Rate.percent(Integer.MAX_VALUE));
    assertThrows(ArithmeticException.class, () -> Rate.percent(200).of(Money.of(Long.MAX_VALUE)));
  }
}
