package brigade.floorplan.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.span;

import brigade.floorplan.Evening;
import brigade.floorplan.ReservationView;
import brigade.floorplan.Seating;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.ServerLoad;
import brigade.floorplan.TableActivity.Activity;
import brigade.floorplan.TableState;
import brigade.floorplan.TableView;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What can be done at a table: by what it is now. */
final class TableSheet {
  private final Actions actions;
  private final TableView table;
  private final Sheet sheet;

  private TableSheet(Actions actions, TableView table) {
    this.actions = actions;
    this.table = table;
    SeatingSummary party = table.seating();
    this.sheet =
        new Sheet(
            Texts.of("floorplan.table.title", party == null ? table.number() : party.tableLabel()));
    sheet.with(head());
    if (party != null) {
      seated(party);
    } else if (table.state() == TableState.BLOCKED) {
      blocked();
    } else {
      free();
    }
  }

  static Sheet of(Actions actions, TableView table) {
    return new TableSheet(actions, table).sheet;
  }

  private Component head() {
    String look = table.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return div(
        "row",
        span("tstate " + look, icon(look), label("", Texts.of("floorplan.state." + table.state()))),
        isolated("mute", Texts.of("floorplan.table.seats", table.area(), table.seats())));
  }

  private void seated(SeatingSummary party) {
    Duration sits = Duration.between(party.seatedAt(), actions.evening().now());
    Div facts =
        div(
            "row",
            isolated("b", Texts.of("floorplan.servers.load", party.serverName(), party.covers())),
            label(
                "mute tn",
                Texts.of(
                    "floorplan.table.since",
                    Math.max(0, sits.toMinutes()),
                    party.expectedTurnMinutes())));
    if (sits.toMinutes() > party.expectedTurnMinutes()) {
      facts.add(span("chip bad", icon("alert"), label("", Texts.of("floorplan.table.over"))));
    }
    if (party.partyName() != null) {
      sheet.with(isolated("b", party.partyName()));
    }
    if (party.note() != null) {
      sheet.with(div("note line", icon("info"), isolated("", party.note())));
    }
    sheet.with(facts);
    Activity order = table.order();
    if (order != null) {
      sheet.with(
          label(
              "mute tn",
              Texts.of("floorplan.table.order-number", String.valueOf(order.orderNumber()))));
    }
    openOrder(order == null ? "floorplan.table.order-new" : "floorplan.table.order");
    if (actions.maySeat()) {
      sheet.key("", "users", Texts.of("floorplan.table.recount"), () -> askCovers(party));
      sheet.key(
          "", "move", Texts.of("floorplan.table.move"), closing(() -> actions.startMove(party)));
      sheet.key(
          "", "link", Texts.of("floorplan.table.join"), closing(() -> actions.startJoin(party)));
      sheet.key(
          table.state() == TableState.TO_CLEAR ? "primary" : "",
          "clean",
          Texts.of("floorplan.table.clear"),
          closing(() -> actions.clear(party)));
    }
  }

  private void askCovers(SeatingSummary party) {
    sheet.close();
    Sheet asking = new Sheet(Texts.of("floorplan.table.title", party.tableLabel()));
    IntegerField covers = new IntegerField(Texts.of("floorplan.table.recount-question"));
    covers.setMin(1);
    covers.setMax(Seating.MOST_COVERS);
    covers.setValue(party.covers());
    covers.setStepButtonsVisible(true);
    covers.setAutofocus(true);
    asking.with(covers);
    Runnable save =
        () -> {
          if (PartySheet.isWithin(covers, 1, Seating.MOST_COVERS)) {
            asking.close();
            actions.recount(party, covers.getValue());
          }
        };
    covers.addKeyPressListener(Key.ENTER, pressed -> save.run());
    asking.key("primary", "check", Texts.of("floorplan.save"), save);
    asking.open();
  }

  /** Orders have a screen of their own; a table's address leads to its order. */
  private void openOrder(String key) {
    sheet.key(
        "", "list", Texts.of(key), closing(() -> UI.getCurrent().navigate("tables/" + table.id())));
  }

  private void blocked() {
    sheet.with(isolated("", Optional.ofNullable(table.blockedReason()).orElse("")));
    if (actions.maySeat()) {
      sheet.key(
          "primary",
          "check",
          Texts.of("floorplan.table.unblock"),
          closing(() -> actions.desk().blocking().unblock(table.id())));
    }
  }

  private void free() {
    if (!actions.maySeat()) {
      return;
    }
    booked();
    IntegerField covers = new IntegerField(Texts.of("floorplan.table.covers"));
    covers.setMin(1);
    covers.setMax(Seating.MOST_COVERS);
    covers.setValue(table.seats());
    covers.setStepButtonsVisible(true);
    covers.setAutofocus(true);
    Select<ServerLoad> server = new Select<>();
    server.setLabel(Texts.of("floorplan.table.server"));
    Evening evening = actions.evening();
    server.setItems(evening.servers());
    server.setItemLabelGenerator(
        load -> Texts.of("floorplan.servers.load", load.name(), load.covers()));
    UUID wanted = Optional.ofNullable(table.sectionServerId()).or(evening::nextServer).orElse(null);
    evening.servers().stream()
        .filter(load -> load.id().equals(wanted))
        .findFirst()
        .ifPresent(server::setValue);
    TextField name = new TextField(Texts.of("floorplan.table.name"));
    name.setMaxLength(PartySheet.NAME_LIMIT);
    sheet.with(covers, server, name);
    Runnable seat =
        () -> {
          Integer counted = covers.getValue();
          if (counted == null || counted < 1 || counted > Seating.MOST_COVERS) {
            covers.setInvalid(true);
            covers.setErrorMessage(
                Texts.of("floorplan.not-a-number", String.valueOf(Seating.MOST_COVERS)));
            covers.focus();
            return;
          }
          if (!PartySheet.isFine(name, PartySheet.NAME_LIMIT)) {
            return;
          }
          sheet.close();
          actions.seat(
              List.of(table.id()),
              counted,
              server.getOptionalValue().map(ServerLoad::id).orElse(null),
              name.getValue().isBlank() ? null : name.getValue().strip());
        };
    covers.addKeyPressListener(Key.ENTER, pressed -> seat.run());
    sheet.key("", "ban", Texts.of("floorplan.table.block"), this::askBlock);
    sheet.key("primary", "chair", Texts.of("floorplan.table.seat"), seat);
  }

  private void booked() {
    if (table.next() == null) {
      return;
    }
    actions.evening().reservations().stream()
        .filter(reservation -> reservation.id().equals(table.next().id()))
        .findFirst()
        .ifPresent(this::offer);
  }

  private void offer(ReservationView reservation) {
    sheet.with(
        div(
            "note line",
            icon("reserved"),
            isolated(
                "grow",
                Texts.of(
                    "floorplan.table.booked",
                    reservation.guestName(),
                    reservation.covers(),
                    actions.format().time(reservation.startsAt()))),
            Sheet.keyOf(
                "",
                "chair",
                Texts.of(
                    "floorplan.table.seat-guest", reservation.guestName(), reservation.covers()),
                closing(
                    () -> actions.seat(Guests.Booked.of(reservation), reservation.tableIds())))));
  }

  private void askBlock() {
    sheet.close();
    Sheet asking = new Sheet(Texts.of("floorplan.table.title", table.number()));
    TextField why = new TextField(Texts.of("floorplan.table.block-why"));
    why.setMaxLength(PartySheet.NAME_LIMIT);
    why.setAutofocus(true);
    asking.with(why);
    asking.key(
        "primary",
        "ban",
        Texts.of("floorplan.table.block"),
        () -> {
          if (!PartySheet.isFine(why, PartySheet.NAME_LIMIT)) {
            return;
          }
          asking.close();
          String reason =
              why.getValue().isBlank()
                  ? Texts.of("floorplan.table.block-default")
                  : why.getValue().strip();
          actions.desk().blocking().block(table.id(), reason);
          actions.redraw();
        });
    asking.open();
  }

  private Runnable closing(Runnable action) {
    return () -> {
      sheet.close();
      action.run();
      actions.redraw();
    };
  }
}
