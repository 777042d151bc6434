package brigade.orders.ui;

import brigade.kitchen.ui.FollowTable;
import brigade.menu.MenuItem;
import brigade.menu.Menus;
import brigade.orders.Alarms;
import brigade.orders.CompingLine;
import brigade.orders.OrderLine;
import brigade.orders.OrderPhrases;
import brigade.orders.VoidingLine;
import brigade.orders.ui.Sheet.Line;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import brigade.screen.Toast;
import brigade.staff.Permission;
import java.time.Instant;
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
  private final OrderSheets sheets;
  private final Around around;

  LineActs(
      OrderAtHand order,
      OrderCommands commands,
      Menus menus,
      Alarms alarms,
      AddingItems adding,
      OrderKeys keys,
      OrderSheets sheets,
      Around around) {
    this.order = order;
    this.commands = commands;
    this.menus = menus;
    this.alarms = alarms;
    this.adding = adding;
    this.keys = keys;
    this.sheets = sheets;
    this.around = around;
  }

  @Override
  public void select(UUID lineId) {
    if (order.several()) {
      order.toggle(lineId);
    } else if (order.selectedLine().filter(line -> line.id().equals(lineId)).isPresent()) {
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
  public void selectSeveral() {
    order.several(!order.several());
    around.draw();
  }

  @Override
  public void holdSelected() {
    List<Line> fresh = order.selectedLines().stream().filter(Line::fresh).toList();
    if (fresh.isEmpty()) {
      Toast.refuse(Texts.of("orders.ui.key.hold-none"));
    } else {
      keys.holdOrNot(fresh);
    }
  }

  @Override
  public void fireSelected() {
    List<UUID> held =
        order.selectedLines().stream()
            .filter(line -> line.look() == Sheet.Look.HELD)
            .map(Line::id)
            .toList();
    if (held.isEmpty()) {
      Toast.refuse(Texts.of("orders.ui.key.fire-none"));
    } else {
      order.run(id -> commands.firing().fireLines(id, held, null));
    }
  }

  @Override
  public void sendNow(Instant at) {
    order.run(id -> commands.sending().sendNow(id, null, waitingFor(at)));
  }

  @Override
  public void cancelDelay(Instant at) {
    order.run(id -> commands.sending().cancelDelay(id, null, waitingFor(at)));
  }

  private List<UUID> waitingFor(Instant at) {
    return order.sheet().stream()
        .flatMap(now -> now.lines().stream())
        .filter(line -> at.equals(line.sendAt()))
        .map(Line::id)
        .toList();
  }

  @Override
  public void fire(UUID lineId) {
    order.run(id -> commands.firing().fireLines(id, List.of(lineId), null));
  }

  @Override
  public void follow(UUID lineId) {
    Overlay sheet = new Overlay(Texts.of("orders.ui.follow.title"), "");
    sheet.setWidth("min(1160px, calc(100vw - 24px))");
    sheet.fill(
        new FollowTable(
            commands.following().of(order.id()),
            order.stored(lineId).map(OrderLine::kitchenId).orElse(null),
            order.amounts()));
    sheet.open();
  }

  @Override
  public void rush(UUID lineId) {
    order.rush(
        commands.rushing(), List.of(lineId), order.line(lineId).map(Line::rushed).orElse(false));
  }

  @Override
  public void move(UUID lineId) {
    order.line(lineId).ifPresent(line -> sheets.askLines(List.of(line)));
  }

  @Override
  public void moveSelected() {
    List<Line> lines = order.selectedLines().stream().filter(line -> !line.voided()).toList();
    if (!lines.isEmpty()) {
      sheets.askLines(lines);
    }
  }

  /**
   * More is ordered as a new line, so that a slip of the finger cooks nothing; less needs the
   * reason of a void.
   */
  @Override
  public void recount(UUID lineId, int quantity) {
    Optional<Line> line = order.line(lineId);
    if (line.isEmpty()) {
      return;
    }
    if (quantity > line.get().quantity()) {
      again(line.get(), quantity - line.get().quantity());
      return;
    }
    ask(
        ReasonDialog.Kind.VOID,
        line.get(),
        line.get().quantity() - quantity,
        answer ->
            order.tried(
                id ->
                    commands
                        .recounting()
                        .change(
                            id,
                            lineId,
                            null,
                            line.get().quantity() - answer.quantity(),
                            new VoidingLine.Request(
                                answer.quantity(), answer.reason(), answer.made(), answer.pin()))));
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
          () -> putBack(taken));
    }
  }

  /** A combo went with all its lines and comes back with them. */
  private void putBack(OrderLine taken) {
    if (taken.comboId().isPresent()) {
      order.run(id -> commands.undoing().undo(id, null));
    } else {
      adding
          .again(taken, taken.quantity(), taken.hold())
          .ifPresent(request -> adding.addLine(request, taken.name()));
    }
  }

  @Override
  public void again(UUID lineId) {
    order.line(lineId).ifPresent(line -> again(line, line.quantity()));
  }

  /** A line of a combo stands for the combo: nobody asks for a part of it at its price. */
  private void again(Line line, int quantity) {
    if (line.comboId() != null) {
      order
          .comboAgain(line.id(), quantity)
          .ifPresentOrElse(
              request -> adding.addLine(request, line.comboName()),
              () -> Toast.refuse(Texts.of("orders.ui.line.off-menu")));
      return;
    }
    order
        .stored(line.id())
        .ifPresent(
            stored ->
                adding
                    .again(stored, quantity, false)
                    .ifPresent(request -> adding.addLine(request, stored.name())));
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

  /** Whoever may give it takes it back with a tap; others ask for the same PIN as for giving it. */
  @Override
  public void charge(UUID lineId) {
    order
        .line(lineId)
        .ifPresent(
            line -> {
              if (order.kit().actor().may(Permission.COMP)) {
                if (order.run(id -> commands.comping().charge(id, lineId, null, null))) {
                  Toast.say("check", Texts.of("orders.ui.charge.done", line.name()));
                }
                return;
              }
              new ApprovalSheet(
                      Texts.of("orders.ui.charge.title", line.name()),
                      line.remark(),
                      Texts.of("orders.ui.approval.comp", order.kit().actor().name()),
                      pin -> order.tried(id -> commands.comping().charge(id, lineId, null, pin)))
                  .open();
            });
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
    List<Line> together =
        kind == ReasonDialog.Kind.VOID
            ? order.sheet().map(now -> now.together(line)).orElse(List.of(line))
            : List.of(line);
    new ReasonDialog(order.kit(), kind, line, together, quantity, usual(kind), act).open();
  }

  private List<String> usual(ReasonDialog.Kind kind) {
    return commands
        .phrases()
        .of(
            switch (kind) {
              case VOID -> OrderPhrases.Kind.VOID;
              case COMP -> OrderPhrases.Kind.COMP;
            },
            "");
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
