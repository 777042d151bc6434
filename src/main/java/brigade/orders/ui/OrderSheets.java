package brigade.orders.ui;

import brigade.floorplan.FloorPlan;
import brigade.screen.Texts;
import brigade.staff.Staff;
import com.vaadin.flow.component.UI;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.UUID;
import java.util.function.Supplier;

/** What is asked about an order as a whole: its guests, their allergies, where it goes. */
final class OrderSheets {
  private final OrderAtHand order;
  private final OrderCommands commands;
  private final FloorPlan floorPlan;
  private final Staff staff;
  private final Supplier<Integer> seat;
  private final Runnable refresh;

  /**
   * @param seat the seat that is chosen now, 0 for the whole table
   */
  OrderSheets(
      OrderAtHand order,
      OrderCommands commands,
      FloorPlan floorPlan,
      Staff staff,
      Supplier<Integer> seat,
      Runnable refresh) {
    this.order = order;
    this.commands = commands;
    this.floorPlan = floorPlan;
    this.staff = staff;
    this.seat = seat;
    this.refresh = refresh;
  }

  /** Lets go of an order that has nothing on it. */
  void drop() {
    if (order.tried(commands.dropping()::drop).isEmpty()) {
      UI.getCurrent().navigate("tables");
    }
  }

  void askCovers() {
    order.sheet().ifPresent(this::askCovers);
  }

  private void askCovers(Sheet now) {
    UUID party = now.seatingId();
    if (party == null) {
      return;
    }
    new CoversDialog(
            Titles.of(now),
            Texts.of("orders.ui.covers", now.covers()),
            "orders.ui.covers.recounted",
            Math.max(1, now.covers()),
            covers -> recount(party, covers))
        .open();
  }

  private void recount(UUID party, int covers) {
    Outcomes.carefully(
        () -> {
          if (commands.seating().recount(party, covers, null).isEmpty()) {
            Toast.refuse(Texts.of("orders.refused.party-gone"));
          }
        },
        Toast::refuse);
    refresh.run();
  }

  void askMove() {
    order
        .sheet()
        .ifPresent(
            now ->
                QuarkusTransaction.joiningExisting()
                    .run(
                        () ->
                            new MoveDialog(
                                    now,
                                    floorPlan.tables(),
                                    staff.active(),
                                    table ->
                                        order.tried(
                                            id ->
                                                commands
                                                    .transferring()
                                                    .transfer(id, null, table, null)),
                                    server ->
                                        order.tried(
                                            id ->
                                                commands
                                                    .transferring()
                                                    .transfer(id, null, null, server)))
                                .open()));
  }

  void askAllergies() {
    order
        .sheet()
        .ifPresent(
            now ->
                new AllergyDialog(
                        now,
                        seat.get(),
                        noted -> order.tried(id -> commands.allergies().note(id, null, noted)))
                    .open());
  }
}
