package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;

import brigade.screen.Texts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** A line at the foot of the screen that goes away by itself, with Undo where that is possible. */
final class Toast {
  /** Time to think better of it. */
  private static final int MILLIS = 6_000;

  private Toast() {}

  /** Says something that is done. */
  static void say(String icon, String words) {
    show(icon, words, null);
  }

  /** Says something that is done and can be taken back. */
  static void undoable(String icon, String words, Runnable undo) {
    show(icon, words, undo);
  }

  /** Says why something was not done. */
  static void refuse(String words) {
    show("alert", words, null);
  }

  private static void show(String icon, String words, @Nullable Runnable undo) {
    UI ui = UI.getCurrent();
    Div toast = div("toast", icon(icon), isolated("grow", words));
    toast.getElement().setAttribute("role", "status");
    // Above the keys, which stay usable meanwhile.
    toast
        .getElement()
        .getStyle()
        .set("position", "fixed")
        .set("inset-block-end", "calc(var(--bar-keys, 76px) + 16px)")
        .set("inset-inline", "0")
        .set("margin", "0 auto")
        .set("width", "max-content")
        .set("max-width", "calc(100vw - 24px)")
        .set("padding-inline-end", "var(--s4)")
        .set("z-index", "30");
    if (undo != null) {
      toast.add(
          button(
              "btn",
              () -> {
                toast.removeFromParent();
                undo.run();
              },
              icon("undo s"),
              label("", Texts.of("orders.ui.undo"))));
    }
    toast.getElement().addEventListener("toast-over", over -> toast.removeFromParent());
    // One at a time: what was said before is done with.
    ui.getChildren()
        .filter(Div.class::isInstance)
        .map(Div.class::cast)
        .filter(div -> div.hasClassName("toast"))
        .toList()
        .forEach(div -> div.removeFromParent());
    ui.add(toast);
    toast
        .getElement()
        .executeJs("setTimeout(() => this.dispatchEvent(new Event('toast-over')), $0)", MILLIS);
  }
}
