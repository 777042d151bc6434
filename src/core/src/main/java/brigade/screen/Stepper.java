package brigade.screen;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import com.vaadin.flow.component.html.Span;
import java.util.function.IntConsumer;

/** One fewer, a number, one more. */
public final class Stepper extends Span {
  private static final long serialVersionUID = 1L;

  private final Span value = label("val", "");
  private final int least;
  private final int most;
  private int number;

  /**
   * @param stepped called with the new number
   */
  public Stepper(int number, int least, int most, IntConsumer stepped) {
    this.least = least;
    this.most = most;
    getElement().setAttribute("class", "step");
    value.getElement().setAttribute("aria-live", "polite");
    add(
        named(button("", () -> step(-1, stepped), icon("minus")), Texts.of("core.step.fewer")),
        value,
        named(button("", () -> step(1, stepped), icon("plus")), Texts.of("core.step.more")));
    show(number);
  }

  /** Shows this number. */
  public void show(int shown) {
    number = shown;
    value.setText(String.valueOf(shown));
  }

  /** The number it shows. */
  public int number() {
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
