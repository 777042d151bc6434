package brigade.screen;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;

import brigade.staff.Actor;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

/**
 * The bar at the top of every dining-room screen: where am I, then connection, clock and person.
 */
public final class TopBar extends Div {
  private static final long serialVersionUID = 1L;

  private final Div start = div("bar-start");
  private final Div middle = div("bar-middle");

  public TopBar(ScreenKit kit) {
    getElement().setAttribute("class", "top-bar");
    getElement().setAttribute("role", "banner");
    add(start, middle, end(kit));
  }

  /** The title and one line of context at the start. */
  public TopBar titled(String title, String context) {
    start.removeAll();
    start.add(label("bar-title", title));
    if (!context.isEmpty()) {
      start.add(label("bar-context", context));
    }
    return this;
  }

  /** What stands at the start instead of a plain title. */
  public TopBar starting(Component... components) {
    start.removeAll();
    start.add(components);
    return this;
  }

  /** Actions and marks between the title and the connection. */
  public TopBar with(Component... components) {
    middle.removeAll();
    middle.add(components);
    return this;
  }

  private static Div end(ScreenKit kit) {
    Actor actor = kit.actor();
    Component clock =
        Markup.with(
            Markup.with(span("bar-clock num"), "data-clock", "hh:mm"),
            "data-zone",
            kit.venues().settings().zone().getId());
    Component person =
        named(
            button(
                "bar-person",
                () -> UI.getCurrent().navigate(""),
                label("ava", initials(actor)),
                label("bar-name", actor.name())),
            Texts.of("core.person.switch", actor.name()));
    return div(
        "bar-end",
        span("conn", icon("wifi"), label("conn-word", Texts.of("core.connected"))),
        clock,
        person);
  }

  private static String initials(Actor actor) {
    return actor
        .name()
        .substring(0, Math.min(2, actor.name().length()))
        .toUpperCase(java.util.Locale.ROOT);
  }
}
