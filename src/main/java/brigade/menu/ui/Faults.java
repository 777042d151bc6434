package brigade.menu.ui;

import brigade.rest.Problem.FieldError;
import brigade.screen.Texts;

/** What is wrong with a field, in the language of the screen: one sentence that names its rule. */
final class Faults {
  private Faults() {}

  /**
   * @param path such as {@code sizes[0].price}
   */
  static String words(String path) {
    String field = FieldError.last(path);
    String key = "menu.fault." + field;
    String words = Texts.of(key);
    return words.equals(key) ? Texts.of("menu.fault", field) : words;
  }
}
