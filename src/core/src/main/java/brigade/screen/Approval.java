package brigade.screen;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.text;

import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a colleague for a PIN, in the sheet where something is done that the person may not decide
 * alone. It is for this one act; the person stays signed in.
 */
public final class Approval extends Div {
  private static final long serialVersionUID = 1L;

  private final String about;
  private final Runnable entered;
  private @Nullable String pin;

  /**
   * @param about what the approval is for, in a sentence
   * @param entered is told when all digits are in
   */
  public Approval(String about, Runnable entered) {
    this.about = about;
    this.entered = entered;
    getElement().setAttribute("class", "sheet-body approval");
    ask();
  }

  /** Forgets what was entered and asks again: a PIN is for one try, whatever was wrong. */
  public void ask() {
    pin = null;
    removeAll();
    add(
        div(
            "row",
            icon("shield"),
            div("grow", label("b", Texts.of("core.approval.title")), text("tiny mute", about))),
        new PinPad(true, this::enter));
  }

  private void enter(String digits) {
    pin = digits;
    removeAll();
    add(div("banner good small", icon("check s"), label("", Texts.of("core.approval.entered"))));
    entered.run();
  }

  /** The PIN; empty until its last digit is in. */
  public Optional<String> pin() {
    return Optional.ofNullable(pin);
  }
}
