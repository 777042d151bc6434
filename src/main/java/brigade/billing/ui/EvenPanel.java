package brigade.billing.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import brigade.billing.Division;
import brigade.billing.Figures;
import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Into how many equal parts, and what each of them comes to. */
final class EvenPanel extends Div {
  private static final long serialVersionUID = 1L;

  private final NativeButton fewer;
  private final NativeButton more;
  private final Span count = label("huge tn", "");
  private final Span each = label("b tn", "");
  private int parts = 2;

  /**
   * @param wanted is given how many parts there are to be
   * @param shown is told that the parts are to be seen
   */
  EvenPanel(IntConsumer wanted, Runnable shown) {
    addClassName("even");
    fewer =
        named(
            button("btn key icon", () -> wanted.accept(parts - 1), icon("minus")),
            Texts.of("billing.even.fewer"));
    more =
        named(
            button("btn key icon", () -> wanted.accept(parts + 1), icon("plus")),
            Texts.of("billing.even.more"));
    add(
        label("lbl", Texts.of("billing.even.parts")),
        with(div("row", fewer, count, more), "aria-live", "polite"),
        each,
        button("btn", shown, label("", Texts.of("billing.even.show"))));
  }

  /** Shows that many parts with what they owe. */
  void show(int of, List<Figures> figures, Amounts amounts) {
    parts = of;
    fewer.setEnabled(of > 2);
    more.setEnabled(of < Division.PART_LIMIT);
    count.setText(String.valueOf(of));
    Map<Money, Long> owed =
        figures.stream()
            .collect(
                Collectors.groupingBy(
                    part -> part.totals().total(), LinkedHashMap::new, Collectors.counting()));
    each.setText(
        owed.size() == 1
            ? Texts.of("billing.even.each", amounts.signed(owed.keySet().iterator().next()))
            : owed.entrySet().stream()
                .map(
                    same ->
                        Texts.of(
                            "billing.even.some", same.getValue(), amounts.signed(same.getKey())))
                .collect(Collectors.joining(" + ")));
  }
}
