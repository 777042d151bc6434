package brigade.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SalesTest {
  @Test
  void netsOfRowsSumToTheWholeAndStayWithinACentOfTheirOwn() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<BigDecimal> amounts = new ArrayList<>();
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = random.nextInt(1, 20); i > 0; i--) {
        BigDecimal amount = BigDecimal.valueOf(random.nextLong(0, 1_000_000_000), 6);
        amounts.add(amount);
        sum = sum.add(amount);
      }
      long whole = sum.setScale(0, RoundingMode.HALF_UP).longValueExact();
      List<Long> shared = Sales.shared(amounts, whole);
      assertEquals(whole, shared.stream().mapToLong(Long::longValue).sum(), "seed " + seed);
      for (int i = 0; i < amounts.size(); i++) {
        assertTrue(
            amounts
                    .get(i)
                    .subtract(BigDecimal.valueOf(shared.get(i)))
                    .abs()
                    .compareTo(BigDecimal.ONE)
                <= 0,
            "seed " + seed);
      }
    }
  }

  @Test
  void portionsOfRowsSumToWholePortions() {
    BigDecimal third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), 20, RoundingMode.HALF_UP);
    List<BigDecimal> thirds = Sales.portions(List.of(third, third, third));
    assertEquals(
        BigDecimal.ONE, thirds.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(0));
    assertEquals(List.of(new BigDecimal("2")), Sales.portions(List.of(new BigDecimal("2.0000"))));
    assertEquals(List.of(new BigDecimal("120")), Sales.portions(List.of(120L)));
    assertEquals(List.of(), Sales.portions(List.of()));
  }

  @Test
  void rowsFarFromTheirChecksAreSharedBySize() {
    assertEquals(List.of(50L, 50L), Sales.shared(List.of(BigDecimal.TEN, BigDecimal.TEN), 100));
    assertEquals(List.of(), Sales.shared(List.of(), 0));
  }

  @Test
  void theNightBelongsToTheDayBefore() {
    assertEquals(Daypart.LATE, Daypart.of(2, 4));
    assertEquals(Daypart.MORNING, Daypart.of(4, 4));
    assertEquals(Daypart.LUNCH, Daypart.of(11, 4));
    assertEquals(Daypart.DINNER, Daypart.of(21, 4));
    assertEquals(Daypart.LATE, Daypart.of(23, 4));
  }
}
