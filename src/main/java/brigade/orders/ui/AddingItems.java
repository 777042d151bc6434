package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;

import brigade.menu.MenuItem;
import brigade.menu.Size;
import brigade.orders.LineRequest;
import brigade.orders.OrderLine;
import brigade.orders.ui.Sheet.Line;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From a tap on the menu to a line on the order: allergies first, then questions, then the line.
 */
final class AddingItems implements MenuSide.Asked {
  private final OrderAtHand order;
  private final OrderCommands commands;
  private final Around around;

  AddingItems(OrderAtHand order, OrderCommands commands, Around around) {
    this.order = order;
    this.commands = commands;
    this.around = around;
  }

  @Override
  public void seatChosen() {
    // With a new line selected, the next line is still for the seat that was chosen now.
    order.selectNothing();
    around.draw();
  }

  @Override
  public void tap(MenuItem item) {
    Optional<Sheet> sheet = order.sheet();
    if (sheet.isEmpty()) {
      return;
    }
    Sheet now = sheet.get();
    if (!order.takesOrders()) {
      Toast.refuse(
          Texts.of(now.open() ? "orders.ui.not-permitted" : "orders.ui.order.closed-detail"));
      return;
    }
    List<String> hits = hits(now, item);
    if (hits.isEmpty()) {
      add(item);
    } else {
      warn(item, hits);
    }
  }

  /** What of the item somebody at this seat, or at the whole table, must not have. */
  private List<String> hits(Sheet now, MenuItem item) {
    Set<String> mustNot = new TreeSet<>(now.allergens().getOrDefault(0, Set.of()));
    mustNot.addAll(now.allergens().getOrDefault(seatNumber(), Set.of()));
    return item.allergens().stream()
        .filter(allergen -> mustNot.contains(allergen.name()))
        .sorted()
        .map(allergen -> Texts.of("orders.ui.allergen." + allergen.name()))
        .toList();
  }

  private void warn(MenuItem item, List<String> hits) {
    Overlay sure = new Overlay(item.name(), seatWords());
    sure.fill(
        div(
            "banner warn",
            icon("alert"),
            isolated(
                "grow",
                Texts.of("orders.ui.allergies.hit", item.name(), String.join(", ", hits)))));
    sure.keys(
        button("btn primary grow", sure::close, label("", Texts.of("orders.ui.allergies.dont"))),
        button(
            "btn grow",
            () -> {
              sure.close();
              add(item);
            },
            label("", Texts.of("orders.ui.allergies.add"))));
    sure.open();
  }

  private int seatNumber() {
    return Objects.requireNonNullElse(around.seat(), 0);
  }

  private String seatWords() {
    return seatNumber() == 0
        ? Texts.of("orders.ui.seat.table")
        : Texts.of("orders.ui.seat.number", seatNumber());
  }

  private void add(MenuItem item) {
    int course = around.courseOf(item);
    if (!item.plain()) {
      around.ask(new Draft(order.offered(), item, around.seat(), course), null);
      return;
    }
    same(item, course)
        .ifPresentOrElse(
            line -> {
              order.select(line.id());
              recount(line.id(), line.quantity() + 1);
            },
            () -> addLine(LineRequest.of(item.id(), around.seat(), course), item.name()));
  }

  /** A second tap on the same thing is one more of it, not another line. */
  private Optional<Line> same(MenuItem item, int course) {
    return order.sheet().stream()
        .flatMap(now -> now.fresh().stream())
        .filter(
            line ->
                line.menuItemId().equals(item.id())
                    && Objects.equals(line.seat(), around.seat())
                    && line.course() == course
                    && line.mods().isEmpty()
                    && line.note().isEmpty()
                    && line.quantity() < Draft.MOST)
        .findFirst();
  }

  /** Adds a line as it is asked for. */
  boolean addLine(LineRequest request, String name) {
    boolean done = order.runAdding(id -> commands.adding().add(id, null, List.of(request)));
    if (done) {
      announce(name, request.quantity());
    }
    return done;
  }

  /** So many of a new line from now on. */
  void recount(UUID lineId, int quantity) {
    Optional<OrderLine> line = order.stored(lineId);
    if (line.isEmpty()) {
      around.refresh();
      return;
    }
    if (order.run(
        id -> commands.changing().change(id, lineId, null, request(line.get(), quantity)))) {
      announce(line.get().name(), quantity);
    }
  }

  /** Takes what was answered: a new line, or a changed one. */
  boolean answered(Draft draft, @Nullable OrderLine changed) {
    Size size = draft.size().orElse(null);
    LineRequest request =
        new LineRequest(
            draft.item().id(),
            null,
            size == null ? null : size.name(),
            draft.quantity(),
            draft.seat(),
            draft.course(),
            changed != null && changed.hold(),
            draft.choices(),
            draft.note().isBlank() ? null : draft.note());
    return changed == null
        ? addLine(request, draft.item().name())
        : order.run(id -> commands.changing().change(id, changed.id(), null, request));
  }

  private void announce(String name, int quantity) {
    order
        .sheet()
        .ifPresent(
            now ->
                around.announce(
                    Texts.of(
                        "orders.ui.said",
                        name,
                        quantity,
                        seatWords(),
                        order.amounts().plain(now.owed().total()))));
  }

  /** What asks for a line again, in another quantity. */
  static LineRequest request(OrderLine line, int quantity) {
    return new LineRequest(
        line.menuItemId(),
        null,
        line.size().orElse(null),
        quantity,
        line.seat().orElse(null),
        line.course(),
        line.hold(),
        line.choices(),
        line.note().orElse(null));
  }

  /** The screen around the menu. */
  interface Around extends OrderAtHand.Page {
    /** The seat that the next item is for; null for the whole table. */
    @Nullable Integer seat();

    /** The course that the next one of this item is for. */
    int courseOf(MenuItem item);

    /** Opens the questions of an item, for a new line or for one that is changed. */
    void ask(Draft draft, @Nullable OrderLine changed);

    /** Says aloud what was added. */
    void announce(String words);
  }
}
