package brigade.orders.ui;

import brigade.screen.Texts;

/** What an order is called on screens. */
final class Titles {
  private Titles() {}

  static String of(Sheet sheet) {
    return switch (sheet.kind()) {
      case TABLE -> Texts.of("orders.ui.table", sheet.place());
      case TAB -> Texts.of("orders.ui.tab.name", sheet.place());
      case TAKEOUT -> Texts.of("orders.ui.takeout.name", sheet.place());
    };
  }
}
