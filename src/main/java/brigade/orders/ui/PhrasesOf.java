package brigade.orders.ui;

import brigade.orders.OrderPhrases.Group;
import brigade.orders.OrderPhrases.Kind;
import brigade.screen.Texts;
import java.util.List;

/**
 * What is tapped instead of typed, of one kind.
 *
 * @param category the menu's; empty for all
 */
record PhrasesOf(Kind kind, String category, List<String> phrases) {
  String id() {
    return kind + " " + category;
  }

  /** What it is called on the screen. */
  String title() {
    return category.isEmpty()
        ? Texts.of("orders.setup.phrases." + kind.name())
        : Texts.of("orders.setup.phrases.of", category);
  }

  Group group() {
    return new Group(category, phrases);
  }
}
