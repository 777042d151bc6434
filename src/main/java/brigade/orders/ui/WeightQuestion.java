package brigade.orders.ui;

import brigade.orders.Caps;
import brigade.screen.Amounts;
import brigade.screen.NumberPad;
import brigade.screen.Texts;

/** What a weighed item weighs. */
final class WeightQuestion extends Question {
  private final Draft draft;
  private final Amounts amounts;

  WeightQuestion(Draft draft, Amounts amounts, Runnable answered) {
    super(
        Texts.of("orders.ui.mod.weight"),
        Texts.of("orders.ui.mod.weight.rule", amounts.plain(draft.menu().price(draft.item()))));
    this.draft = draft;
    this.amounts = amounts;
    NumberPad pad =
        new NumberPad(
            Texts.of("orders.ui.mod.weight"),
            Caps.GRAMS,
            grams -> Texts.of("orders.ui.mod.weight.grams", grams),
            grams -> {
              draft.grams(Math.toIntExact(grams));
              answered.run();
            });
    pad.show(draft.grams());
    fill(pad);
  }

  @Override
  boolean gap() {
    return draft.grams() == 0;
  }

  @Override
  void draw(boolean tried) {
    mark(tried, 1, draft.grams() == 0 ? "" : draft.base().map(amounts::plain).orElse(""), false);
  }
}
