package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;

import brigade.floorplan.TableState;
import brigade.floorplan.TableView;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import brigade.staff.Permission;
import brigade.staff.StaffMember;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Giving an order another table, or handing it to a colleague. */
final class MoveDialog extends Overlay {
  private static final long serialVersionUID = 1L;

  /**
   * @param tables every table of the house
   * @param staff everybody who works here
   * @param move moves to a table and gives the reason why it can't be, or nothing
   * @param handOver hands to a colleague, likewise
   */
  MoveDialog(
      Sheet sheet,
      List<TableView> tables,
      List<StaffMember> staff,
      Function<UUID, Optional<String>> move,
      Function<UUID, Optional<String>> handOver) {
    super(Texts.of("orders.ui.move.title"), Titles.of(sheet));
    setWidth("min(640px, calc(100vw - 24px))");
    Div places = div("opts");
    places.getElement().getStyle().set("grid-template-columns", columns(104));
    tables.stream()
        .filter(table -> table.state() == TableState.FREE || table.state() == TableState.RESERVED)
        .forEach(
            table ->
                places.add(
                    button(
                        "opt priced",
                        () -> act(move, table.id()),
                        label("b tn cut", table.number()),
                        label("p", Texts.of("orders.ui.move.seats", table.seats())))));
    Div people = div("opts");
    people.getElement().getStyle().set("grid-template-columns", columns(132));
    staff.stream()
        .filter(member -> member.role().may(Permission.TAKE_ORDERS))
        .filter(member -> !member.id().equals(sheet.serverId()))
        .forEach(
            member ->
                people.add(
                    button(
                        "opt priced",
                        () -> act(handOver, member.id()),
                        label("ava s a" + member.colour(), member.initials()),
                        isolated("cut", member.name()))));
    Div body =
        div(
            "",
            div(
                "field",
                label("lbl", Texts.of("orders.ui.move.server", sheet.serverName())),
                people),
            div("field", label("lbl", Texts.of("orders.ui.move.table")), places));
    // Few people and many tables: whoever hands over need not scroll past the tables.
    body.getElement().setAttribute("class", "sheet-body");
    body.getElement().getStyle().set("max-height", "60vh").set("overflow", "auto");
    fill(body);
    keys(button("btn grow", this::close, label("", Texts.of("orders.ui.dialog.cancel"))));
  }

  /** As many columns as there is room for. */
  private static String columns(int atLeast) {
    return "repeat(auto-fill, minmax(" + atLeast + "px, 1fr))";
  }

  private void act(Function<UUID, Optional<String>> what, UUID id) {
    settle(what.apply(id));
  }
}
