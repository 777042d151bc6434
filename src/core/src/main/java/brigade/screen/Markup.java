package brigade.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/**
 * Plain markup by class name; the classes are those of the style sheet, described in
 * docs/design.md. Screens are built from these rather than from laid-out components, so that the
 * markup is what the style sheet expects.
 */
public final class Markup {
  private Markup() {}

  /** A div with these classes, separated by blanks. */
  public static Div div(String classes, Component... children) {
    return filled(new Div(), classes, children);
  }

  /** A div with text. */
  public static Div text(String classes, String text) {
    Div div = div(classes);
    div.setText(text);
    return div;
  }

  /** A span with these classes and children. */
  public static Span span(String classes, Component... children) {
    return filled(new Span(), classes, children);
  }

  /** A span with text. */
  public static Span label(String classes, String text) {
    Span span = span(classes);
    span.setText(text);
    return span;
  }

  /** A figure made large, or a word made strong. */
  public static HtmlContainer bold(String classes, String text) {
    HtmlContainer bold = filled(new HtmlContainer("b"), classes);
    bold.setText(text);
    return bold;
  }

  /** A mark without words, such as the key of a chart; it says nothing to a screen reader. */
  public static HtmlContainer mark(String classes) {
    return with(filled(new HtmlContainer("i"), classes), "aria-hidden", "true");
  }

  /** A name or note from the menu or a guest, kept from disturbing the direction of its line. */
  public static Span isolated(String classes, String text) {
    Span span = label(classes, text);
    span.getElement().setAttribute("dir", "auto");
    return span;
  }

  /** An icon of the style sheet; it says nothing to a screen reader. */
  public static Span icon(String name) {
    Span icon = span("ic ic-" + name);
    icon.getElement().setAttribute("aria-hidden", "true");
    return icon;
  }

  /** A native button; the action runs once per press. */
  public static NativeButton button(String classes, Runnable action, Component... children) {
    return filled(new Tap(action), classes, children);
  }

  /** Gives a component an accessible name. */
  public static <C extends Component> C named(C component, String name) {
    component.getElement().setAttribute("aria-label", name);
    return component;
  }

  /** Gives a component an attribute. */
  public static <C extends Component> C with(C component, String attribute, String value) {
    component.getElement().setAttribute(attribute, value);
    return component;
  }

  /**
   * Keeps what is typed into a field from the keys of the screen: a PIN pad beside it takes digits
   * wherever else the focus is.
   */
  public static <C extends Component> C typing(C field) {
    field
        .getElement()
        .executeJs(
            "this.addEventListener('keydown', e => {"
                + " if (e.key.length === 1 || e.key === 'Backspace') e.stopPropagation(); })");
    return field;
  }

  private static <C extends Component & HasComponents> C filled(
      C component, String classes, Component... children) {
    if (!classes.isEmpty()) {
      component.getElement().setAttribute("class", classes);
    }
    component.add(children);
    return component;
  }
}
