package brigade.billing;

import brigade.money.Allocation;
import brigade.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The taxes of a line in their order, with what each comes to of the price: its rate, or of a
 * compound one its rate on the price and the taxes before it. Exact: of 10 % and 5 % compounded on
 * it the second is 5.5 % of the price.
 */
final class TaxSet {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private final List<TaxRate> taxes;
  private final BigInteger one;
  private final List<BigInteger> effective = new ArrayList<>();
  private final List<BigInteger> before = new ArrayList<>();
  private final BigInteger together;

  /**
   * The taxes, measured in parts of {@code 10^(6 × depth)}.
   *
   * @param depth more than there are compound ones among them, so that nothing is rounded
   */
  TaxSet(List<TaxRate> taxes, int depth) {
    this.taxes = taxes;
    this.one = unit(depth);
    BigInteger sum = BigInteger.ZERO;
    for (TaxRate tax : taxes) {
      BigInteger on = tax.compound() ? one.add(sum) : one;
      BigInteger part = on.multiply(BigInteger.valueOf(tax.rate().ppm())).divide(MILLION);
      before.add(on);
      effective.add(part);
      sum = sum.add(part);
    }
    this.together = sum;
  }

  static BigInteger unit(int depth) {
    return MILLION.pow(depth);
  }

  /** Deep enough for these taxes. */
  static int depthOf(List<TaxRate> taxes) {
    return 1 + (int) taxes.stream().filter(TaxRate::compound).count();
  }

  /** What the k-th tax of them is due on for that price, in parts of the unit. */
  BigInteger baseOf(int k, Money price) {
    return before.get(k).multiply(BigInteger.valueOf(price.minor()));
  }

  /** What the k-th tax is due on, in parts of the unit, of a price of one unit without taxes. */
  BigInteger baseOf(int k) {
    return before.get(k);
  }

  /** A price of one unit with all of them, in parts of the unit. */
  BigInteger gross() {
    return one.add(together);
  }

  /** All of them within a gross amount, rounded half away from zero. */
  Money within(Money gross) {
    return Money.quotient(together.multiply(BigInteger.valueOf(gross.minor())), one.add(together));
  }

  /** Shares what is contained out to each of them, by what each comes to of the price. */
  List<Money> divide(Money contained) {
    if (taxes.size() == 1) {
      return List.of(contained);
    }
    // A millionth of a ppm is fine enough a weight, and fits a long.
    BigInteger scale = unit(2);
    return Allocation.byWeight(
        contained,
        effective.stream().map(part -> part.multiply(scale).divide(one).longValueExact()).toList());
  }
}
