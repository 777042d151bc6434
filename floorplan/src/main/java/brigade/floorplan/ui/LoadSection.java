package brigade.floorplan.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.floorplan.LoadBar;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** The covers that come in within the next hour, against what the kitchen takes. */
final class LoadSection extends Section {
  private static final long serialVersionUID = 1L;

  /** Height of the line for what the kitchen takes, in pixels. */
  private static final int LIMIT_HEIGHT = 32;

  private static final int MOST_HEIGHT = 40;

  private final Div bars = div("bars");
  private final Div limitWords = text("mute small grow", "");
  private transient List<LoadBar> shown = List.of();

  LoadSection() {
    getElement().setAttribute("class", "load");
    add(
        div("row", label("small b", Texts.of("floorplan.next-hour")), limitWords),
        with(bars, "role", "list"));
  }

  void show(List<LoadBar> load, int limit, Amounts amounts) {
    if (load.equals(shown)) {
      return;
    }
    shown = load;
    limitWords.setText(Texts.of("floorplan.next-hour.of", limit));
    bars.removeAll();
    load.forEach(bar -> bars.add(draw(bar, limit, amounts)));
  }

  private static Component draw(LoadBar bar, int limit, Amounts amounts) {
    boolean over = bar.covers() > limit;
    int height = Math.min(MOST_HEIGHT, bar.covers() * LIMIT_HEIGHT / Math.max(1, limit));
    Element column = new Element("i");
    column.getStyle().set("height", height + "px");
    if (over) {
      column.setAttribute("class", "o");
    }
    Div box = div("bx");
    box.getElement().appendChild(column, new Element("u"));
    String time = amounts.time(bar.from());
    String covers =
        over ? Texts.of("floorplan.next-hour.over", bar.covers()) : String.valueOf(bar.covers());
    String spoken =
        Texts.of(
            over ? "floorplan.next-hour.bar-over" : "floorplan.next-hour.bar", time, bar.covers());
    Div drawn = div("lb", box, text("tn b", covers), label("tn", time));
    return with(named(drawn, spoken), "role", "listitem");
  }
}
