package brigade.billing;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of something each part holds, as whole numbers in proportion. Nearly all of them stay
 * within a long and are worked out so; the others with {@link BigInteger}, to the same result.
 */
final class Weights {
  /** Sums of at most so many bits leave room to be multiplied by a million. */
  private static final int SMALL_BITS = 62 - BigInteger.valueOf(Partition.FINEST).bitLength();

  private final BigInteger[] weights;
  private final BigInteger sum;
  private final boolean small;
  private final long[] longs;
  private final long all;

  private Weights(BigInteger[] weights) {
    this.weights = weights;
    BigInteger together = BigInteger.ZERO;
    for (BigInteger weight : weights) {
      together = together.add(weight);
    }
    this.sum = together;
    this.small = sum.bitLength() <= SMALL_BITS;
    this.all = small ? sum.longValue() : 0;
    this.longs = new long[small ? weights.length : 0];
    for (int p = 0; p < longs.length; p++) {
      longs[p] = weights[p].longValue();
    }
  }

  /** By the shares that parts have of a line; null for none. */
  static Weights of(List<@Nullable Share> shares) {
    BigInteger common = BigInteger.ONE;
    BigInteger last = BigInteger.ONE;
    for (Share share : shares) {
      // Most parts have the same share, and its denominator counts once.
      if (share != null && !share.denominator().equals(last)) {
        last = share.denominator();
        common = common.multiply(last.divide(common.gcd(last)));
      }
    }
    BigInteger[] weights = new BigInteger[shares.size()];
    for (int p = 0; p < weights.length; p++) {
      Share share = shares.get(p);
      weights[p] =
          share == null
              ? BigInteger.ZERO
              : common.divide(share.denominator()).multiply(share.numerator());
    }
    return new Weights(weights);
  }

  /** By amounts, zero or more. */
  static Weights of(long[] amounts) {
    BigInteger[] weights = new BigInteger[amounts.length];
    for (int p = 0; p < weights.length; p++) {
      weights[p] = BigInteger.valueOf(amounts[p]);
    }
    return new Weights(weights);
  }

  /** By whole numbers, zero or more. */
  static Weights of(BigInteger[] weights) {
    return new Weights(weights);
  }

  boolean has(int part) {
    return small ? longs[part] > 0 : weights[part].signum() > 0;
  }

  boolean isNothing() {
    return sum.signum() == 0;
  }

  /**
   * Divides a figure by these weights, rounded towards zero.
   *
   * @param figure zero or more
   * @param grain so many make one of the figure, at most {@link Partition#FINEST}
   * @param parted is given what each part gets
   * @param due is given what each part was rounded by, in grains, rounded towards zero
   * @param rounded is told which parts were rounded
   */
  void divide(long figure, long grain, long[] parted, long[] due, boolean[] rounded) {
    boolean quick =
        small && sum.bitLength() + Long.SIZE - Long.numberOfLeadingZeros(figure) < Long.SIZE - 1;
    for (int p = 0; p < weights.length; p++) {
      if (quick) {
        long product = figure * longs[p];
        long left = product % all;
        parted[p] = product / all;
        due[p] = left * grain / all;
        rounded[p] = left > 0;
      } else {
        BigInteger[] divided =
            BigInteger.valueOf(figure).multiply(weights[p]).divideAndRemainder(sum);
        parted[p] = divided[0].longValueExact();
        due[p] = divided[1].multiply(BigInteger.valueOf(grain)).divide(sum).longValueExact();
        rounded[p] = divided[1].signum() > 0;
      }
    }
  }

  /**
   * Adds to each part what it has, by these weights, of a share of a figure.
   *
   * @param figure that is shared; below zero to take away
   * @param share of it, out of {@code of}
   * @param grain so many make one of the figure
   * @param to is added to, in grains rounded towards zero
   */
  void add(long figure, BigInteger share, BigInteger of, long grain, long[] to) {
    BigInteger grains =
        BigInteger.valueOf(figure).multiply(BigInteger.valueOf(grain)).multiply(share);
    BigInteger divisor = sum.multiply(of);
    BigInteger last = BigInteger.ZERO;
    long ofLast = 0;
    for (int p = 0; p < weights.length; p++) {
      if (!weights[p].equals(last)) {
        last = weights[p];
        ofLast = grains.multiply(last).divide(divisor).longValueExact();
      }
      to[p] = Math.addExact(to[p], ofLast);
    }
  }
}
