package brigade.menu.ui;

import brigade.menu.Daypart;
import brigade.menu.When;
import brigade.screen.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** When and where something holds, in words. */
public final class WhenWords {
  /** The types of order a rule may name. */
  public static final List<String> ORDER_TYPES =
      List.of("DINE_IN", "BAR", "TAKEOUT", "DELIVERY", "COUNTER", "STAFF_MEAL");

  private WhenWords() {}

  public static String of(When when, Shown shown) {
    if (when.always()) {
      return Texts.of("menu.when.always");
    }
    List<String> parts = new ArrayList<>();
    if (!when.dayparts().isEmpty()) {
      parts.add(dayparts(when, shown));
    }
    if (!when.orderTypes().isEmpty()) {
      parts.add(
          ORDER_TYPES.stream()
              .filter(when.orderTypes()::contains)
              .map(WhenWords::orderType)
              .collect(Collectors.joining(", ")));
    }
    if (!when.areas().isEmpty()) {
      parts.add(
          when.areas().stream()
              .map(id -> shown.areas().getOrDefault(id, Texts.of("menu.when.area-gone")))
              .sorted()
              .collect(Collectors.joining(", ")));
    }
    return String.join(" · ", parts);
  }

  /** The names of the dayparts alone. */
  static String dayparts(When when, Shown shown) {
    return when.dayparts().stream()
        .map(code -> shown.menu().daypart(code).map(Daypart::name).orElse(code))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  public static String orderType(String type) {
    return Texts.of("menu.order-type." + type);
  }
}
