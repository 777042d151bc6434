package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;

import brigade.menu.Size;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;

/** Which size. */
final class SizeQuestion extends Question {
  private static final int COLUMNS = 4;

  private final Draft draft;
  private final Amounts amounts;
  private final List<NativeButton> keys = new ArrayList<>();

  SizeQuestion(Draft draft, Amounts amounts, Runnable answered) {
    super(Texts.of("orders.ui.mod.size"), Texts.of("orders.ui.mod.rule.exactly", 1));
    this.draft = draft;
    this.amounts = amounts;
    Div options = div("opts");
    options
        .getElement()
        .getStyle()
        .set("--cols", String.valueOf(Math.min(COLUMNS, draft.item().sizes().size())));
    for (Size size : draft.item().sizes()) {
      NativeButton key =
          button(
              "opt priced",
              () -> {
                draft.size(size);
                answered.run();
              });
      keys.add(key);
      options.add(key);
    }
    fill(options);
  }

  @Override
  boolean gap() {
    return draft.size().isEmpty();
  }

  @Override
  void draw(boolean tried) {
    mark(tried, 1, "", false);
    for (int i = 0; i < keys.size(); i++) {
      Size size = draft.item().sizes().get(i);
      GroupQuestion.option(
          keys.get(i),
          draft.size().filter(chosen -> chosen.id().equals(size.id())).isPresent(),
          "",
          size.label().orElse(draft.item().name()),
          amounts.plain(draft.menu().price(size)));
    }
  }
}
