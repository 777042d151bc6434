package brigade.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brigade.money.Money;
import brigade.venue.VenueSettings;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
  private static Amounts in(String locale, String currency) {
    return new Amounts(
        new VenueSettings(
            "Marlow & Vine",
            "",
            "",
            "",
            Currency.getInstance(currency),
            Locale.forLanguageTag(locale),
            ZoneId.of("UTC"),
            4,
            true,
            ""));
  }

  /** What stands in a field is taken back as the same amount, however the venue writes it. */
  @ParameterizedTest
  @CsvSource({"en-IE,EUR", "ro-RO,RON", "de-DE,EUR", "fr-FR,EUR", "de-CH,CHF", "ja-JP,JPY"})
  void whatIsShownInAFieldIsTakenBackAsItIs(String locale, String currency) {
    Amounts amounts = in(locale, currency);
    for (long minor : new long[] {0, 1, 99, 1_250, 123_456, 123_456_789}) {
      assertEquals(Money.of(minor), amounts.parse(amounts.typed(Money.of(minor))));
      assertEquals(Money.of(minor), amounts.parse(amounts.plain(Money.of(minor))));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-IE|12.5|1250",
        "en-IE|12,50|1250",
        "en-IE|.5|50",
        "en-IE|1,000|100000",
        "en-IE|1,486.20|148620",
        "en-IE|1 486,20|148620",
        "de-DE|1.000|100000",
        "de-DE|1.486,20|148620",
        "de-DE|12.50|1250"
      })
  void everyHabitOfTypingIsAnAmount(String locale, String text, long minor) {
    assertEquals(Money.of(minor), in(locale, "EUR").parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "12.345",
        "twelve",
        "1.2.3",
        "NaN",
        "12-",
        "1e3",
        "12.340",
        "9999999999999999999"
      })
  void whatIsNoAmountIsRefused(String text) {
    assertThrows(NumberFormatException.class, () -> in("en-IE", "EUR").parse(text));
  }

  @Test
  void notesGoWithoutDecimals() {
    assertEquals("€50", in("en-IE", "EUR").brief(Money.of(5_000)));
    assertEquals("€1,000", in("en-IE", "EUR").brief(Money.of(100_000)));
    assertEquals("€0.50", in("en-IE", "EUR").brief(Money.of(50)));
    assertEquals(
        in("ja-JP", "JPY").signed(Money.of(1_000)), in("ja-JP", "JPY").brief(Money.of(1_000)));
  }
}
