package brigade.orders.ui;

import brigade.orders.Alarm;
import brigade.screen.Amounts;
import brigade.screen.Texts;

/** An alarm as its line on a screen. */
record AlarmWords(Alarm alarm, String icon, String words) {
  static AlarmWords of(Alarm alarm, Amounts amounts) {
    return switch (alarm) {
      case Alarm.NotReceived late ->
          new AlarmWords(
              alarm,
              "alert",
              Texts.of(
                  "orders.ui.alarm.not-received",
                  late.label(),
                  late.station(),
                  late.portions(),
                  amounts.time(late.since())));
      case Alarm.PrinterDown down ->
          new AlarmWords(
              alarm,
              "printer",
              down.standIn() == null
                  ? Texts.of("orders.ui.alarm.printer", down.printer(), reason(down.reason()))
                  : Texts.of(
                      "orders.ui.alarm.printer-instead",
                      down.printer(),
                      reason(down.reason()),
                      down.standIn()));
      case Alarm.ChitLost lost ->
          new AlarmWords(
              alarm,
              "printer",
              Texts.of(
                  lost.unknown() ? "orders.ui.alarm.chit-unknown" : "orders.ui.alarm.chit-failed",
                  lost.label(),
                  lost.printer() == null ? "" : lost.printer(),
                  lost.reason() == null ? "" : reason(lost.reason())));
    };
  }

  private static String reason(String name) {
    return Texts.of("printing.reason." + name);
  }
}
