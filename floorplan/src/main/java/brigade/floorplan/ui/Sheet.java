package brigade.floorplan.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;

/** A dialog of our own parts: a title, a body, keys at the foot. Escape and the cross close it. */
final class Sheet extends Dialog {
  private static final long serialVersionUID = 1L;

  private final Div body = div("sheet-body");

  Sheet(String title) {
    setHeaderTitle(title);
    getHeader()
        .add(named(button("btn quiet icon", this::close, icon("x")), Texts.of("floorplan.close")));
    super.add(body);
  }

  /** Adds to the body. */
  Sheet with(Component... components) {
    body.add(components);
    return this;
  }

  /** A key at the foot; the act of this dialog is {@code primary}. */
  Sheet key(String classes, String icon, String words, Runnable action) {
    getFooter().add(keyOf(classes, icon, words, action));
    return this;
  }

  static NativeButton keyOf(String classes, String icon, String words, Runnable action) {
    NativeButton key = button("btn " + classes, action);
    if (!icon.isEmpty()) {
      key.add(icon(icon));
    }
    key.add(label("", words));
    return key;
  }
}
