package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;

/**
 * A dialog over the screen: a head that says what it is about, a body, and its keys. It keeps the
 * focus, and Escape closes it.
 */
class Overlay extends Dialog {
  private static final long serialVersionUID = 1L;

  private final Div body = div("body");
  private final Footer footer = new Footer();

  /**
   * @param title what it is about
   * @param detail one line below the title; may be empty
   */
  Overlay(String title, String detail) {
    addThemeName("no-padding");
    H2 heading = new H2(title);
    with(heading, "dir", "auto");
    Header header =
        new Header(
            div("grow", heading, isolated("small mute tn", detail)),
            named(
                button("btn quiet icon", this::close, icon("x")),
                Texts.of("orders.ui.dialog.close")));
    add(div("dialog", header, body, footer));
    getElement().setAttribute("aria-label", title);
    setWidth("min(440px, calc(100vw - 24px))");
  }

  /** What stands between head and keys. */
  final void fill(Component... components) {
    body.removeAll();
    body.add(components);
  }

  /** The keys at the end; the last one is what the dialog is for. */
  final void keys(Component... keys) {
    footer.removeAll();
    footer.add(keys);
  }
}
