package brigade.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.screen.Texts;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TextsTest {
  private static final Map<String, String> ENGLISH = Texts.all(Locale.ENGLISH);

  @TestFactory
  Stream<DynamicTest> everyLanguageHasEveryText() {
    return Texts.LANGUAGES.stream()
        .map(
            language ->
                DynamicTest.dynamicTest(
                    language.getDisplayLanguage(Locale.ENGLISH),
                    () ->
                        assertEquals(
                            new TreeSet<>(ENGLISH.keySet()),
                            new TreeSet<>(Texts.all(language).keySet()))));
  }

  @TestFactory
  Stream<DynamicTest> everyTextTakesTheSameArgumentsInEveryLanguage() {
    return Texts.LANGUAGES.stream()
        .map(
            language ->
                DynamicTest.dynamicTest(
                    language.getDisplayLanguage(Locale.ENGLISH),
                    () ->
                        Texts.all(language)
                            .forEach(
                                (key, pattern) ->
                                    assertEquals(
                                        arguments(ENGLISH.get(key)), arguments(pattern), key))));
  }

  @Test
  void thereAreTextsAtAll() {
    assertFalse(ENGLISH.isEmpty());
    assertTrue(ENGLISH.values().stream().noneMatch(String::isBlank));
  }

  private static int arguments(String pattern) {
    return new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex().length;
  }
}
