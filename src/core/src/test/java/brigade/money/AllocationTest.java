package brigade.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static List<Money> money(long... minor) {
    return LongStream.of(minor).mapToObj(Money::of).toList();
  }

  @Test
  @DisplayName("M1 cents left over go to the largest remainders, the earlier part first")
  void leftOverCentsGoToTheLargestRemainders() {
    assertEquals(money(334, 333, 333), Allocation.evenly(Money.of(1_000), 3));
    assertEquals(money(-334, -333, -333), Allocation.evenly(Money.of(-1_000), 3));
    assertEquals(money(14, 29, 57), Allocation.byWeight(Money.of(100), List.of(1L, 2L, 4L)));
    assertEquals(money(0, 1), Allocation.byWeight(Money.of(1), List.of(1L, 2L)));
    assertEquals(money(1, 0), Allocation.byWeight(Money.of(1), List.of(2L, 2L)));
  }

  @Test
  void whereNothingWeighsAnythingAllPartsWeighTheSame() {
    assertEquals(money(3, 2), Allocation.byWeight(Money.of(5), List.of(0L, 0L)));
    assertEquals(money(0, 5), Allocation.byWeight(Money.of(5), List.of(0L, 1L)));
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Allocation.byWeight(Money.of(1), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> Allocation.byWeight(Money.of(1), List.of(2L, -1L)));
    assertThrows(IllegalArgumentException.class, () -> Allocation.evenly(Money.of(1), 0));
  }

  @Test
  @DisplayName("M1 the parts sum to the whole and none is a cent or more off its exact share")
  void partsSumToTheWholeAndAreNearTheirShare() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      int n = 1 + random.nextInt(12);
      int bits = 1 + random.nextInt(62);
      List<Long> weights = random.longs(n, 0, 1L << bits).boxed().toList();
      Money whole = Money.of(random.nextLong() >> random.nextInt(60));
      if (whole.minor() == Long.MIN_VALUE) {
        continue;
      }
      List<Money> parts = Allocation.byWeight(whole, weights);
      BigInteger sum = sum(weights.stream().mapToLong(w -> w));
      assertEquals(
          BigInteger.valueOf(whole.minor()),
          sum(parts.stream().mapToLong(Money::minor)),
          "seed " + seed);
      for (int p = 0; p < n && sum.signum() > 0; p++) {
        BigInteger exact =
            BigInteger.valueOf(whole.minor()).multiply(BigInteger.valueOf(weights.get(p)));
        BigInteger off =
            BigInteger.valueOf(parts.get(p).minor()).multiply(sum).subtract(exact).abs();
        assertTrue(off.compareTo(sum) < 0, "seed " + seed);
      }
    }
  }

  private static BigInteger sum(LongStream values) {
    return values.mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
