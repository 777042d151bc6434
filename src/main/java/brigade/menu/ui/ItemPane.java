package brigade.menu.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.menu.Availability;
import brigade.menu.MenuItem;
import brigade.screen.Amounts;
import brigade.screen.Redraw;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The items of a category in the order of the order screen, or what a search over all finds. */
final class ItemPane extends Section {
  private static final long serialVersionUID = 1L;

  private final transient Asked asked;
  private final transient Amounts amounts;
  private final Input search = new Input();
  private final Div rows = div("rows scroll");
  private final HtmlContainer hint = new HtmlContainer("p");
  private transient @Nullable Shown shown;
  private @Nullable UUID category;
  private @Nullable UUID chosen;

  ItemPane(Asked asked, Amounts amounts) {
    this.asked = asked;
    this.amounts = amounts;
    setClassName("c2");
    search.setValueChangeMode(ValueChangeMode.EAGER);
    with(search, "type", "search");
    search.addValueChangeListener(change -> draw());
    Shortcuts.addShortcutListener(this, this::clear, Key.ESCAPE).listenOn(search);
    HtmlContainer field = new HtmlContainer("label");
    field.getElement().setAttribute("class", "in grow");
    field.add(icon("search"), search);
    NativeButton back =
        named(
            button("btn quiet icon paneback", asked::back, icon("back")),
            Texts.of("menu.to-categories"));
    add(
        div(
            "top",
            back,
            field,
            named(button("btn icon primary", asked::add, icon("plus")), Texts.of("menu.item.add"))),
        rows,
        hint);
    Rows.arrange(rows, asked::place);
    hint.getElement().setAttribute("class", "small mute");
    hint.add(label("", Texts.of("menu.arrange")), key("Alt"), key("↑"));
  }

  private static HtmlContainer key(String name) {
    HtmlContainer key = new HtmlContainer("kbd");
    key.setText(name);
    return key;
  }

  /** Shows a category, and no search. */
  void show(Shown shown, @Nullable UUID category, @Nullable UUID chosen) {
    this.shown = shown;
    this.category = category;
    this.chosen = chosen;
    String words = Texts.of("menu.find", shown.menu().items().size());
    with(named(search, words), "placeholder", words);
    draw();
  }

  /** Takes what is typed into the search away. */
  void clear() {
    if (!search.isEmpty()) {
      search.setValue("");
      draw();
    }
  }

  /** Moves the keyboard to the row that is chosen. */
  void focusRow() {
    rows.getElement().executeJs("this.querySelector('.on')?.focus()");
  }

  private void draw() {
    Shown now = shown;
    if (now == null) {
      return;
    }
    boolean searching = !search.getValue().isBlank();
    List<MenuItem> items =
        searching
            ? now.menu().search(search.getValue())
            : now.menu().items().stream()
                .filter(item -> item.category().id().equals(category))
                .toList();
    hint.setVisible(!searching && items.size() > 1);
    if (searching) {
      with(rows, "data-still", "");
    } else {
      rows.getElement().removeAttribute("data-still");
    }
    if (items.isEmpty()) {
      Redraw.into(rows, nothing(searching, now));
    } else {
      Redraw.into(rows, items.stream().map(item -> row(now, item, searching)).toList());
    }
  }

  private static Component nothing(boolean searching, Shown now) {
    String about =
        searching
            ? "menu.no-hit"
            : now.menu().categories().isEmpty() ? "menu.no-menu" : "menu.no-items";
    return div(
        "empty",
        icon(searching ? "search" : "menu"),
        text("b", Texts.of(about)),
        text("small", Texts.of(about + "-detail")));
  }

  private Component row(Shown now, MenuItem item, boolean searching) {
    boolean on = item.id().equals(chosen);
    Span where = span("small mute row");
    where.add(isolated("", searching ? item.category().name() : madeAt(now, item)));
    chips(now, item).forEach(where::add);
    if (!item.onSale().always()) {
      where.add(span("chip line", icon("clock"), isolated("cut", hours(now, item))));
    }
    NativeButton row =
        button(
            on ? "on" : "",
            () -> asked.open(item.id()),
            div("grow", isolated("nm2", item.name()), where),
            bold("tn", amounts.plain(item.price())));
    with(row, "data-row", item.id().toString());
    with(row, "aria-current", String.valueOf(on));
    return known(row, item.id());
  }

  private static String madeAt(Shown now, MenuItem item) {
    String station = item.station();
    return station == null
        ? Texts.of("menu.at-expo")
        : now.stations().getOrDefault(station, station);
  }

  /** When it is on sale, as short as can be: the names of its hours where it has some. */
  private static String hours(Shown now, MenuItem item) {
    return item.onSale().dayparts().isEmpty()
        ? WhenWords.of(item.onSale(), now)
        : WhenWords.dayparts(item.onSale(), now);
  }

  /** What is out of the ordinary with an item today. */
  static List<Component> chips(Shown now, MenuItem item) {
    Availability holds = item.availability().on(now.today());
    if (!holds.available()) {
      return List.of(span("chip bad", icon("x"), label("", "86")));
    }
    return holds
        .left()
        .map(
            left ->
                List.<Component>of(
                    left == 0
                        ? span("chip bad", icon("x"), label("", Texts.of("menu.left", 0)))
                        : span("chip warn", icon("alert"), label("", Texts.of("menu.left", left)))))
        .orElse(List.of());
  }

  /** What the list asks of the screen around it. */
  interface Asked {
    /** The form of an item. */
    void open(UUID item);

    /** The form of a new one. */
    void add();

    /** Another place among the items of its category. */
    void place(UUID item, int place);

    /** The categories, where there is room for one pane. */
    void back();
  }
}
