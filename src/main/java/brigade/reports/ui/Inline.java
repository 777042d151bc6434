package brigade.reports.ui;

import com.vaadin.flow.component.HtmlContainer;

/** Elements that the style sheet names by their tag. */
final class Inline extends HtmlContainer {
  private static final long serialVersionUID = 1L;

  private Inline(String tag) {
    super(tag);
  }

  /** A figure made large, or a word made strong. */
  static Inline bold(String classes, String text) {
    Inline bold = new Inline("b");
    bold.getElement().setAttribute("class", classes);
    bold.setText(text);
    return bold;
  }

  /** A mark without words, such as the key of a chart. */
  static Inline mark(String classes) {
    Inline mark = new Inline("i");
    mark.getElement().setAttribute("class", classes);
    mark.getElement().setAttribute("aria-hidden", "true");
    return mark;
  }

  /** An ordered list. */
  static Inline ordered() {
    return new Inline("ol");
  }
}
