package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;

import brigade.menu.MenuItem;
import brigade.menu.OnSale;
import brigade.orders.LineRequest;
import brigade.orders.OrderLine;
import brigade.orders.VoidingLine;
import brigade.orders.ui.Sheet.Line;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import brigade.screen.Toast;
import java.util.List;
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
    around
        .whose()
        .seats()
        .forEach(seat -> mustNot.addAll(now.allergens().getOrDefault(seat, Set.of())));
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

  private String seatWords() {
    return around.whose().words();
  }

  private void add(MenuItem item) {
    int course = around.courseOf(item);
    if (item.kind() == MenuItem.Kind.COMBO) {
      around.askCombo(item);
      return;
    }
    if (!item.plain()) {
      around.ask(new Draft(order.offered(), item, around.whose(), course), null);
      return;
    }
    same(item, course)
        .ifPresentOrElse(
            line -> {
              order.select(line.id());
              recount(line.id(), line.quantity() + 1);
            },
            () -> addLine(plain(item, course), item.name()));
  }

  private LineRequest plain(MenuItem item, int course) {
    return new Draft(order.offered(), item, around.whose(), course).request(null);
  }

  /** A second tap on the same thing is one more of it, not another line. */
  private Optional<Line> same(MenuItem item, int course) {
    return order.sheet().stream()
        .flatMap(now -> now.fresh().stream())
        .filter(
            line ->
                line.menuItemId().equals(item.id())
                    && line.whose().equals(around.whose())
                    && line.comboId() == null
                    && line.sendAt() == null
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
    if (line.get().comboId().isPresent()) {
      // A combo is counted with all its lines, which are not asked for again.
      VoidingLine.Request fewer = new VoidingLine.Request(null, null, false, null);
      if (order.run(id -> commands.recounting().change(id, lineId, null, quantity, fewer))) {
        announce(line.get().comboName().orElse(line.get().name()), quantity);
      }
      return;
    }
    again(line.get(), quantity, line.get().hold())
        .filter(request -> order.run(id -> commands.changing().change(id, lineId, null, request)))
        .ifPresent(request -> announce(line.get().name(), quantity));
  }

  /** Takes what was answered: a new line, or a changed one. */
  boolean answered(Draft draft, @Nullable OrderLine changed) {
    return changed == null
        ? addLine(draft.request(null), draft.name())
        : order.run(
            id ->
                commands.changing().change(id, changed.id(), null, draft.request(changed.hold())));
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

  /** What asks for a line again, in another quantity; empty when it left the menu. */
  Optional<LineRequest> again(OrderLine line, int quantity, boolean hold) {
    OnSale offered = order.offered();
    Optional<LineRequest> request =
        offered
            .menu()
            .item(line.menuItemId())
            .map(
                item -> {
                  Draft draft = Draft.of(offered, item, line);
                  draft.quantity(quantity);
                  return draft.request(hold);
                });
    if (request.isEmpty()) {
      Toast.refuse(Texts.of("orders.ui.line.off-menu"));
    }
    return request;
  }

  /** The screen around the menu. */
  interface Around extends OrderAtHand.Page {
    /** For whom the next item is. */
    Whose whose();

    /** The course that the next one of this item is for. */
    int courseOf(MenuItem item);

    /** Opens the questions of an item, for a new line or for one that is changed. */
    void ask(Draft draft, @Nullable OrderLine changed);

    /** Opens the courses of a combo. */
    void askCombo(MenuItem combo);

    /** Says aloud what was added. */
    void announce(String words);
  }
}
