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
      case DELIVERY -> Texts.of("orders.ui.delivery.name", sheet.place());
      case COUNTER -> Texts.of("orders.ui.counter.name", sheet.place());
      case STAFF_MEAL -> Texts.of("orders.ui.staff-meal.name", sheet.place());
    };
  }
}
