package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.orders.ui.Sheet.Line;
import brigade.orders.ui.Sheet.Look;
import brigade.screen.Amounts;
import brigade.screen.Stepper;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The check on a phone: the line under the thumb, and a row of counts that opens the rest. */
final class CheckPeek {
  private final Amounts amounts;
  private final CheckPanel.Acts acts;
  private final Div last = div("order-line last");
  private final NativeButton peek;
  private @Nullable Line lastShown;
  private String lastState = "";
  private List<String> shown = List.of();

  CheckPeek(Amounts amounts, CheckPanel.Acts acts) {
    this.amounts = amounts;
    this.acts = acts;
    peek = named(button("peek", acts::openCheck), Texts.of("orders.ui.check.open"));
  }

  /** The line with its stepper. */
  Div last() {
    return last;
  }

  /** The row that opens the check. */
  NativeButton row() {
    return peek;
  }

  /** Draws the selected line if it is new, else the newest. */
  void drawLast(Optional<Line> line, String state) {
    last.setVisible(line.isPresent());
    if (Objects.equals(line.orElse(null), lastShown) && state.equals(lastState)) {
      // A thumb may lie on the stepper.
      return;
    }
    lastShown = line.orElse(null);
    lastState = state;
    last.removeAll();
    line.ifPresent(
        now ->
            last.add(
                CheckRows.badge(now.whose()),
                div(
                    "grow",
                    with(text("name cut", now.name()), "dir", "auto"),
                    div(
                        "mods tn row",
                        label("", amounts.plain(now.amount())),
                        CheckRows.mark(now, state))),
                new Stepper(now.quantity(), 0, Draft.MOST, count -> acts.count(now.id(), count))));
  }

  /** Draws the counts and the total. */
  void drawRow(Sheet now, String note) {
    String total = amounts.signed(now.owed().total());
    List<String> wanted =
        List.of(
            String.valueOf(now.count(Look.LATE)),
            String.valueOf(now.count(Look.READY)),
            String.valueOf(now.count(Look.HELD)),
            String.valueOf(now.count(Look.NEW)),
            note,
            total);
    if (wanted.equals(shown)) {
      return;
    }
    shown = wanted;
    peek.removeAll();
    count(now, Look.LATE, "orders.ui.peek.late");
    count(now, Look.READY, "orders.ui.peek.ready");
    if (now.count(Look.LATE) == 0) {
      // Side by side they would push the total off a phone.
      count(now, Look.HELD, "orders.ui.peek.held");
    }
    count(now, Look.NEW, "orders.ui.peek.new");
    if (!note.isEmpty()) {
      peek.add(named(span("st new", icon("info s")), note));
    }
    Element sum = new Element("b");
    sum.setAttribute("class", "tn");
    sum.setText(total);
    peek.add(span("grow"));
    peek.getElement().appendChild(sum);
    peek.add(icon("up"));
  }

  private void count(Sheet now, Look look, String key) {
    int portions = now.count(look);
    if (portions > 0) {
      peek.add(
          span("st " + look.tone(), icon(look.icon() + " xs"), label("", Texts.of(key, portions))));
    }
  }
}
