package brigade.screen;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.with;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A line that says what was done, or why not, and goes away by itself; with Undo where that is
 * possible. It comes from the top: the keys that are pressed next are at the bottom. One at a time:
 * what was said before is done with.
 */
public final class Toast {
  private static final Duration GLANCE = Duration.ofSeconds(4);

  /** Time to read a reason, or to think better of what was done. */
  private static final Duration READ = Duration.ofSeconds(8);

  private Toast() {}

  /** Says what was done. */
  public static void say(String words) {
    say("check", words);
  }

  /** Says what was done, with an icon of its own. */
  public static void say(String icon, String words) {
    show(icon, words, GLANCE, null);
  }

  /** Says what was done and can be taken back. */
  public static void undoable(String icon, String words, Runnable undo) {
    show(icon, words, READ, undo);
  }

  /** Says why something was not done. */
  public static void refuse(String words) {
    show("alert", words, READ, null);
  }

  private static void show(String icon, String words, Duration duration, @Nullable Runnable undo) {
    Notification notification = new Notification();
    notification.setDuration(Math.toIntExact(duration.toMillis()));
    notification.setPosition(Notification.Position.TOP_CENTER);
    var toast = with(div("toast", icon(icon), isolated("grow", words)), "role", "status");
    if (undo != null) {
      toast.add(
          button(
              "btn",
              () -> {
                notification.close();
                undo.run();
              },
              icon("undo s"),
              label("", Texts.of("core.undo"))));
    }
    notification.add(toast);
    UI ui = UI.getCurrent();
    Notification before = ComponentUtil.getData(ui, Notification.class);
    if (before != null) {
      before.close();
    }
    ComponentUtil.setData(ui, Notification.class, notification);
    notification.open();
  }
}
