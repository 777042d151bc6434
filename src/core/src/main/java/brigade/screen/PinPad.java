package brigade.screen;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The pad for a PIN of four digits: the fourth submits. Digits from a keyboard work wherever the
 * focus is. The digits are never put into the page.
 */
public final class PinPad extends Div {
  private static final long serialVersionUID = 1L;
  private static final int DIGITS = 4;

  private final StringBuilder digits = new StringBuilder();
  private final Consumer<String> entered;
  private final Div dots = div("dots");
  private final List<Element> marks = new ArrayList<>();

  /**
   * @param small the pad inside a dialog
   * @param entered called with the PIN once its fourth digit is in
   */
  public PinPad(boolean small, Consumer<String> entered) {
    this.entered = entered;
    getElement().setAttribute("class", "pin-entry");
    dots.getElement().setAttribute("role", "status");
    if (small) {
      dots.addClassName("s");
    }
    for (int i = 0; i < DIGITS; i++) {
      Element mark = new Element("i");
      marks.add(mark);
      dots.getElement().appendChild(mark);
    }
    Div keys = div(small ? "pin s" : "pin");
    for (int digit = 1; digit <= 9; digit++) {
      keys.add(digitKey(digit));
    }
    keys.add(
        button("soft", this::clear, label("", Texts.of("core.pin.clear"))),
        digitKey(0),
        named(button("soft", this::erase, icon("erase xl")), Texts.of("core.pin.erase")));
    add(dots, keys);
    show();
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    for (int digit = 0; digit <= 9; digit++) {
      int typed = digit;
      String text = String.valueOf(digit);
      Shortcuts.addShortcutListener(this, () -> type(typed), Key.of(text));
    }
    Shortcuts.addShortcutListener(this, this::erase, Key.BACKSPACE);
  }

  /** Empties the pad, after a wrong PIN with a short shake of the dots. */
  public void refuse() {
    clear();
    dots.removeClassName("shake");
    dots.getElement()
        .executeJs(
            "this.classList.remove('shake'); void this.offsetWidth; this.classList.add('shake')");
  }

  public void clear() {
    digits.setLength(0);
    show();
  }

  private Component digitKey(int digit) {
    return button("", () -> type(digit), label("", String.valueOf(digit)));
  }

  private void type(int digit) {
    if (digits.length() == DIGITS) {
      return;
    }
    digits.append(digit);
    show();
    if (digits.length() == DIGITS) {
      String pin = digits.toString();
      digits.setLength(0);
      entered.accept(pin);
      show();
    }
  }

  private void erase() {
    if (!digits.isEmpty()) {
      digits.setLength(digits.length() - 1);
      show();
    }
  }

  private void show() {
    for (int i = 0; i < DIGITS; i++) {
      marks.get(i).setAttribute("class", i < digits.length() ? "on" : "");
    }
    dots.getElement()
        .setAttribute("aria-label", Texts.of("core.pin.entered", digits.length(), DIGITS));
  }
}
