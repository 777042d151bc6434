package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.floorplan.TableState;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table's card. */
final class CardRow implements Kept.Row<Card> {
  private final NativeButton root;
  private @Nullable Card card;

  CardRow(Consumer<Card> tapped) {
    root =
        button(
            "tcard",
            () -> {
              if (card != null) {
                tapped.accept(card);
              }
            });
  }

  /** The class of a state in the style sheet, which is also the name of its icon. */
  static String tone(TableState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String words(TableState state) {
    return Texts.of("orders.ui.table-state." + state.name());
  }

  @Override
  public Component component() {
    return root;
  }

  @Override
  public void show(Card content) {
    card = content;
    root.removeAll();
    root.getElement().setAttribute("class", "tcard " + tone(content.state()));
    named(root, Texts.of("orders.ui.card.name", content.label(), words(content.state())));
    Element number = new Element("b");
    number.setAttribute("class", "no");
    number.setText(content.label());
    Div band = div("band");
    band.getElement().appendChild(number);
    band.add(
        span("word", icon(tone(content.state())), label("", words(content.state()))), span("grow"));
    if (content.people() > 0) {
      band.add(span("cov tn", icon("users s"), label("", String.valueOf(content.people()))));
    }
    Div wait = div("wait cut");
    if (!content.waiting().before().isEmpty()) {
      wait.add(label("", content.waiting().before() + " "));
    }
    wait.getElement().appendChild(Element.createText(content.waiting().what()));
    Div mid = div("mid", wait);
    if (!content.detail().isEmpty()) {
      mid.add(with(div("small mute two", isolated("", content.detail())), "dir", "auto"));
    }
    root.add(band, mid);
    if (!content.steps().isEmpty()) {
      Div steps = div("steps");
      for (Card.Step step : content.steps()) {
        Span one = label(step.kind(), step.name());
        if (!step.icon().isEmpty()) {
          one.getElement().appendChild(icon(step.icon() + " xs").getElement());
        }
        steps.add(with(one, "title", step.title()));
      }
      root.add(steps);
    }
    root.add(end(content));
  }

  private static Component end(Card card) {
    Card.Timing clock = card.clock();
    Div end = div(clock != null && clock.slow() ? "end slow" : "end");
    if (clock != null) {
      Element time = new Element("b");
      time.setAttribute("class", "t tn");
      time.setAttribute(
          clock.until() ? "data-until" : "data-since", String.valueOf(clock.from().toEpochMilli()));
      time.setAttribute("data-format", "min");
      Div row = div("row");
      if (clock.slow()) {
        row.add(icon("alert s"));
      }
      row.getElement().appendChild(time);
      row.add(label("tiny mute", clock.words()));
      end.add(row);
    }
    end.add(span("grow"), label("tn money", card.amount()));
    return end;
  }
}
