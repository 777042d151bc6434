package brigade.orders.ui;

import brigade.orders.Alarm;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Alarms as one line on a screen. What one station has not received is one line however many
 * tickets that are: its screen is off, and one walk over there mends it.
 *
 * @param subjects what is noted with the line
 */
record AlarmWords(List<UUID> subjects, String icon, String words) {
  /** The lines of these alarms, in their order. */
  static List<AlarmWords> of(List<Alarm> alarms, Amounts amounts) {
    Map<Object, List<Alarm>> lines = new LinkedHashMap<>();
    for (Alarm alarm : alarms) {
      Object line = alarm instanceof Alarm.NotReceived late ? late.station() : alarm.subjectId();
      lines.computeIfAbsent(line, key -> new ArrayList<>()).add(alarm);
    }
    return lines.values().stream().map(line -> line(line, amounts)).toList();
  }

  /**
   * The lines of one order's alarms: what several stations have not received is one line, for the
   * check has to be read below it.
   */
  static List<AlarmWords> ofOrder(List<Alarm> alarms, Amounts amounts) {
    Map<String, Integer> portions = new LinkedHashMap<>();
    List<UUID> subjects = new ArrayList<>();
    List<Alarm> others = new ArrayList<>();
    Instant since = Instant.MAX;
    for (Alarm alarm : alarms) {
      if (alarm instanceof Alarm.NotReceived late) {
        portions.merge(late.station(), late.portions(), Integer::sum);
        subjects.add(late.subjectId());
        since = late.since().isBefore(since) ? late.since() : since;
      } else {
        others.add(alarm);
      }
    }
    if (portions.size() < 2) {
      return of(alarms, amounts);
    }
    String stations =
        portions.entrySet().stream()
            .map(station -> station.getKey() + " " + station.getValue())
            .collect(Collectors.joining(", "));
    List<AlarmWords> lines = new ArrayList<>();
    lines.add(
        new AlarmWords(
            subjects,
            "alert",
            Texts.of("orders.ui.alarm.not-received-several", stations, amounts.time(since))));
    lines.addAll(of(others, amounts));
    return lines;
  }

  /** What tells this line from others while alarms join and leave it. */
  Object key() {
    return subjects.getFirst();
  }

  private static AlarmWords line(List<Alarm> alarms, Amounts amounts) {
    List<UUID> subjects = alarms.stream().map(Alarm::subjectId).toList();
    return switch (alarms.getFirst()) {
      case Alarm.NotReceived late -> new AlarmWords(subjects, "alert", late(alarms, late, amounts));
      case Alarm.PrinterDown down ->
          new AlarmWords(
              subjects,
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
              subjects,
              "printer",
              Texts.of(
                  lost.unknown() ? "orders.ui.alarm.chit-unknown" : "orders.ui.alarm.chit-failed",
                  lost.label(),
                  lost.printer() == null ? "" : lost.printer(),
                  lost.reason() == null ? "" : reason(lost.reason())));
    };
  }

  private static String late(List<Alarm> alarms, Alarm.NotReceived first, Amounts amounts) {
    int portions = 0;
    for (Alarm alarm : alarms) {
      portions += alarm instanceof Alarm.NotReceived late ? late.portions() : 0;
    }
    String labels =
        alarms.stream()
            .map(alarm -> alarm instanceof Alarm.NotReceived late ? late.label() : "")
            .distinct()
            .collect(Collectors.joining(", "));
    return Texts.of(
        "orders.ui.alarm.not-received",
        labels,
        first.station(),
        portions,
        amounts.time(first.since()));
  }

  private static String reason(String name) {
    return Texts.of("printing.reason." + name);
  }
}
