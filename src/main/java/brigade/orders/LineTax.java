package brigade.orders;

/**
 * A tax as it was when the line was ordered.
 *
 * @param ppm the rate in parts per million
 */
public record LineTax(String code, String name, int ppm) {}
