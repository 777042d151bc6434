package brigade.orders.ui;

import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import brigade.money.Money;
import brigade.orders.Caps;
import brigade.screen.Amounts;
import brigade.screen.NumberPad;
import brigade.screen.Texts;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.data.value.ValueChangeMode;

/** What an open item is called and what it costs, said at the table. */
final class OpenQuestion extends Question {
  private final Draft draft;

  OpenQuestion(Draft draft, Amounts amounts, Runnable answered) {
    super(Texts.of("orders.ui.mod.open"), Texts.of("orders.ui.mod.open.rule"));
    this.draft = draft;
    Input name = new Input();
    name.setValue(draft.openName());
    with(with(name, "maxlength", String.valueOf(Caps.OPEN_NAME)), "dir", "auto");
    with(
        named(name, Texts.of("orders.ui.mod.open.name")),
        "placeholder",
        Texts.of("orders.ui.mod.open.name"));
    name.setValueChangeMode(ValueChangeMode.ON_BLUR);
    name.addValueChangeListener(
        change -> {
          draft.openName(change.getValue());
          answered.run();
        });
    HtmlContainer field = new HtmlContainer("label");
    field.getElement().setAttribute("class", "in");
    field.add(icon("pencil"), name);
    NumberPad pad =
        new NumberPad(
            Texts.of("orders.ui.mod.open.price"),
            Caps.OPEN_PRICE,
            minor -> amounts.signed(Money.of(minor)),
            minor -> {
              draft.openPrice(Money.of(minor));
              answered.run();
            });
    pad.show(draft.openPrice().minor());
    fill(field, pad);
  }

  @Override
  boolean gap() {
    return !draft.openPrice().isPositive();
  }

  @Override
  void draw(boolean tried) {
    mark(tried, 1, "", false);
  }
}
