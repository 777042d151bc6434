package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;

import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
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
    Notification notification = new Notification();
    notification.setDuration(MILLIS);
    notification.setPosition(Notification.Position.BOTTOM_CENTER);
    Div toast = div("toast", icon(icon), isolated("grow", words));
    toast.getElement().setAttribute("role", "status");
    if (undo != null) {
      toast.add(
          button(
              "btn",
              () -> {
                notification.close();
                undo.run();
              },
              icon("undo s"),
              label("", Texts.of("orders.ui.undo"))));
    }
    notification.add(toast);
    notification.open();
  }
}
