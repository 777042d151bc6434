package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import brigade.screen.Texts;
import com.vaadin.flow.component.html.Span;
import java.util.function.IntConsumer;

/** One fewer, a number, one more. */
final class Stepper extends Span {
  private static final long serialVersionUID = 1L;

  private final Span value = label("val", "");
  private final int least;
  private final int most;
  private int number;

  /**
   * @param stepped called with the new number
   */
  Stepper(int number, int least, int most, IntConsumer stepped) {
    this.least = least;
    this.most = most;
    getElement().setAttribute("class", "step");
    value.getElement().setAttribute("aria-live", "polite");
    add(
        named(button("", () -> step(-1, stepped), icon("minus")), Texts.of("orders.ui.step.fewer")),
        value,
        named(button("", () -> step(1, stepped), icon("plus")), Texts.of("orders.ui.step.more")));
    show(number);
  }

  void show(int shown) {
    number = shown;
    value.setText(String.valueOf(shown));
  }

  int number() {
    return number;
  }

  private void step(int by, IntConsumer stepped) {
    int next = Math.clamp((long) number + by, least, most);
    if (next != number) {
      show(next);
      stepped.accept(next);
    }
  }
}
