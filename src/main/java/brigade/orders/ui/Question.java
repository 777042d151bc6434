package brigade.orders.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;

import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** One of the questions of an item: its name, the rule in words, how far it is answered. */
abstract class Question {
  private final HtmlContainer root = new HtmlContainer("fieldset");
  private final Span count = span("end");
  private boolean refused;

  Question(String name, String rule, Component... more) {
    Element title = new Element("b");
    title.setAttribute("dir", "auto");
    title.setText(name);
    Div head = div("head");
    head.getElement().appendChild(title);
    head.add(label("", rule), count);
    head.add(more);
    root.getElement().setAttribute("class", "group");
    named(root, name);
    root.add(head);
  }

  final Component component() {
    return root;
  }

  final void fill(Component... body) {
    root.add(body);
  }

  /** Draws what is answered now. */
  abstract void draw(boolean tried);

  /** Whether it has to be answered still. */
  boolean gap() {
    return false;
  }

  final void focus() {
    root.getElement()
        .executeJs(
            "this.scrollIntoView({block: 'nearest'});"
                + "this.querySelector('.opts button, input, .numpad')?.focus({preventScroll:"
                + " true})");
  }

  final void reveal() {
    root.getElement()
        .executeJs(
            "this.scrollIntoView({block: 'nearest', behavior:"
                + " matchMedia('(prefers-reduced-motion: reduce)').matches"
                + " ? 'auto' : 'smooth'})");
  }

  /** Says at the next drawing that no more can be chosen. */
  final void refuse() {
    refused = true;
  }

  /**
   * Marks how far it is.
   *
   * @param tried whether the person wanted to go on without it
   * @param words what stands at the end of the head; empty for nothing
   * @param complete whether there is no more to choose
   */
  final void mark(boolean tried, int most, String words, boolean complete) {
    boolean missing = tried && gap();
    root.getElement().setAttribute("class", missing ? "group missing" : "group");
    root.getElement().setAttribute("aria-invalid", String.valueOf(missing));
    count.removeAll();
    count.getElement().removeAttribute("role");
    if (missing || refused) {
      count.getElement().setAttribute("class", "end hint bad");
      count.getElement().setAttribute("role", "alert");
      count.add(
          icon("alert s"),
          label(
              "",
              missing
                  ? Texts.of("orders.ui.mod.choose-first")
                  : Texts.of("orders.ui.mod.at-most", most)));
      refused = false;
      return;
    }
    count.getElement().setAttribute("class", "end");
    if (!words.isEmpty()) {
      count.add(
          complete ? span("chip good", icon("check xs"), label("", words)) : label("", words));
    }
  }
}
