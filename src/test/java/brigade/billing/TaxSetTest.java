package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.money.Money;
import brigade.money.Rate;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TaxSetTest {
  private static final TaxRate TEN = new TaxRate("A", "Ten", new Rate(100_000), false);
  private static final TaxRate FIVE_ON_IT = new TaxRate("B", "Five", new Rate(50_000), true);
  private static final TaxRate FIVE = new TaxRate("C", "Five", new Rate(50_000), false);

  @Test
  @DisplayName("M11 taxes are measured so finely that compounding them rounds nothing")
  void depthGrowsWithCompoundTaxesOnly() {
    assertEquals(1, TaxSet.depthOf(List.of(TEN, FIVE)));
    assertEquals(2, TaxSet.depthOf(List.of(TEN, FIVE_ON_IT)));
    assertEquals(3, TaxSet.depthOf(List.of(TEN, FIVE_ON_IT, FIVE_ON_IT)));
    assertEquals(BigInteger.valueOf(1_000_000), TaxSet.unit(1));
  }

  @Test
  @DisplayName("M11 a compound tax is due on the price and the taxes before it")
  void aCompoundTaxIsDueOnTheTaxesBeforeIt() {
    TaxSet set = new TaxSet(List.of(TEN, FIVE_ON_IT, FIVE), 2);
    BigInteger unit = TaxSet.unit(2);
    assertEquals(unit.multiply(BigInteger.valueOf(1_000)), set.baseOf(0, Money.of(1_000)));
    assertEquals(unit.multiply(BigInteger.valueOf(1_100)), set.baseOf(1, Money.of(1_000)));
    assertEquals(unit.multiply(BigInteger.valueOf(1_000)), set.baseOf(2, Money.of(1_000)));
  }

  @Test
  @DisplayName("M11 what a gross price contains is its taxes, divided by what each comes to")
  void whatAGrossPriceContains() {
    // 10 %, 5.5 % and 5 % of the price: 20.5 % in all.
    TaxSet set = new TaxSet(List.of(TEN, FIVE_ON_IT, FIVE), 2);
    assertEquals(Money.of(20_500), set.within(Money.of(120_500)));
    assertEquals(
        List.of(Money.of(10_000), Money.of(5_500), Money.of(5_000)), set.divide(Money.of(20_500)));
    TaxSet one = new TaxSet(List.of(TEN), 1);
    assertEquals(Money.of(91), one.within(Money.of(1_000)));
    assertEquals(List.of(Money.of(91)), one.divide(Money.of(91)));
  }
}
