package brigade.screen;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.text;

import brigade.staff.OpenToAll;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;

/** Says that a screen is not for the person signed in, and offers the ways on. */
@Route("not-allowed")
@OpenToAll("It shows nothing but that something else is not shown")
public class NotAllowedView extends Div {
  private static final long serialVersionUID = 1L;

  public NotAllowedView() {
    getElement().setAttribute("class", "screen screen-not-allowed");
    add(
        div(
            "empty",
            icon("lock"),
            text("b", Texts.of("core.not-allowed.title")),
            text("small mute", Texts.of("core.not-allowed.detail")),
            div(
                "row",
                button(
                    "btn",
                    () -> UI.getCurrent().getPage().getHistory().back(),
                    label("", Texts.of("core.not-allowed.back"))),
                button(
                    "btn primary",
                    () -> UI.getCurrent().navigate(""),
                    label("", Texts.of("core.not-allowed.switch"))))));
  }
}
