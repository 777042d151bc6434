package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;

import brigade.orders.ui.Sheet.Line;
import brigade.screen.OneOf;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where lines go: another seat or several that share, another course, another table or order. */
final class LinesSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  private final transient Places places;
  private final transient Acts acts;
  private final Div picks = div("");
  private final NativeButton give;
  private final Span giveWords = label("", "");
  private transient Whose whose;

  private enum Kind {
    SEAT("orders.ui.lines.seat"),
    COURSE("orders.ui.lines.course"),
    AWAY("orders.ui.lines.away");

    private final String key;

    Kind(String key) {
      this.key = key;
    }
  }

  LinesSheet(List<Line> lines, Places places, Acts acts) {
    super(
        Texts.of("orders.ui.lines.title", lines.size()),
        lines.stream().map(Line::name).collect(Collectors.joining(", ")));
    this.places = places;
    this.acts = acts;
    whose = lines.getFirst().whose();
    setWidth("min(520px, calc(100vw - 24px))");
    Span kinds = span("seg wide");
    OneOf<Kind> kind = new OneOf<>(kinds, "", this::draw);
    for (Kind one : Kind.values()) {
      if (one != Kind.SEAT || places.seats() > 0) {
        kind.offer(one, label("", Texts.of(one.key)));
      }
    }
    give = button("btn primary grow", () -> settle(acts.toSeats(whose)), giveWords);
    fill(kinds, picks);
    keys(button("btn grow", this::close, label("", Texts.of("orders.ui.dialog.cancel"))), give);
    Kind first = places.seats() > 0 ? Kind.SEAT : Kind.COURSE;
    kind.choose(first);
    draw(first);
  }

  private void draw(Kind kind) {
    accept();
    give.setVisible(kind == Kind.SEAT);
    picks.removeAll();
    picks.getElement().setAttribute("class", "opts lines-to");
    picks.getElement().getStyle().set("--cols", kind == Kind.SEAT ? "4" : "2");
    switch (kind) {
      case SEAT -> {
        choose(whose);
        new SeatKeys(picks, "opt", places.seats(), whose, this::choose).draw();
      }
      case COURSE ->
          places
              .courses()
              .forEach(
                  course ->
                      picks.add(
                          button(
                              "opt",
                              () -> settle(acts.toCourse(course.number())),
                              isolated("", course.words()))));
      case AWAY -> drawPlaces();
    }
  }

  private void choose(Whose next) {
    whose = next;
    giveWords.setText(Texts.of("orders.ui.lines.to-seats", whose.words()));
  }

  private void drawPlaces() {
    for (Place place : places.others()) {
      picks.add(
          button(
              "opt priced",
              () -> settle(acts.away(place)),
              isolated("b cut", place.name()),
              label("p", place.detail())));
    }
    if (places.others().isEmpty()) {
      picks.add(text("mute", Texts.of("orders.ui.lines.nowhere")));
    }
  }

  /**
   * Where lines can go.
   *
   * @param seats of this table; 0 where nobody sits
   * @param others tables and open orders
   */
  record Places(int seats, List<ModifierPanel.CourseName> courses, List<Place> others) {}

  /**
   * Another table, or an open order without one.
   *
   * @param tableId empty for an order without a table
   * @param orderId empty for a table that has none
   */
  record Place(String name, String detail, Optional<UUID> tableId, Optional<UUID> orderId) {}

  /** What is done; each gives the reason why not, or nothing. */
  interface Acts {
    Optional<String> toSeats(Whose whose);

    Optional<String> toCourse(int course);

    Optional<String> away(Place place);
  }
}
