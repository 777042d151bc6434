package brigade.screen;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.with;

import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;

/**
 * A line that says what was done, or why not, and goes away by itself. It comes from the top: the
 * keys that are pressed next are at the bottom.
 */
public final class Toast {
  private static final Duration GLANCE = Duration.ofSeconds(4);
  private static final Duration READ = Duration.ofSeconds(8);

  private Toast() {}

  /** Says what was done. */
  public static void say(String words) {
    show("check", words, GLANCE);
  }

  /** Says why something was not done. */
  public static void refuse(String words) {
    show("alert", words, READ);
  }

  private static void show(String icon, String words, Duration duration) {
    Notification notification = new Notification();
    notification.setDuration(Math.toIntExact(duration.toMillis()));
    notification.setPosition(Notification.Position.TOP_CENTER);
    notification.add(with(div("toast", icon(icon), isolated("grow", words)), "role", "status"));
    notification.open();
  }
}
