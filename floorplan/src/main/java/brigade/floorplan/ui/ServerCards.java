package brigade.floorplan.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.floorplan.Evening;
import brigade.floorplan.ServerLoad;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sections: who has how many covers, and whose turn it is. */
final class ServerCards extends Div {
  private static final long serialVersionUID = 1L;

  /** The meter is full at so many covers, unless somebody has more. */
  private static final int FULL = 22;

  private transient List<ServerLoad> shown = List.of();
  private transient Optional<UUID> nextShown = Optional.empty();

  ServerCards() {
    getElement().setAttribute("class", "secs");
    named(with(this, "role", "list"), Texts.of("floorplan.servers"));
  }

  void show(Evening evening) {
    if (evening.servers().equals(shown) && evening.nextServer().equals(nextShown)) {
      return;
    }
    shown = evening.servers();
    nextShown = evening.nextServer();
    int most = Math.max(FULL, shown.stream().mapToInt(ServerLoad::covers).max().orElse(FULL));
    removeAll();
    shown.forEach(load -> add(card(load, nextShown.filter(load.id()::equals).isPresent(), most)));
  }

  private static Component card(ServerLoad load, boolean next, int most) {
    Div row = div("row", isolated("b cut", load.name()));
    if (next) {
      row.add(label("chip good", Texts.of("floorplan.servers.next")));
    }
    row.add(
        span("grow"),
        named(
            with(
                span("cov", icon("users s"), label("tn b", String.valueOf(load.covers()))),
                "role",
                "img"),
            Texts.of("floorplan.servers.covers", load.covers())));
    Element fill = new Element("i");
    fill.getStyle().set("width", Math.min(100, load.covers() * 100 / most) + "%");
    Div meter = div("meter");
    meter.getElement().appendChild(fill);
    return with(
        div(
            next ? "sec nx" : "sec",
            label("ava a" + load.colour(), load.initials()),
            div("grow", row, meter)),
        "role",
        "listitem");
  }
}
