package brigade.kitchen.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;

import brigade.changes.Topic;
import brigade.kitchen.ReadingBoards;
import brigade.kitchen.ReadingTickets;
import brigade.kitchen.StationSummary;
import brigade.screen.Redraw;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Route;

/** Which station is this screen? */
@Route("kitchen")
@Requires(Permission.VIEW_KITCHEN)
@JsModule("context://brigade/kitchen.js")
@StyleSheet("context://brigade/kitchen.css")
public class ChooseStationView extends Screen {
  private static final long serialVersionUID = 1L;

  private final transient ReadingBoards reading;
  private final Header bar = new Header();
  private final Div choices = div("kchoose");

  ChooseStationView(ScreenKit kit, ReadingBoards reading) {
    super("kitchen", kit, Topic.KITCHEN, Topic.VENUE);
    this.reading = reading;
    addClassNames("kitchen", "kds");
    bar.addClassName("kbar");
    Main main = new Main(choices);
    main.addClassName("kmain");
    add(
        bar,
        main,
        div("kfoot", button("kbtn", () -> leave(), label("", text("kitchen.choose.leave")))));
    getElement().appendChild(new Element("kitchen-hands"));
  }

  private static void leave() {
    UI.getCurrent().navigate("");
  }

  @Override
  protected void refresh() {
    Html html = new Html();
    html.leaf("h1", "", text("kitchen.choose.title"))
        .leaf("span", "", actor().name() + " · " + actor().device())
        .leaf("span", "grow", "")
        .leaf(
            "b",
            "time",
            "",
            "data-clock",
            "hh:mm",
            "data-zone",
            kit().venues().settings().zone().getId());
    html.into(bar);
    Redraw.into(choices, reading.stations().stream().map(ChooseStationView::choice).toList());
  }

  private static NativeButton choice(ReadingTickets.StationLoad load) {
    StationSummary station = load.station();
    String route = station.isExpo() ? "expo" : "kitchen/" + station.code();
    Element small = new Element("small");
    String words = text("kitchen.choose.load", load.open(), load.held());
    small.setText(
        load.time()
            .map(time -> words + " · " + text("kitchen.choose.time", (time.toSeconds() + 59) / 60))
            .orElse(words));
    NativeButton choice =
        button("kbtn", () -> UI.getCurrent().navigate(route), isolated("", station.name()));
    choice.getElement().appendChild(small);
    return Redraw.known(choice, station.code());
  }
}
