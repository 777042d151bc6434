package brigade.menu.ui;

import brigade.screen.Texts;

/** What is wrong with a field, in the language of the screen: one sentence that names its rule. */
final class Faults {
  private Faults() {}

  /**
   * @param path such as {@code sizes[0].price}
   */
  static String words(String path) {
    String field = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]", "");
    String key = "menu.fault." + field;
    String words = Texts.of(key);
    return words.equals(key) ? Texts.of("menu.fault", field) : words;
  }
}
