package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.text;

import brigade.menu.Availability;
import brigade.menu.MenuItem;
import brigade.screen.Amounts;
import brigade.screen.Overlay;
import brigade.screen.Redraw;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What can't be had and what is counted, and the way back. */
final class EightySixSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  private final Div rows = div("picklist scroll");
  private final transient Amounts amounts;
  private final transient Consumer<UUID> backOn;

  /**
   * @param backOn sells an item freely again
   */
  EightySixSheet(Shown shown, Amounts amounts, Consumer<UUID> backOn) {
    super(Texts.of("menu.86-list"), Texts.of("menu.86-list.detail"));
    this.amounts = amounts;
    this.backOn = backOn;
    fill(rows);
    draw(shown);
  }

  /** What is not sold freely today. */
  static List<MenuItem> listed(Shown shown) {
    return shown.menu().items().stream()
        .filter(
            item -> {
              Availability holds = item.availability().on(shown.today());
              return !holds.available() || holds.remaining() != null;
            })
        .toList();
  }

  /** How many can't be had at all. */
  static long out(Shown shown) {
    return shown.menu().items().stream()
        .filter(item -> !item.availability().on(shown.today()).orderable())
        .count();
  }

  void draw(Shown shown) {
    List<MenuItem> items = listed(shown);
    if (items.isEmpty()) {
      Redraw.into(
          rows,
          div(
              "empty",
              icon("check"),
              text("b", Texts.of("menu.86-list.empty")),
              text("small", Texts.of("menu.86-list.empty-detail"))));
      return;
    }
    Redraw.into(rows, items.stream().map(item -> row(shown, item)).toList());
  }

  private Component row(Shown shown, MenuItem item) {
    Div words = div("row wrap", isolated("b", item.name()));
    ItemPane.chips(shown, item).forEach(words::add);
    return Redraw.known(
        div(
            "mg",
            div("grow", words, text("small mute", until(item.availability()))),
            Redraw.known(
                button(
                    "btn",
                    () -> backOn.accept(item.id()),
                    icon("undo"),
                    label("", Texts.of("menu.back-on"))),
                item.id())),
        item.id());
  }

  private String until(Availability holds) {
    String until = Texts.of(holds.date() == null ? "menu.until-by-hand" : "menu.until-end-of-day");
    return holds.by() == null || holds.at() == null
        ? until
        : Texts.of("menu.by", holds.by(), amounts.time(holds.at())) + " · " + until;
  }
}
