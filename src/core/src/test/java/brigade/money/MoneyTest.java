package brigade.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MoneyTest {
  private static final Money MOST = Money.of(Long.MAX_VALUE);
  private static final Money LEAST = Money.of(Long.MIN_VALUE);

  @Test
  void arithmeticIsExact() {
    assertEquals(Money.of(5), Money.of(2).plus(Money.of(3)));
    assertEquals(Money.of(-1), Money.of(2).minus(Money.of(3)));
    assertEquals(Money.of(-6), Money.of(2).times(-3));
    assertEquals(Money.of(7), Money.of(-7).negated());
    assertSame(Money.ZERO, Money.of(4).minus(Money.of(4)));
  }

  @Test
  void whatALongCannotHoldIsRefusedAndNeverWrapped() {
    Money one = Money.of(1);
    assertThrows(ArithmeticException.class, () -> MOST.plus(one));
    assertThrows(ArithmeticException.class, () -> LEAST.minus(one));
    assertThrows(ArithmeticException.class, () -> MOST.times(2));
    assertThrows(ArithmeticException.class, LEAST::negated);
  }

  @Test
  void signsAreToldApartAtZero() {
    assertEquals(
        List.of(true, false, false), Stream.of(-1, 0, 1).map(MoneyTest::negative).toList());
    assertEquals(List.of(false, true, false), Stream.of(-1, 0, 1).map(MoneyTest::zero).toList());
    assertEquals(
        List.of(false, false, true), Stream.of(-1, 0, 1).map(MoneyTest::positive).toList());
  }

  private static boolean negative(int minor) {
    return Money.of(minor).isNegative();
  }

  private static boolean zero(int minor) {
    return Money.of(minor).isZero();
  }

  private static boolean positive(int minor) {
    return Money.of(minor).isPositive();
  }

  @Test
  void theSmallerAndTheLargerOfTwo() {
    Money small = Money.of(-3);
    Money large = Money.of(3);
    assertSame(small, small.min(large));
    assertSame(small, large.min(small));
    assertSame(large, small.max(large));
    assertSame(large, large.max(small));
    assertTrue(small.compareTo(large) < 0);
    assertTrue(large.compareTo(small) > 0);
    assertEquals(0, small.compareTo(Money.of(-3)));
  }

  @Test
  void theDatabaseKeepsMinorUnitsAndPpmAndNothingForNothing() {
    MoneyConverter money = new MoneyConverter();
    assertEquals(1_250L, money.convertToDatabaseColumn(Money.of(1_250)));
    assertEquals(Money.of(1_250), money.convertToEntityAttribute(1_250L));
    assertNull(money.convertToDatabaseColumn(null));
    assertNull(money.convertToEntityAttribute(null));
    RateConverter rate = new RateConverter();
    assertEquals(80_000, rate.convertToDatabaseColumn(Rate.percent(8)));
    assertEquals(Rate.percent(8), rate.convertToEntityAttribute(80_000));
    assertNull(rate.convertToDatabaseColumn(null));
    assertNull(rate.convertToEntityAttribute(null));
    assertFalse(Money.ZERO.equals(Rate.ZERO));
  }
}
