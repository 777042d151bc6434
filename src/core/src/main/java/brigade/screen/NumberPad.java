package brigade.screen;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * A whole number from keys as large as a thumb: cents, grams, portions. Digits come in from the
 * end, as at a till; a keyboard types them too, unless a field has the focus.
 */
public final class NumberPad extends Div {
  private static final long serialVersionUID = 1L;
  private static final int BASE = 10;

  private final transient LongFunction<String> words;
  private final transient LongConsumer typed;
  private final long most;
  private final Span shown = label("val tn", "");
  private long number;

  /**
   * @param most what would make it more is not taken
   * @param words how the number is written above the keys
   * @param typed is given the number after each key
   */
  public NumberPad(String name, long most, LongFunction<String> words, LongConsumer typed) {
    this.most = most;
    this.words = words;
    this.typed = typed;
    getElement().setAttribute("class", "numpad");
    with(shown, "aria-live", "polite");
    Div keys = named(div("pin s"), name);
    for (int digit = 1; digit < BASE; digit++) {
      keys.add(digit(digit));
    }
    keys.add(
        button("", () -> times(BASE * BASE), label("", "00")),
        digit(0),
        named(button("soft", this::erase, icon("erase xl")), Texts.of("core.pin.erase")));
    add(div("numval", label("lbl", name), shown), keys);
    show(0);
    listen();
  }

  /** Digits of a keyboard count only here: a PIN may be asked for in the same sheet. */
  private void listen() {
    with(this, "tabindex", "0");
    for (int digit = 0; digit < BASE; digit++) {
      int pressed = digit;
      getElement()
          .addEventListener("keydown", key -> type(pressed))
          .setFilter("event.key === '" + digit + "'");
    }
    getElement().addEventListener("keydown", key -> erase()).setFilter("event.key === 'Backspace'");
  }

  private NativeButton digit(int digit) {
    return button("", () -> type(digit), label("", String.valueOf(digit)));
  }

  private void type(int digit) {
    take(number * BASE + digit);
  }

  private void times(int by) {
    take(number * by);
  }

  private void take(long next) {
    if (next <= most) {
      show(next);
      typed.accept(next);
    }
  }

  private void erase() {
    take(number / BASE);
  }

  /** Shows this number. */
  public void show(long next) {
    number = next;
    shown.setText(words.apply(next));
  }

  /** The number it shows; 0 at first. */
  public long number() {
    return number;
  }
}
