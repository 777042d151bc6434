package brigade.payments.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.typing;

import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.screen.PinPad;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A dialog that asks one thing: an amount, or a reason with an approval where one is needed. */
final class AskDialog extends Dialog {
  private static final long serialVersionUID = 1L;

  private AskDialog(String title, Component... body) {
    setHeaderTitle(title);
    getHeader()
        .add(named(button("btn quiet icon", this::close, icon("x")), Texts.of("payments.close")));
    add(div("sheet-body", body));
  }

  /**
   * Asks for an amount.
   *
   * @param known what stands in the field
   * @param taken is given the amount; may refuse it with a sentence, null when it is fine
   */
  static void amount(
      String title,
      String label,
      Amounts amounts,
      Money known,
      java.util.function.Function<Money, @Nullable String> taken) {
    TextField field = new TextField(label);
    field.setWidthFull();
    field.setValue(known.isZero() ? "" : amounts.typed(known));
    field.setAutoselect(true);
    field.setAutofocus(true);
    field.getElement().setAttribute("inputmode", "decimal");
    AskDialog dialog = new AskDialog(title, field);
    Runnable take =
        () -> {
          String wrong;
          try {
            Money amount = amounts.parse(field.getValue());
            wrong = amount.isNegative() ? Texts.of("payments.not-an-amount") : taken.apply(amount);
          } catch (NumberFormatException e) {
            wrong = Texts.of("payments.not-an-amount");
          }
          if (wrong == null) {
            dialog.close();
          } else {
            field.setErrorMessage(wrong);
            field.setInvalid(true);
          }
        };
    field.addKeyDownListener(Key.ENTER, pressed -> take.run());
    dialog.foot(take, "payments.ok", "primary");
    dialog.open();
  }

  /**
   * Asks for a reason.
   *
   * @param usual reasons to tap
   * @param pin whether a colleague's PIN is asked for as well
   * @param given the reason and the PIN, which is null where none is asked
   */
  static void reason(
      String title,
      String explained,
      List<String> usual,
      boolean pin,
      BiConsumer<String, @Nullable String> given) {
    TextField field = typing(new TextField(Texts.of("payments.reason")));
    field.setWidthFull();
    field.setMaxLength(200);
    Component chips =
        div(
            "opts",
            usual.stream()
                .map(words -> button("btn", () -> field.setValue(words), label("", words)))
                .toArray(Component[]::new));
    AskDialog dialog = new AskDialog(title, label("small mute", explained), chips, field);
    Consumer<@Nullable String> give =
        code -> {
          if (field.getValue().isBlank()) {
            field.setErrorMessage(Texts.of("payments.reason.missing"));
            field.setInvalid(true);
            return;
          }
          dialog.close();
          given.accept(field.getValue().strip(), code);
        };
    if (pin) {
      dialog.add(
          div(
              "sheet-body",
              label("small mute", Texts.of("payments.approval")),
              new PinPad(true, give::accept)));
    } else {
      dialog.foot(() -> give.accept(null), "payments.ok", "danger solid");
    }
    dialog.open();
  }

  private void foot(Runnable act, String words, String look) {
    getFooter()
        .add(
            button("btn", this::close, label("", Texts.of("payments.cancel"))),
            button("btn " + look, act, label("", Texts.of(words))));
  }
}
