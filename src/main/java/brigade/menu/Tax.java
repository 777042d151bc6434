package brigade.menu;

import brigade.money.Rate;

/**
 * A tax on what is sold.
 *
 * @param code stable, such as {@code FOOD}
 * @param name as on the receipt
 * @param byDefault whether items that name no tax get this one; at most one does
 */
public record Tax(String code, String name, Rate rate, boolean byDefault) {}
