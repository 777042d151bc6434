package brigade.screen;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;

import brigade.staff.Actor;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import java.util.ArrayList;
import java.util.List;

/**
 * The bar at the top of every dining-room screen: where am I, then actions, connection, clock and
 * person.
 */
public final class TopBar extends Header {
  private static final long serialVersionUID = 1L;

  private final List<Component> start = new ArrayList<>();
  private final List<Component> actions = new ArrayList<>();
  private final List<Component> end;

  public TopBar(ScreenKit kit) {
    getElement().setAttribute("class", "topbar");
    end = ending(kit);
    lay();
  }

  /** The title and one line of context at the start. */
  public TopBar titled(String title, String context) {
    H1 heading = new H1(title);
    return context.isEmpty()
        ? starting(heading)
        : starting(heading, isolated("sub tn cut", context));
  }

  /** What stands at the start instead of a plain title. */
  public TopBar starting(Component... components) {
    start.clear();
    start.addAll(List.of(components));
    return lay();
  }

  /** A key at the very start that goes one step back, then the title and its context. */
  public TopBar backTo(String path, String title, Component... context) {
    start.clear();
    start.add(
        named(
            button("btn quiet icon", () -> UI.getCurrent().navigate(path), icon("back")),
            Texts.of("core.back")));
    start.add(new H1(title));
    start.addAll(List.of(context));
    return lay();
  }

  /** Actions and marks before the connection. */
  public TopBar acting(Component... components) {
    actions.clear();
    actions.addAll(List.of(components));
    return lay();
  }

  private TopBar lay() {
    List<Component> all = new ArrayList<>(start);
    all.add(span("grow"));
    all.addAll(actions);
    all.addAll(end);
    Redraw.into(this, all);
    return this;
  }

  private static List<Component> ending(ScreenKit kit) {
    Actor actor = kit.actor();
    Component clock = span("sub tn");
    clock.getElement().setAttribute("data-clock", "hh:mm");
    clock.getElement().setAttribute("data-zone", kit.venues().settings().zone().getId());
    return List.of(
        span("live", icon("wifi"), label("", Texts.of("core.connected"))),
        clock,
        named(
            button(
                "who",
                () -> UI.getCurrent().navigate(""),
                label("ava a" + actor.colour(), actor.initials()),
                isolated("", actor.name())),
            Texts.of("core.person.switch", actor.name())));
  }
}
