package brigade.reports;

import java.math.BigDecimal;

/**
 * Sales in figures, amounts in minor units. They count when a check is paid, on the trading date it
 * is paid on.
 *
 * @param orders orders with a paid check
 * @param checks paid checks
 * @param items portions; a third of one counts as a third, to three decimals
 * @param gross prices as on the menu
 * @param discounts taken off, comps included
 * @param net sales after discounts, without tax
 * @param serviceCharges the house's, without tax
 * @param taxes all taxes
 * @param rounding of cash
 * @param total what guests owed: net + serviceCharges + taxes + rounding
 * @param tips the guests', not part of the total
 * @param covers guests of these orders
 */
public record Totals(
    long orders,
    long checks,
    BigDecimal items,
    long gross,
    long discounts,
    long net,
    long serviceCharges,
    long taxes,
    long rounding,
    long total,
    long tips,
    long covers) {
  public static final Totals NOTHING = new Totals(0, 0, BigDecimal.ZERO, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
