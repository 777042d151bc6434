package brigade.reports.ui;

import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * The notes and coins of a currency, in minor units, the larger first.
 *
 * @param notes as in a drawer; the rarest are left out and can be added by amount
 * @param coins those in use
 */
record Denominations(List<Long> notes, List<Long> coins) {
  private static final Map<String, Denominations> KNOWN =
      Map.of(
          "EUR",
          new Denominations(
              List.of(20_000L, 10_000L, 5_000L, 2_000L, 1_000L, 500L),
              List.of(200L, 100L, 50L, 20L, 10L, 5L, 2L, 1L)),
          "RON",
          new Denominations(
              List.of(50_000L, 20_000L, 10_000L, 5_000L, 2_000L, 1_000L, 500L, 100L),
              List.of(50L, 10L, 5L, 1L)),
          "GBP",
          new Denominations(
              List.of(5_000L, 2_000L, 1_000L, 500L),
              List.of(200L, 100L, 50L, 20L, 10L, 5L, 2L, 1L)),
          "USD",
          new Denominations(
              List.of(10_000L, 5_000L, 2_000L, 1_000L, 500L, 200L, 100L),
              List.of(100L, 50L, 25L, 10L, 5L, 1L)));

  Denominations {
    notes = List.copyOf(notes);
    coins = List.copyOf(coins);
  }

  /** Those of a currency; one that is not known is counted in ones, twos and fives. */
  static Denominations of(Currency currency) {
    Denominations known = KNOWN.get(currency.getCurrencyCode());
    if (known != null) {
      return known;
    }
    long unit = 1;
    for (int i = 0; i < Math.max(0, currency.getDefaultFractionDigits()); i++) {
      unit *= 10;
    }
    return new Denominations(
        List.of(100 * unit, 50 * unit, 20 * unit, 10 * unit, 5 * unit),
        unit == 1 ? List.of(2L, 1L) : List.of(2 * unit, unit, unit / 2, unit / 5, unit / 10));
  }
}
