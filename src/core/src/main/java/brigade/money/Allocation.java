package brigade.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sharing an amount by weights so that the parts sum to the whole, by largest remainder.
 *
 * <p>Cents left after rounding every part towards zero go to the largest remainders; among equal
 * remainders to the earlier part: 10.00 in three is 3.34, 3.33, 3.33.
 */
public final class Allocation {
  private Allocation() {}

  /**
   * Shares the amount.
   *
   * @param amount the whole, of either sign
   * @param weights one weight per part, zero or more; if all are zero every part weighs the same
   * @return one amount per weight, in their order, summing exactly to {@code amount}
   * @throws IllegalArgumentException if there is no weight or one is negative
   */
  public static List<Money> byWeight(Money amount, List<Long> weights) {
    if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("Weights are zero or more, and there is at least one");
    }
    boolean allZero = weights.stream().allMatch(weight -> weight == 0);
    List<BigInteger> shares =
        weights.stream().map(weight -> BigInteger.valueOf(allZero ? 1 : weight)).toList();
    BigInteger sum = shares.stream().reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger whole = BigInteger.valueOf(amount.minor()).abs();

    List<BigInteger[]> divided =
        shares.stream().map(share -> whole.multiply(share).divideAndRemainder(sum)).toList();
    long given = divided.stream().mapToLong(part -> part[0].longValueExact()).sum();
    int left = (int) (whole.longValueExact() - given);

    List<Integer> byRemainder =
        IntStream.range(0, divided.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> divided.get(i)[1]).reversed())
            .toList();
    long[] parts = divided.stream().mapToLong(part -> part[0].longValueExact()).toArray();
    for (int i = 0; i < left; i++) {
      parts[byRemainder.get(i)]++;
    }
    List<Money> result = new ArrayList<>(parts.length);
    for (long part : parts) {
      result.add(Money.of(amount.isNegative() ? -part : part));
    }
    return List.copyOf(result);
  }

  /** Shares the amount into that many equal parts, the earlier ones a cent larger where needed. */
  public static List<Money> evenly(Money amount, int parts) {
    return byWeight(amount, IntStream.range(0, parts).mapToObj(i -> 1L).toList());
  }
}
