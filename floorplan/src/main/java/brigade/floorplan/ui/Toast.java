package brigade.floorplan.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.span;

import brigade.screen.Texts;
import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A line at the bottom that says what was done, and takes it back where that can be. */
final class Toast {
  /** How long something can be taken back from the line. */
  static final Duration UNDO = Duration.ofSeconds(10);

  private static final Duration GLANCE = Duration.ofSeconds(5);

  private Toast() {}

  static void say(String words) {
    show("check", words, null, GLANCE);
  }

  static void refuse(String words) {
    show("alert", words, null, UNDO);
  }

  static void say(String words, Runnable undo) {
    show("check", words, undo, UNDO);
  }

  private static void show(String icon, String words, @Nullable Runnable undo, Duration duration) {
    Notification notification = new Notification();
    var toast = div("toast", icon(icon), isolated("", words), span("grow"));
    if (undo != null) {
      toast.add(
          button(
              "btn",
              () -> {
                notification.close();
                undo.run();
              },
              icon("undo"),
              label("", Texts.of("floorplan.undo"))));
    }
    notification.add(toast);
    notification.setDuration(Math.toIntExact(duration.toMillis()));
    notification.setPosition(Notification.Position.BOTTOM_CENTER);
    notification.open();
  }
}
