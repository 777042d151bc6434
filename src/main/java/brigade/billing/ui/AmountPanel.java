package brigade.billing.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.screen.Redraw;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An amount for each part but the last, which has the rest. What is typed stays in its field, also
 * while it is not an amount yet.
 */
final class AmountPanel extends Div {
  private static final long serialVersionUID = 1L;

  /** A pause in typing after which it counts. */
  private static final int PAUSE_MILLIS = 200;

  private final transient Consumer<Optional<List<Money>>> typed;
  private final List<Field> fields = new ArrayList<>();
  private final Span rest = label("b tn", "");
  private final Div restRow = div("row", label("lbl", Texts.of("billing.amount.rest")), rest);
  private final Div wrong =
      div("note bad", icon("alert s"), label("", Texts.of("billing.amount.wrong")));
  private final NativeButton more;
  private final Div keys;
  private transient Amounts amounts;
  private transient Money owed = Money.ZERO;

  /**
   * @param typed is given the amounts without those still empty; empty when one is wrong, or they
   *     are too much
   * @param shown is told that the parts are to be seen
   */
  AmountPanel(Amounts amounts, Consumer<Optional<List<Money>>> typed, Runnable shown) {
    this.amounts = amounts;
    this.typed = typed;
    addClassName("even");
    more = button("btn", this::another, icon("plus s"), label("", Texts.of("billing.amount.add")));
    keys = div("row", more, button("btn", shown, label("", Texts.of("billing.even.show"))));
  }

  /** A field for one part. */
  private final class Field extends Div {
    private static final long serialVersionUID = 1L;

    private final Input input = new Input();
    private final Span badge = label("pn", "");
    private final NativeButton gone = button("btn quiet icon", () -> drop(this), icon("x"));

    Field() {
      addClassName("row");
      input.addClassNames("in", "num");
      with(input, "inputmode", "decimal");
      // While it is typed, so that the key that saves never lags behind what stands in the field.
      input.setValueChangeMode(ValueChangeMode.LAZY);
      input.setValueChangeTimeout(PAUSE_MILLIS);
      input.addValueChangeListener(changed -> typed.accept(read()));
      add(badge, input, gone);
    }

    void number(int number) {
      badge.setText(String.valueOf(number));
      named(input, Texts.of("billing.amount.part", number));
      named(gone, Texts.of("billing.amount.remove", number));
    }
  }

  /** Starts with one empty field. */
  void begin() {
    fields.clear();
    fields.add(new Field());
  }

  private void another() {
    fields.add(new Field());
    typed.accept(read());
    fields.getLast().input.focus();
  }

  private void drop(Field field) {
    fields.remove(field);
    if (fields.isEmpty()) {
      begin();
    }
    typed.accept(read());
  }

  /** How many parts the fields make, with that of the rest. */
  int parts() {
    return fields.size() + 1;
  }

  /**
   * Shows the fields and what is left.
   *
   * @param all what is to be divided
   * @param numbers of the parts, one for each field at least
   */
  void show(Money all, List<Integer> numbers) {
    owed = all;
    List<Component> rows = new ArrayList<>(fields);
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).number(numbers.get(i));
    }
    Optional<List<Money>> valid = read();
    Money left =
        valid
            .map(sums -> all.minus(sums.stream().reduce(Money.ZERO, Money::plus)))
            .orElse(Money.ZERO);
    rest.setText(amounts.signed(left));
    more.setEnabled(left.isPositive() && valid.map(List::size).orElse(0) == fields.size());
    rows.add(restRow);
    if (valid.isEmpty()) {
      rows.add(wrong);
    }
    rows.add(keys);
    Redraw.into(this, rows);
  }

  /** Why nothing can be saved as it is typed now; empty when it can. */
  Optional<String> whyNot() {
    Optional<List<Money>> sums = read();
    if (sums.isEmpty()) {
      return Optional.of(Texts.of("billing.amount.wrong"));
    }
    return sums.get().isEmpty()
        ? Optional.of(Texts.of("billing.amount.first", fields.getFirst().badge.getText()))
        : Optional.empty();
  }

  private Optional<List<Money>> read() {
    List<Money> sums = new ArrayList<>();
    Money sum = Money.ZERO;
    try {
      for (Field field : fields) {
        String text = field.input.getValue();
        if (!text.isBlank()) {
          Money amount = amounts.parse(text);
          if (!amount.isPositive()) {
            return Optional.empty();
          }
          sums.add(amount);
          sum = sum.plus(amount);
        }
      }
    } catch (NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
    return sum.compareTo(owed) > 0 ? Optional.empty() : Optional.of(sums);
  }
}
