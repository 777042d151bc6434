package brigade.orders.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Has a screen read again at a time, for what changes by the passing of time alone. */
final class Wake {
  /** So long after the time, lest the browser's clock be a little early. */
  private static final Duration SURELY_OVER = Duration.ofMillis(300);

  /** What is late is looked after so often, since paper that comes out late tells nobody. */
  static final Duration WHILE_LATE = Duration.ofSeconds(5);

  private Wake() {}

  /**
   * Sets the one alarm clock of a screen, in place of what it was set to before.
   *
   * @param screen has a method {@code readAgain} that browsers may call
   */
  static void at(Component screen, Clock clock, Instant time) {
    screen
        .getElement()
        .executeJs(
            "clearTimeout(this.wakeTimer); this.wakeTimer = setTimeout(() =>"
                + " this.isConnected && this.$server.readAgain(), $0)",
            (double)
                Math.max(0, Duration.between(clock.instant(), time).plus(SURELY_OVER).toMillis()));
  }
}
