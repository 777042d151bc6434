package brigade.payments.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;

import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;

/** A line at the bottom that says what was done, or why not. */
final class Toast {
  private static final Duration GLANCE = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(10);

  private Toast() {}

  static void say(String words) {
    show("check", words, GLANCE);
  }

  static void refuse(String words) {
    show("alert", words, READ);
  }

  private static void show(String icon, String words, Duration duration) {
    Notification notification = new Notification();
    notification.add(div("toast", icon(icon), isolated("grow", words)));
    notification.setDuration(Math.toIntExact(duration.toMillis()));
    notification.setPosition(Notification.Position.BOTTOM_CENTER);
    notification.open();
  }
}
