package brigade.orders.ui;

import brigade.orders.PrintsChecks;
import brigade.orders.ui.Sheet.Line;
import brigade.screen.Phrase;
import brigade.screen.Texts;
import brigade.screen.Toast;
import brigade.staff.Permission;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the keys at the foot of an order do, and what they can do now. */
final class OrderKeys implements KeyBar.Keys {
  /** Taps closer together than this are one that bounced. */
  private static final Duration SAME_TAP = Duration.ofSeconds(1);

  /** The station of the bar; everything else is the kitchen. */
  private static final String BAR = "BAR";

  private final OrderAtHand order;
  private final OrderCommands commands;
  private final Around around;
  private Instant firedAt = Instant.EPOCH;

  OrderKeys(OrderAtHand order, OrderCommands commands, Around around) {
    this.order = order;
    this.commands = commands;
    this.around = around;
  }

  /**
   * Which keys do something now.
   *
   * @param choosing whether a line is being put together
   */
  KeyBar.Can can(Sheet now, boolean choosing) {
    List<Line> fresh = now.fresh();
    boolean takes = order.takesOrders();
    Optional<Line> held = now.nextHeld();
    return new KeyBar.Can(
        takes ? now.sendCount() : 0,
        choosing,
        choosing ? Texts.of("orders.ui.key.after") : where(fresh),
        holdWords(now),
        takes ? held.map(OrderKeys::fireWords).orElse("") : "",
        held.flatMap(next -> now.expected(next.course())).map(OrderKeys::about).orElse(""),
        takes && now.lines().stream().anyMatch(line -> line.look().unmade()),
        now.rushed(),
        takes && now.lines().stream().anyMatch(line -> line.course() == 0 && !line.fresh()),
        order.kit().actor().may(Permission.SETTLE),
        commands.printing().isResolvable(),
        commands.discounts().isResolvable()
            && now.open()
            && order.kit().actor().may(Permission.DISCOUNT_SMALL),
        now.lines().stream().anyMatch(line -> !line.fresh() && !line.voided()),
        takes ? now.undo() : "");
  }

  /** The course a tap fires, named so that its number is not taken for a count. */
  private static String fireWords(Line next) {
    return Texts.of(
        next.course() == 0 ? "orders.ui.key.fire-named" : "orders.ui.key.fire-course",
        next.courseName());
  }

  /** Whole minutes, rounded up: food that comes sooner is no disappointment. */
  private static String about(Duration expected) {
    return Texts.of("orders.ui.key.fire-about", (expected.toSeconds() + 59) / 60);
  }

  private static String where(List<Line> fresh) {
    boolean bar = fresh.stream().anyMatch(line -> BAR.equals(line.station()));
    boolean kitchen = fresh.stream().anyMatch(line -> !BAR.equals(line.station()));
    if (fresh.isEmpty()) {
      return "";
    }
    return Texts.of(
        bar && kitchen
            ? "orders.ui.key.to-both"
            : bar ? "orders.ui.key.to-bar" : "orders.ui.key.to-kitchen");
  }

  /** The new lines that Hold is about: the selected one, or all of them. */
  private List<Line> toHold(Sheet now) {
    return order.selectedLine().filter(Line::fresh).map(List::of).orElseGet(now::fresh);
  }

  private String holdWords(Sheet now) {
    List<Line> lines = toHold(now);
    if (lines.isEmpty()) {
      return Texts.of("orders.ui.key.hold");
    }
    String what =
        lines.stream().allMatch(Line::hold) ? "orders.ui.key.unhold" : "orders.ui.key.hold";
    return lines.size() == 1
        ? Texts.of(what + "-line", lines.getFirst().name())
        : Texts.of(what + "-all", lines.stream().mapToInt(Line::quantity).sum());
  }

  /** Holds these new lines, or lets them go with the next send when all of them are held. */
  void holdOrNot(List<Line> lines) {
    boolean hold = !lines.stream().allMatch(Line::hold);
    order.run(
        id -> commands.changing().hold(id, null, lines.stream().map(Line::id).toList(), hold));
  }

  @Override
  public void send() {
    int count = order.sheet().map(Sheet::sendCount).orElse(0);
    order.selectNothing();
    if (order.run(id -> commands.sending().send(id, null))) {
      around.sent(count);
    }
  }

  @Override
  public void sendLater() {
    order
        .sheet()
        .ifPresent(
            now -> {
              List<Line> lines = toSendLater(now);
              new SendLater(
                      lines.stream().mapToInt(Line::quantity).sum(),
                      order.kit().clock().instant(),
                      order.amounts(),
                      at ->
                          order.tried(
                              id ->
                                  commands
                                      .sending()
                                      .sendAt(id, null, lines.stream().map(Line::id).toList(), at)))
                  .open();
            });
  }

  /** The selected new lines, or all that the next send would take. */
  private List<Line> toSendLater(Sheet now) {
    List<Line> chosen = order.selectedLines().stream().filter(Line::fresh).toList();
    return chosen.isEmpty()
        ? now.fresh().stream().filter(line -> line.sendAt() == null).toList()
        : chosen;
  }

  @Override
  public void undo() {
    order.selectNothing();
    order.run(id -> commands.undoing().undo(id, null));
  }

  @Override
  public void hold() {
    order.sheet().ifPresent(now -> holdOrNot(toHold(now)));
  }

  /** A second tap so soon means the course that is fired already, not the next one. */
  @Override
  public void fire() {
    Instant now = order.kit().clock().instant();
    if (Duration.between(firedAt, now).compareTo(SAME_TAP) > 0) {
      firedAt = now;
      order.run(id -> commands.firing().fireNext(id, null));
    }
  }

  @Override
  public void rush() {
    order.rush(commands.rushing(), List.of(), order.sheet().map(Sheet::rushed).orElse(false));
  }

  @Override
  public void repeat() {
    order.run(id -> commands.repeating().repeat(id, null));
  }

  @Override
  public void print() {
    Outcomes.carefully(
        () -> {
          switch (commands.printing().get().print(order.id())) {
            case PrintsChecks.Outcome.Printed(int checks) ->
                Toast.say("printer", Texts.of("orders.ui.printed", checks));
            case PrintsChecks.Outcome.Refused(Phrase why) -> Toast.refuse(why.words());
          }
        },
        Toast::refuse);
    around.refresh();
  }

  @Override
  public void discount() {
    commands.discounts().get().open(order.id(), order.selected(), around::refresh);
  }

  @Override
  public void split() {
    UI.getCurrent().navigate("orders/" + order.id() + "/split");
  }

  @Override
  public void pay() {
    UI.getCurrent().navigate("orders/" + order.id() + "/pay");
  }

  /** The screen around the keys. */
  interface Around {
    /** So many portions went to the kitchen. */
    void sent(int portions);

    void refresh();
  }
}
