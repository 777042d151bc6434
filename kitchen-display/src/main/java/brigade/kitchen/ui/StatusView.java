package brigade.kitchen.ui;

import brigade.changes.Topic;
import brigade.kitchen.GuestBoard;
import brigade.kitchen.GuestBoard.Entry;
import brigade.kitchen.ReadingBoards;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The screen that is turned to the guests: which orders are being prepared, and which are ready. It
 * is as light or dark as the device is; {@code ?look=light} or {@code ?look=dark} says otherwise.
 */
@Route("status")
@Requires(Permission.VIEW_KITCHEN)
@JsModule("context://brigade/kitchen.js")
@StyleSheet("context://brigade/kitchen.css")
public class StatusView extends Screen implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  /** As many stand in a column of a wide screen as large as they can be read from afar. */
  private static final int MANY = 12;

  /** As many stand in it with their names in smaller letters. */
  private static final int CROWD = 30;

  private final transient ReadingBoards reading;
  private final Header bar = new Header();
  private final Main main = new Main();
  private final Element hands = new Element("kitchen-hands");
  private transient @Nullable Set<UUID> known;

  StatusView(ScreenKit kit, ReadingBoards reading) {
    super("status", kit, Topic.KITCHEN, Topic.CALLS, Topic.ORDERS, Topic.VENUE);
    this.reading = reading;
    add(bar, main);
    hands.setAttribute("plain", true);
    hands.addEventListener("kitchen-minute", event -> refresh());
    getElement().appendChild(hands);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    List<String> look = entering.getLocation().getQueryParameters().getParameters("look");
    if (look.isEmpty()) {
      getElement()
          .executeJs(
              "const dark = matchMedia('(prefers-color-scheme: dark)');"
                  + "const look = () => this.classList.toggle('kitchen', dark.matches);"
                  + "look(); dark.addEventListener('change', look);");
    } else {
      setClassName("kitchen", look.getFirst().equals("dark"));
    }
  }

  @Override
  protected void refresh() {
    GuestBoard board = reading.guests();
    Set<UUID> ready = new HashSet<>();
    board.ready().forEach(entry -> ready.add(entry.orderId()));
    Set<UUID> before = known;
    if (before != null && !before.containsAll(ready)) {
      hands.callJsFunction("chime", "ready");
    }
    known = ready;
    new Html()
        .leaf("h1", "", kit().venues().settings().name())
        .leaf("span", "grow", "")
        .leaf(
            "b",
            "time",
            "",
            "data-clock",
            "hh:mm",
            "data-zone",
            kit().venues().settings().zone().getId())
        .into(bar);
    Html html = new Html();
    column(html, "preparing", "flame", board.preparing(), before);
    column(html, "ready", "check", board.ready(), before);
    html.into(main);
  }

  /** The more there are, the smaller each is: nobody's number may be out of sight. */
  private static String size(int count) {
    return count > CROWD ? " crowd" : count > MANY ? " many" : "";
  }

  private static void column(
      Html html, String state, String icon, List<Entry> entries, @Nullable Set<UUID> before) {
    html.open("section", state + size(entries.size()))
        .open("h2", "")
        .icon(icon)
        .text(text("kitchen.status." + state))
        .leaf("span", "tn", String.valueOf(entries.size()))
        .close("h2");
    if (entries.isEmpty()) {
      html.leaf("p", "", text("kitchen.status." + state + "-none"));
    } else {
      html.open("ol", "");
      for (Entry entry : entries) {
        String classes = entry.handedOverAt() != null ? "over" : "";
        if (state.equals("ready") && before != null && !before.contains(entry.orderId())) {
          classes = "fresh";
        }
        html.open("li", classes, "data-order", entry.orderId().toString());
        if (entry.handedOverAt() != null) {
          // Half-minutes tell the page when such an order has to leave.
          html.leaf("i", "", "", "data-due-since", "", "hidden", "");
        }
        html.leaf("b", "", String.valueOf(entry.number()));
        if (!entry.name().isEmpty()) {
          html.name("span", "", entry.name());
        }
        html.leaf(
                "small",
                "",
                entry.handedOverAt() == null
                    ? text("kitchen.type." + entry.orderType())
                    : text("kitchen.status.fetched"))
            .close("li");
      }
      html.close("ol");
    }
    html.close("section");
  }
}
