package brigade.kitchen.ui;

import com.vaadin.flow.component.HasElement;

/**
 * Markup written as text. A wall of tickets redraws on every change; as one string a card costs the
 * session little memory and one property to compare, where a component for every word would cost
 * hundreds of nodes. Everything that comes from outside passes {@link #text} or an attribute, which
 * escape it.
 */
final class Html {
  private final StringBuilder out = new StringBuilder(512);

  /**
   * Opens an element.
   *
   * @param classes may be empty
   * @param attributes names and values in turn
   */
  Html open(String tag, String classes, String... attributes) {
    out.append('<').append(tag);
    if (!classes.isEmpty()) {
      out.append(" class=\"").append(classes).append('"');
    }
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /** Text, whatever it holds. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** An element with nothing but text. */
  Html leaf(String tag, String classes, String text, String... attributes) {
    return open(tag, classes, attributes).text(text).close(tag);
  }

  /** A name or note from outside, kept from disturbing the direction of its line. */
  Html name(String tag, String classes, String text) {
    return leaf(tag, classes, text, "dir", "auto");
  }

  /** An icon of the style sheet. */
  Html icon(String name) {
    return open("span", "ic ic-" + name, "aria-hidden", "true").close("span");
  }

  /** A clock that runs in the browser since an instant, in epoch milliseconds. */
  Html since(long millis) {
    return open("span", "", "data-since", String.valueOf(millis), "data-format", "m:ss")
        .close("span");
  }

  /** Markup that was written by this class. */
  Html add(String written) {
    out.append(written);
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** Puts it into an element, which is left alone when nothing changed. */
  void into(HasElement element) {
    String html = toString();
    if (!html.equals(element.getElement().getProperty("innerHTML"))) {
      element.getElement().setProperty("innerHTML", html);
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
