package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.menu.Daypart;
import brigade.menu.When;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Choosing when and where something holds: hours, types of order, areas of the floor. */
final class WhenSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  WhenSheet(String title, When when, Shown shown, Consumer<When> chosen) {
    super(title, Texts.of("menu.when.detail"));
    Set<String> dayparts = new HashSet<>(when.dayparts());
    Set<String> orderTypes = new HashSet<>(when.orderTypes());
    Set<UUID> areas = new HashSet<>(when.areas());
    Map<String, String> hours = new LinkedHashMap<>();
    for (Daypart part : shown.menu().dayparts()) {
      hours.put(part.code(), part.name() + " " + part.from() + "–" + part.until());
    }
    Map<String, String> types = new LinkedHashMap<>();
    WhenWords.ORDER_TYPES.forEach(type -> types.put(type, WhenWords.orderType(type)));
    fill(
        picks("menu.when.dayparts", "menu.when.no-dayparts", hours, dayparts),
        picks("menu.when.order-types", "", types, orderTypes),
        picks("menu.when.areas", "menu.when.no-areas", shown.areas(), areas));
    keys(button("btn", this::close, label("", Texts.of("menu.cancel"))));
    answer(
        "btn primary",
        Texts.of("menu.done"),
        () -> chosen.accept(new When(dayparts, orderTypes, areas)));
  }

  private static <T> Component picks(
      String title, String none, Map<T, String> offered, Set<T> chosen) {
    Div picks = div("row wrap");
    offered.forEach(
        (value, words) -> {
          NativeButton pick = button("pick", () -> {}, label("", words));
          with(pick, "aria-pressed", String.valueOf(chosen.contains(value)));
          pick.addClickListener(
              click -> {
                if (!chosen.remove(value)) {
                  chosen.add(value);
                }
                with(pick, "aria-pressed", String.valueOf(chosen.contains(value)));
              });
          picks.add(pick);
        });
    if (offered.isEmpty()) {
      picks.add(icon("info s"), text("small mute", Texts.of(none)));
    }
    return div("sheet-g", label("lbl", Texts.of(title)), picks);
  }
}
