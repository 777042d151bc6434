package brigade.billing;

import brigade.money.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that an order is derived by.
 *
 * @param pricesIncludeTax whether prices contain the tax or it is added
 * @param discountBase what a discount does to the tax
 * @param services the service charges that may apply to this order; the first whose threshold is
 *     reached does
 * @param taxRounding whether a tax is rounded once per check or on each line
 * @param exemption why no tax is due, or null
 */
public record Terms(
    boolean pricesIncludeTax,
    DiscountBase discountBase,
    List<ServiceRule> services,
    TaxRounding taxRounding,
    @Nullable Exemption exemption) {
  public Terms {
    services = List.copyOf(services);
  }

  /** What a discount does to the tax. */
  public enum DiscountBase {
    /** The price falls and the tax with it. */
    BEFORE_TAX,
    /** Tax is due on the full price; the discount is the house's, as with somebody's voucher. */
    AFTER_TAX
  }

  /** Where a tax is rounded to the minor unit, half away from zero. */
  public enum TaxRounding {
    /** Once per rate, over all its lines. */
    PER_CHECK,
    /** On each line; the tax of a rate is the sum of those. */
    PER_LINE
  }

  /** Discounts before tax, tax rounded per check and no service charge. */
  public static Terms plain(boolean pricesIncludeTax) {
    return new Terms(
        pricesIncludeTax, DiscountBase.BEFORE_TAX, List.of(), TaxRounding.PER_CHECK, null);
  }

  /** The same with a service charge on everything, which bears the taxes of its lines. */
  public Terms withService(Rate rate) {
    return withService(ServiceRule.of(rate, true));
  }

  /** The same with this service charge. */
  public Terms withService(ServiceRule... rules) {
    return new Terms(pricesIncludeTax, discountBase, List.of(rules), taxRounding, exemption);
  }

  /** The same with another base of discounts. */
  public Terms with(DiscountBase base) {
    return new Terms(pricesIncludeTax, base, services, taxRounding, exemption);
  }

  /** The same with another rounding of taxes. */
  public Terms with(TaxRounding rounding) {
    return new Terms(pricesIncludeTax, discountBase, services, rounding, exemption);
  }

  /** The same for somebody who pays no tax; null for somebody who does. */
  public Terms exempt(@Nullable Exemption by) {
    return new Terms(pricesIncludeTax, discountBase, services, taxRounding, by);
  }
}
