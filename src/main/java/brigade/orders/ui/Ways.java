package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import brigade.screen.Overlay;
import brigade.screen.Rail;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/** The way from a server's screen, which has no rail, to the others the person may open. */
final class Ways {
  private Ways() {}

  /** The key that leads there. */
  static Component key(ScreenKit kit, String current) {
    return key(kit, current, List.of());
  }

  /**
   * The key that leads there, and to what can be done on this screen.
   *
   * @param acts for screens too narrow to show them by themselves
   */
  static Component key(ScreenKit kit, String current, List<Act> acts) {
    return named(
        button("btn quiet icon", () -> open(kit, current, acts), icon("more")),
        Texts.of("orders.ui.ways"));
  }

  private static void open(ScreenKit kit, String current, List<Act> acts) {
    Overlay overlay = new Overlay(Texts.of("orders.ui.ways"), kit.actor().name());
    Div here = div("opts");
    acts.forEach(act -> here.add(way(overlay, act.icon(), act.words(), act.run())));
    Div ways = div("opts");
    Rail.ways(kit.actor()).stream()
        .filter(way -> !way.route().equals(current))
        .forEach(
            way ->
                ways.add(
                    way(
                        overlay,
                        way.icon(),
                        Texts.of("core.rail." + way.route()),
                        () -> UI.getCurrent().navigate(way.route()))));
    here.getElement().getStyle().set("--cols", "2");
    ways.getElement().getStyle().set("--cols", "2");
    here.setVisible(!acts.isEmpty());
    overlay.fill(here, ways);
    overlay.keys(
        button("btn grow", overlay::close, label("", Texts.of("orders.ui.dialog.cancel"))));
    overlay.open();
  }

  private static Component way(Overlay overlay, String icon, String words, Runnable run) {
    return button(
        "btn key",
        () -> {
          overlay.close();
          run.run();
        },
        icon(icon),
        label("", words));
  }

  /** Something that can be done on the screen. */
  record Act(String icon, String words, Runnable run) {}
}
