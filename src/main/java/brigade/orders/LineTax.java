package brigade.orders;

/**
 * A tax as it was when the line was ordered.
 *
 * @param ppm the rate in parts per million
 * @param compound whether it is due on the price and the taxes before it together
 */
public record LineTax(String code, String name, int ppm, boolean compound) {}
