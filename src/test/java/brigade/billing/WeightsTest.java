package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightsTest {
  /** Small products and those that outgrow a long come out the same as worked out exactly. */
  @Test
  void everySizeDividesExactly() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      int n = 1 + random.nextInt(6);
      long[] amounts = random.longs(n, 0, 1L << (1 + random.nextInt(58))).toArray();
      amounts[0]++;
      BigInteger sum =
          Arrays.stream(amounts)
              .mapToObj(BigInteger::valueOf)
              .reduce(BigInteger.ZERO, BigInteger::add);
      if (sum.bitLength() > 62) {
        continue;
      }
      long figure = random.nextLong(0, 1L << (1 + random.nextInt(40)));
      long grain = Partition.FINEST / (random.nextBoolean() ? 1 : 1_000);
      long[] parted = new long[n];
      long[] due = new long[n];
      boolean[] rounded = new boolean[n];
      Weights.of(amounts).divide(figure, grain, parted, due, rounded);
      for (int p = 0; p < n; p++) {
        BigInteger product = BigInteger.valueOf(figure).multiply(BigInteger.valueOf(amounts[p]));
        BigInteger[] exactly = product.divideAndRemainder(sum);
        assertEquals(exactly[0].longValueExact(), parted[p], "seed " + seed);
        assertEquals(
            exactly[1].multiply(BigInteger.valueOf(grain)).divide(sum).longValueExact(),
            due[p],
            "seed " + seed);
        assertEquals(exactly[1].signum() > 0, rounded[p], "seed " + seed);
      }
    }
  }

  @Test
  void whoeverHasAShareHasIt() {
    Share tiny = Share.of(1, 4_000_000_007L).times(Share.of(1, 4_000_000_009L));
    for (Share share : List.of(tiny, Share.of(1, 2), Share.WHOLE)) {
      Weights weights = Weights.of(Arrays.asList(null, share, null, tiny));
      assertEquals(
          List.of(false, true, false, true),
          java.util.stream.IntStream.range(0, 4).mapToObj(weights::has).toList());
    }
  }

  @Test
  void sharesOfDifferentDenominatorsHaveOneMeasure() {
    Weights thirds =
        Weights.of(Arrays.asList(Share.of(1, 3), null, Share.of(1, 2), Share.of(1, 6)));
    assertTrue(thirds.has(0));
    assertFalse(thirds.has(1));
    long[] parted = new long[4];
    thirds.divide(600, Partition.FINEST, parted, new long[4], new boolean[4]);
    assertEquals("[200, 0, 300, 100]", Arrays.toString(parted));
    assertTrue(Weights.of(new long[3]).isNothing());
  }

  @Test
  void sharesAddUpWhateverTheirSize() {
    long prime = 2_147_483_659L;
    assertEquals(Share.WHOLE, Share.of(1, prime).plus(Share.of(prime - 1, prime)));
    assertEquals(Share.of(1, 2), Share.of(1, 3).plus(Share.of(1, 6)));
    assertEquals(Share.of(1, 3 * prime), Share.of(1, prime).times(Share.of(1, 3)));
    assertEquals(Share.of(1, 6), Share.of(1, 2).times(Share.of(1, 3)));
  }
}
