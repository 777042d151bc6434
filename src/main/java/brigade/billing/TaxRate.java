package brigade.billing;

import brigade.money.Rate;

/**
 * A tax as it stood when a line was ordered.
 *
 * @param code as in the books, such as {@code A}
 * @param name as on the receipt
 * @param rate added to the price, or contained in it where prices include tax
 */
public record TaxRate(String code, String name, Rate rate) {}
