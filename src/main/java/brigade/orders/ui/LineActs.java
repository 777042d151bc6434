package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;

import brigade.menu.MenuItem;
import brigade.menu.Menus;
import brigade.orders.Alarms;
import brigade.orders.CompingLine;
import brigade.orders.OrderLine;
import brigade.orders.VoidingLine;
import brigade.orders.ui.Sheet.Line;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is done to the lines of an order from its check. */
final class LineActs implements CheckPanel.Acts {
  private final OrderAtHand order;
  private final OrderCommands commands;
  private final Menus menus;
  private final Alarms alarms;
  private final AddingItems adding;
  private final OrderKeys keys;
  private final Around around;

  LineActs(
      OrderAtHand order,
      OrderCommands commands,
      Menus menus,
      Alarms alarms,
      AddingItems adding,
      OrderKeys keys,
      Around around) {
    this.order = order;
    this.commands = commands;
    this.menus = menus;
    this.alarms = alarms;
    this.adding = adding;
    this.keys = keys;
    this.around = around;
  }

  @Override
  public void select(UUID lineId) {
    if (order.selectedLine().filter(line -> line.id().equals(lineId)).isPresent()) {
      order.selectNothing();
    } else {
      order.select(lineId);
    }
    around.draw();
  }

  @Override
  public void step(UUID lineId, int by) {
    order.line(lineId).ifPresent(line -> count(lineId, line.quantity() + by));
  }

  @Override
  public void count(UUID lineId, int quantity) {
    if (quantity < 1) {
      remove(lineId);
    } else if (quantity <= Draft.MOST) {
      adding.recount(lineId, quantity);
    }
  }

  @Override
  public void change(UUID lineId) {
    Optional<OrderLine> line = order.stored(lineId);
    Optional<MenuItem> item = line.flatMap(stored -> menus.current().item(stored.menuItemId()));
    if (item.isEmpty()) {
      Toast.refuse(Texts.of("orders.ui.line.off-menu"));
      return;
    }
    OrderLine stored = line.get();
    Draft draft = Draft.of(order.offered(), item.get(), stored);
    around.ask(draft, stored);
  }

  @Override
  public void reseat(UUID lineId) {
    order.sheet().filter(now -> now.seats() > 0).ifPresent(now -> askSeat(now, lineId));
  }

  private void askSeat(Sheet now, UUID lineId) {
    Overlay whose =
        new Overlay(Texts.of("orders.ui.line.whose"), now.line(lineId).map(Line::name).orElse(""));
    Div seats = div("opts");
    seats.getElement().getStyle().set("--cols", "4");
    for (int seat = 1; seat <= now.seats(); seat++) {
      int number = seat;
      seats.add(button("opt", () -> sit(whose, lineId, number), label("", String.valueOf(number))));
    }
    seats.add(
        button("opt", () -> sit(whose, lineId, null), label("", Texts.of("orders.ui.seat.table"))));
    whose.fill(seats);
    whose.keys(button("btn grow", whose::close, label("", Texts.of("orders.ui.dialog.cancel"))));
    whose.open();
  }

  private void sit(Overlay whose, UUID lineId, @Nullable Integer seat) {
    whose.close();
    order.run(id -> commands.changing().sitAt(id, lineId, null, seat));
  }

  @Override
  public void remove(UUID lineId) {
    Optional<OrderLine> line = order.stored(lineId);
    if (line.isEmpty()) {
      around.refresh();
      return;
    }
    OrderLine taken = line.get();
    VoidingLine.Request unsent = new VoidingLine.Request(null, null, false, null);
    if (order.run(id -> commands.voiding().voidLine(id, lineId, null, unsent))) {
      Toast.undoable(
          "trash",
          Texts.of("orders.ui.line.removed", taken.quantity(), taken.name()),
          () ->
              adding
                  .again(taken, taken.quantity(), taken.hold())
                  .ifPresent(request -> adding.addLine(request, taken.name())));
    }
  }

  @Override
  public void again(UUID lineId) {
    order
        .stored(lineId)
        .ifPresent(
            line ->
                adding
                    .again(line, line.quantity(), false)
                    .ifPresent(request -> adding.addLine(request, line.name())));
  }

  @Override
  public void comp(UUID lineId) {
    askReason(
        lineId,
        ReasonDialog.Kind.COMP,
        answer ->
            order.tried(
                id ->
                    commands
                        .comping()
                        .comp(
                            id,
                            lineId,
                            null,
                            new CompingLine.Request(
                                answer.quantity(), answer.reason(), answer.pin()))));
  }

  @Override
  public void voidLine(UUID lineId) {
    askReason(
        lineId,
        ReasonDialog.Kind.VOID,
        answer ->
            order.tried(
                id ->
                    commands
                        .voiding()
                        .voidLine(
                            id,
                            lineId,
                            null,
                            new VoidingLine.Request(
                                answer.quantity(), answer.reason(), answer.made(), answer.pin()))));
  }

  private void askReason(
      UUID lineId, ReasonDialog.Kind kind, Function<ReasonDialog.Answer, Optional<String>> act) {
    order.line(lineId).ifPresent(line -> ask(kind, line, line.quantity(), act));
  }

  private void ask(
      ReasonDialog.Kind kind,
      Line line,
      int quantity,
      Function<ReasonDialog.Answer, Optional<String>> act) {
    new ReasonDialog(order.kit(), kind, line, quantity, usual(kind), act).open();
  }

  private static List<String> usual(ReasonDialog.Kind kind) {
    List<String> keys =
        switch (kind) {
          case VOID ->
              List.of("changed-mind", "wrong-item", "too-long", "quality", "kitchen-error");
          case COMP -> List.of("too-long", "quality", "spilled", "regular", "birthday");
        };
    return keys.stream().map(key -> Texts.of("orders.ui.reason." + key)).toList();
  }

  @Override
  public void hold(int course) {
    order
        .sheet()
        .ifPresent(
            now ->
                keys.holdOrNot(
                    now.fresh().stream().filter(line -> line.course() == course).toList()));
  }

  @Override
  public void noted(List<UUID> subjects) {
    alarms.read(subjects);
    around.refresh();
  }

  @Override
  public void pickedUp() {
    order.run(id -> commands.serving().serve(id, null));
  }

  @Override
  public void openCheck() {
    around.openCheck();
  }

  /** The screen around the check. */
  interface Around extends OrderAtHand.Page {
    /** Opens the questions of a line again. */
    void ask(Draft draft, @Nullable OrderLine changed);

    /** Opens or closes the whole check on a phone. */
    void openCheck();
  }
}
