package brigade.billing.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;

/** A line that goes away by itself; at the top, since the keys of this screen are at its foot. */
final class Toast {
  /** Time to read it. */
  private static final int MILLIS = 4_000;

  private Toast() {}

  /** Says something that is done. */
  static void say(String words) {
    show("check", words);
  }

  /** Says why something was not done. */
  static void refuse(String words) {
    show("alert", words);
  }

  private static void show(String icon, String words) {
    Notification notification = new Notification();
    notification.setDuration(MILLIS);
    notification.setPosition(Notification.Position.TOP_CENTER);
    Div toast = div("toast", icon(icon), isolated("grow", words));
    toast.getElement().setAttribute("role", "status");
    notification.add(toast);
    notification.open();
  }
}
