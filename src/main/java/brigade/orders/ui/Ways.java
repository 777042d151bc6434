package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import brigade.screen.Rail;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

/** The way from a server's screen, which has no rail, to the others the person may open. */
final class Ways {
  private Ways() {}

  /** The key that leads there. */
  static Component key(ScreenKit kit, String current) {
    return named(
        button("btn quiet icon", () -> open(kit, current), icon("more")),
        Texts.of("orders.ui.ways"));
  }

  private static void open(ScreenKit kit, String current) {
    Overlay overlay = new Overlay(Texts.of("orders.ui.ways"), kit.actor().name());
    Div ways = div("opts");
    ways.getElement().getStyle().set("--cols", "2");
    Rail.ways(kit.actor()).stream()
        .filter(way -> !way.route().equals(current))
        .forEach(
            way ->
                ways.add(
                    button(
                        "btn key",
                        () -> {
                          overlay.close();
                          UI.getCurrent().navigate(way.route());
                        },
                        icon(way.icon()),
                        label("", Texts.of("core.rail." + way.route())))));
    overlay.fill(ways);
    overlay.keys(
        button("btn grow", overlay::close, label("", Texts.of("orders.ui.dialog.cancel"))));
    overlay.open();
  }
}
