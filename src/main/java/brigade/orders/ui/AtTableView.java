package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.changes.Topic;
import brigade.floorplan.FloorPlan;
import brigade.floorplan.TableView;
import brigade.orders.OpeningOrder;
import brigade.orders.Order;
import brigade.orders.OrderOutcome;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.Toast;
import brigade.screen.TopBar;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The way to a table's order, from the plan or a link: its open order, a new one for the party that
 * sits there, or seating a party at a free table.
 */
@Route("tables/:tableId")
@Requires(Permission.TAKE_ORDERS)
public class AtTableView extends Screen implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  private final transient FloorPlan floorPlan;
  private final transient OpeningOrder opening;
  private final Div words = div("empty");
  private @Nullable UUID tableId;
  private boolean asked;

  AtTableView(ScreenKit kit, FloorPlan floorPlan, OpeningOrder opening) {
    super("tables", kit, Topic.FLOOR);
    this.floorPlan = floorPlan;
    this.opening = opening;
    addClassName("dining-room");
    Main main = new Main(words);
    main.addClassName("room");
    add(
        new TopBar(kit).backTo("tables", text("orders.ui.tables")).acting(Ways.key(kit, "")),
        div("body", main));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    asked = false;
    tableId = id(entering.getRouteParameters().get("tableId").orElse("")).orElse(null);
    Optional<TableView> table = table();
    if (table.isEmpty() || table.get().seating() == null) {
      return;
    }
    if (table.get().order() != null) {
      entering.forwardTo("orders/" + table.get().order().orderId());
      return;
    }
    Outcomes.carefully(
        () -> {
          switch (opening.ofParty(table.get().id())) {
            case OrderOutcome.Done(Order order) -> entering.forwardTo("orders/" + order.id());
            case OrderOutcome refused -> Outcomes.say(refused);
          }
        },
        Toast::refuse);
  }

  static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private Optional<TableView> table() {
    UUID id = tableId;
    return id == null
        ? Optional.empty()
        : QuarkusTransaction.joiningExisting().call(() -> floorPlan.table(id));
  }

  @Override
  protected void refresh() {
    words.removeAll();
    Optional<TableView> table = table();
    if (table.isEmpty()) {
      words.add(icon("chair xl"), label("b", text("orders.ui.table.unknown")));
      return;
    }
    TableView at = table.get();
    if (at.seating() != null) {
      words.add(
          icon("utensils xl"),
          label("b", text("orders.ui.table", at.number())),
          button(
              "btn primary",
              () -> UI.getCurrent().getPage().reload(),
              label("", text("orders.ui.table.open"))));
      return;
    }
    if (at.blockedReason() != null) {
      words.add(
          icon("blocked xl"),
          label("b", text("orders.ui.table", at.number())),
          label("small", at.blockedReason()));
      return;
    }
    words.add(
        icon("chair xl"),
        label("b", text("orders.ui.table", at.number())),
        label("small", text("orders.ui.table.free")),
        button("btn primary", () -> ask(at), label("", text("orders.ui.card.seat"))));
    if (!asked) {
      asked = true;
      ask(at);
    }
  }

  private void ask(TableView table) {
    new CoversDialog(
            table.number(),
            text("orders.ui.move.seats", table.seats()),
            table.seats(),
            covers -> seat(table, covers))
        .open();
  }

  /** Opening an order at a free table seats the party too, in one transaction. */
  private void seat(TableView table, int covers) {
    Outcomes.carefully(
        () -> {
          switch (opening.open(OpeningOrder.Request.atTable(table.id(), covers))) {
            case OrderOutcome.Done(Order order) -> UI.getCurrent().navigate("orders/" + order.id());
            case OrderOutcome refused -> Outcomes.say(refused);
          }
        },
        Toast::refuse);
  }
}
