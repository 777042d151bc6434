package brigade.billing.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.text;

import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;

/** A question over the screen. It keeps the focus, and Escape leaves everything as it is. */
final class Question extends Dialog {
  private static final long serialVersionUID = 1L;

  private final Footer answers = new Footer();

  /**
   * @param title what is asked
   * @param detail what follows from it; may be empty
   */
  Question(String title, String detail) {
    addThemeName("no-padding");
    Header header =
        new Header(
            div("grow", new H2(title)),
            named(button("btn quiet icon", this::close, icon("x")), Texts.of("billing.close")));
    Component body = detail.isEmpty() ? div("body") : div("body", text("", detail));
    add(div("dialog", header, body, answers));
    getElement().setAttribute("aria-label", title);
    setWidth("min(440px, calc(100vw - 24px))");
  }

  /** Offers an answer; the dialog closes with it. */
  Question answer(String classes, String words, Runnable action) {
    answers.add(
        button(
            classes,
            () -> {
              close();
              action.run();
            },
            label("", words)));
    return this;
  }
}
