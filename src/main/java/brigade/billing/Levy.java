package brigade.billing;

import brigade.money.Money;

/**
 * A fixed amount due on each portion beside its price, such as a bottle deposit. No discount and no
 * service charge touches it; it is not due where its line is comped.
 *
 * @param code as in the books, such as {@code DEP}
 * @param name as on the receipt
 * @param each per portion, zero or more
 * @param taxed whether it bears the taxes of its line
 */
public record Levy(String code, String name, Money each, boolean taxed) {
  public Levy {
    if (each.isNegative()) {
      throw new IllegalArgumentException("A levy is zero or more, not " + each.minor());
    }
  }
}
