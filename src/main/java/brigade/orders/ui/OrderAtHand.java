package brigade.orders.ui;

import brigade.menu.OnSale;
import brigade.orders.LineRequest;
import brigade.orders.Order;
import brigade.orders.OrderLine;
import brigade.orders.OrderOutcome;
import brigade.orders.Orders;
import brigade.orders.RushingLines;
import brigade.orders.ui.Sheet.Line;
import brigade.screen.Amounts;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.screen.Toast;
import brigade.staff.Permission;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order that one screen shows: what was read of it last, which of its lines are selected, and
 * how it is changed. Whoever changes it gets it drawn again.
 */
final class OrderAtHand {
  private final ScreenKit kit;
  private final ReadingSheet reading;
  private final Orders orders;
  private final Page page;
  private final Set<UUID> selected = new LinkedHashSet<>();
  private boolean several;
  private @Nullable UUID id;
  private @Nullable Sheet sheet;

  OrderAtHand(ScreenKit kit, ReadingSheet reading, Orders orders, Page page) {
    this.kit = kit;
    this.reading = reading;
    this.orders = orders;
    this.page = page;
  }

  /** Turns to another order, or to none. */
  void turnTo(@Nullable UUID orderId) {
    id = orderId;
    sheet = null;
    several = false;
    selected.clear();
  }

  /** Reads it anew. */
  void read() {
    sheet = id == null ? null : reading.of(id, amounts()).orElse(null);
    keepSelection();
  }

  private void keepSelection() {
    Sheet now = sheet;
    selected.removeIf(line -> now == null || now.line(line).isEmpty());
  }

  /** Which order it is; empty where the address names none. */
  Optional<UUID> known() {
    return Optional.ofNullable(id);
  }

  UUID id() {
    return Objects.requireNonNull(id);
  }

  /** What was read of it; empty when there is no such order. */
  Optional<Sheet> sheet() {
    return Optional.ofNullable(sheet);
  }

  Optional<Line> line(UUID lineId) {
    return sheet().flatMap(now -> now.line(lineId));
  }

  /** The line as it is stored, with all that was chosen. */
  Optional<OrderLine> stored(UUID lineId) {
    return QuarkusTransaction.joiningExisting()
        .call(() -> orders.withLines(id()).flatMap(order -> order.line(lineId)));
  }

  /**
   * So many of a line's combo once more, as it is on the menu now; empty where that is not so any
   * more.
   */
  Optional<LineRequest> comboAgain(UUID lineId, int quantity) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                orders
                    .withLines(id())
                    .flatMap(
                        order ->
                            order
                                .line(lineId)
                                .flatMap(
                                    line ->
                                        LineRequest.comboAgain(
                                            order, line, quantity, offered().menu()))));
  }

  /** What is on sale to it now. */
  OnSale offered() {
    return sheet().orElseThrow().offered();
  }

  /** Whether this person may order for it now. */
  boolean takesOrders() {
    return sheet().filter(Sheet::open).isPresent() && kit.actor().may(Permission.TAKE_ORDERS);
  }

  Amounts amounts() {
    return kit.amounts();
  }

  ScreenKit kit() {
    return kit;
  }

  // --- selection -------------------------------------------------------------------------------

  /** The selected lines, in the order selected. */
  Set<UUID> selected() {
    return Set.copyOf(selected);
  }

  /** The selected lines as they are, in their order on the check. */
  List<Line> selectedLines() {
    return sheet().stream()
        .flatMap(now -> now.lines().stream())
        .filter(line -> selected.contains(line.id()))
        .toList();
  }

  /** Whether several lines are being selected, each tap one more or one fewer. */
  boolean several() {
    return several;
  }

  void several(boolean on) {
    several = on;
    selected.clear();
  }

  /** Selects this line too, or no more. */
  void toggle(UUID lineId) {
    if (!selected.remove(lineId)) {
      selected.add(lineId);
    }
  }

  /** The selected line, where one alone is selected. */
  Optional<Line> selectedLine() {
    return !several && selected.size() == 1 ? line(selected.iterator().next()) : Optional.empty();
  }

  /** Selects this line alone. */
  void select(UUID lineId) {
    several = false;
    selected.clear();
    selected.add(lineId);
  }

  void selectNothing() {
    several = false;
    selected.clear();
  }

  // --- commands --------------------------------------------------------------------------------

  /**
   * Has lines made before their turn, or in it again, and says so.
   *
   * @param lines none for all of it
   * @param back whether they are rushed and are not to be
   */
  void rush(RushingLines rushing, List<UUID> lines, boolean back) {
    if (run(id -> rushing.rush(id, lines, !back, null))) {
      Toast.say("bell", Texts.of(back ? "orders.ui.rush.back" : "orders.ui.rush.done"));
    }
  }

  /** Runs a command and draws what came of it. False when it was refused. */
  boolean run(Function<UUID, OrderOutcome> command) {
    boolean[] done = new boolean[1];
    Outcomes.carefully(
        () -> {
          OrderOutcome outcome = command.apply(id());
          if (outcome instanceof OrderOutcome.Done(Order order)) {
            sheet = reading.of(order, amounts());
            keepSelection();
            page.draw();
            done[0] = true;
          } else {
            Outcomes.say(outcome);
          }
        },
        Toast::refuse);
    if (!done[0]) {
      page.refresh();
    }
    return done[0];
  }

  /** The same for a dialog, which shows the refusal itself. */
  Optional<String> tried(Function<UUID, OrderOutcome> command) {
    List<String> refusal = new ArrayList<>();
    Outcomes.carefully(
        () -> Outcomes.refusal(command.apply(id())).ifPresent(refusal::add), refusal::add);
    page.refresh();
    return refusal.stream().findFirst();
  }

  /** Runs a command that adds lines, and selects the last one it added. */
  boolean runAdding(Function<UUID, OrderOutcome> command) {
    Set<UUID> before =
        sheet()
            .map(now -> now.lines().stream().map(Line::id).collect(Collectors.toSet()))
            .orElse(Set.of());
    return run(
        order -> {
          OrderOutcome outcome = command.apply(order);
          if (outcome instanceof OrderOutcome.Done(Order now)) {
            // Others may have added lines at the same moment.
            String own = kit.actor().name();
            now.unsent().stream()
                .filter(line -> line.orderedBy().equals(own))
                .map(OrderLine::id)
                .filter(line -> !before.contains(line))
                .reduce((first, last) -> last)
                .ifPresent(this::select);
          }
          return outcome;
        });
  }

  /** The screen around it. */
  interface Page {
    /** Draws what is known. */
    void draw();

    /** Reads anew, and draws. */
    void refresh();
  }
}
