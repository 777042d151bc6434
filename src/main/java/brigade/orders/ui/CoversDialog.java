package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.screen.Overlay;
import brigade.screen.Stepper;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.IntConsumer;

/** How many sit down at a free table: a number seats them at once, the stepper goes beyond. */
final class CoversDialog extends Overlay {
  private static final long serialVersionUID = 1L;

  /** Numbers with a key of their own. */
  private static final int KEYS = 8;

  private static final int MOST = 99;

  private boolean chosen;

  /**
   * @param usual the number the stepper begins with
   * @param seat called once with the number
   */
  CoversDialog(String table, String detail, int usual, IntConsumer seat) {
    this(Texts.of("orders.ui.table", table), detail, "orders.ui.covers.seat", usual, seat);
  }

  /**
   * @param verb the key of what the number does
   */
  CoversDialog(String title, String detail, String verb, int usual, IntConsumer seat) {
    super(title, detail);
    Div numbers = div("opts");
    numbers.getElement().getStyle().set("--cols", "4");
    for (int covers = 1; covers <= KEYS; covers++) {
      int number = covers;
      numbers.add(button("opt", () -> seat(seat, number), label("", String.valueOf(number))));
    }
    Span words = label("", Texts.of(verb, usual));
    Stepper stepper = new Stepper(usual, 1, MOST, count -> words.setText(Texts.of(verb, count)));
    fill(
        div("field", label("lbl", Texts.of(verb + ".question")), numbers),
        div("row", label("lbl grow", Texts.of("orders.ui.covers.more")), stepper));
    keys(
        button("btn grow", this::close, label("", Texts.of("orders.ui.dialog.cancel"))),
        button("btn primary grow", () -> seat(seat, stepper.number()), icon("chair s"), words));
  }

  /** A second tap while the dialog is closing must not seat the party twice. */
  private void seat(IntConsumer seat, int covers) {
    if (!chosen) {
      chosen = true;
      close();
      seat.accept(covers);
    }
  }
}
