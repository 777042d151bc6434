package brigade.billing;

import brigade.money.Rate;

/**
 * The rules of the house that a check is derived by.
 *
 * @param pricesIncludeTax whether prices contain the tax or it is added
 * @param discountBase what a discount does to the tax
 * @param serviceRate the house's service charge, of the net after discounts; zero for none
 * @param serviceTaxed whether the service charge bears the taxes of the lines it is on
 */
public record Terms(
    boolean pricesIncludeTax, DiscountBase discountBase, Rate serviceRate, boolean serviceTaxed) {
  /** What a discount does to the tax. */
  public enum DiscountBase {
    /** The price falls and the tax with it. */
    BEFORE_TAX,
    /** Tax is due on the full price; the discount is the house's, as with somebody's voucher. */
    AFTER_TAX
  }

  /** Discounts before tax and no service charge. */
  public static Terms plain(boolean pricesIncludeTax) {
    return new Terms(pricesIncludeTax, DiscountBase.BEFORE_TAX, Rate.ZERO, true);
  }

  /** The same with a service charge. */
  public Terms withService(Rate rate) {
    return new Terms(pricesIncludeTax, discountBase, rate, serviceTaxed);
  }
}
