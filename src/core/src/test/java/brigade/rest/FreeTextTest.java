package brigade.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Crème brûlée",
        "🎂 with the candle",
        "بدون بصل",
        "שלום",
        "Z͑ͫ̓a",
        "family 👨‍👩‍👧",
        "<img src=x onerror=alert(1)>",
        "Robert'); drop table orders;--",
        "call +353 1 555 0148",
        "4111 1111 1111 1112",
        "4111.1111.1111.1112",
        "41.11.1111 11.11.1111, 11.11",
        "4111/11/11/11/11/11/11"
      })
  void whatGuestsAndMenusSayIsTaken(String text) {
    assertEquals(text, FreeText.check("note", text, 100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u001bb",
        "a\nb",
        "a\tb",
        "a\u0085b",
        "a\u202eb",
        "a\u2028b",
        "\ud83d"
      })
  void whatCouldSteerAPrinterIsRefused(String text) {
    Problem refusal = assertThrows(Problem.class, () -> FreeText.check("note", text, 100));
    assertEquals(400, refusal.status());
    assertEquals("note", refusal.errors().getFirst().field());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "card 4111 1111 1111 1111 please",
        "5500-0000-0000-0004",
        "4111.1111.1111.1111",
        "4111/1111/1111/1111",
        "4111_1111_1111_1111",
        "3400,000000,00009",
        "3400 000000 00009",
        "tab 12 4111 1111 1111 1111",
        "４１１１１１１１１１１１１１１１",
        "4222222222222",
        "6304000000000000000"
      })
  void cardNumbersAreRefusedAndNotRepeated(String text) {
    Problem refusal = assertThrows(Problem.class, () -> FreeText.check("note", text, 100));
    assertEquals("note", refusal.errors().getFirst().field());
    assertFalse(refusal.detail().matches(".*\\d{4}.*"));
  }

  @Test
  void lengthCountsCharactersAsPeopleDo() {
    assertEquals("🎂🎂", FreeText.check("note", " 🎂🎂 ", 4));
    assertTrue(FreeText.faults("note", null, 1).isEmpty());
    assertEquals(1, FreeText.faults("note", "abcde", 4).size());
  }
}
