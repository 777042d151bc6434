package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;

import brigade.screen.Amounts;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** When what is new goes to the kitchen by itself. */
final class SendLater extends Overlay {
  private static final long serialVersionUID = 1L;
  private static final List<Integer> MINUTES = List.of(5, 10, 15, 20, 30, 45, 60, 90);

  /**
   * @param what how many portions it is about
   * @param send sends them at a time and gives the reason why not, or nothing
   */
  SendLater(int what, Instant now, Amounts amounts, Function<Instant, Optional<String>> send) {
    super(Texts.of("orders.ui.later.title"), Texts.of("orders.ui.later.detail", what));
    Div times = div("opts");
    times.getElement().getStyle().set("--cols", "2");
    for (int minutes : MINUTES) {
      Instant at = now.plus(Duration.ofMinutes(minutes));
      times.add(
          button(
              "opt priced",
              () -> settle(send.apply(at)),
              label("b tn", Texts.of("orders.ui.later.in", minutes)),
              label("p", amounts.time(at))));
    }
    fill(times);
    keys(button("btn grow", this::close, label("", Texts.of("orders.ui.dialog.cancel"))));
  }
}
