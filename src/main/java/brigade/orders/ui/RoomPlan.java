package brigade.orders.ui;

import brigade.floorplan.Floor;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.TableState;
import brigade.floorplan.TableView;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The host's plan for those who serve: tables are opened, nothing is moved. */
@Tag("floor-plan")
@JsModule("context://brigade/floor-plan.js")
final class RoomPlan extends Component {
  private static final long serialVersionUID = 1L;
  private String shown = "";

  RoomPlan(Consumer<UUID> opened) {
    getElement()
        .addEventListener(
            "table-click",
            click ->
                opened.accept(
                    UUID.fromString(click.getEventData().get("event.detail.id").asString())))
        .addEventData("event.detail.id");
    ObjectNode words = JacksonUtils.createObjectNode();
    for (TableState state : TableState.values()) {
      words.put(state.name(), CardRow.words(state));
    }
    for (String word : Set.of("plan", "table", "seats", "of", "minutes", "minutes-only", "over")) {
      words.put(word, Texts.of("orders.ui.plan." + word));
    }
    getElement().setPropertyJson("words", words);
  }

  /**
   * Draws the room.
   *
   * @param mine the tables shown in full while the others fade; none fades when it is empty
   */
  void show(Floor floor, Set<UUID> mine, Amounts amounts) {
    ObjectNode plan = JacksonUtils.createObjectNode();
    plan.put("width", floor.width());
    plan.put("height", floor.height());
    ArrayNode areas = plan.putArray("areas");
    for (Floor.AreaView area : floor.areas()) {
      ObjectNode node = areas.addObject();
      box(node, area.x(), area.y(), area.w(), area.h());
      node.put("name", area.name()).put("outdoor", area.outdoor());
    }
    ArrayNode walls = plan.putArray("walls");
    floor
        .walls()
        .forEach(
            wall ->
                walls
                    .addObject()
                    .put("x1", wall.x1())
                    .put("y1", wall.y1())
                    .put("x2", wall.x2())
                    .put("y2", wall.y2())
                    .put("kind", wall.kind()));
    ArrayNode decor = plan.putArray("decor");
    floor
        .decor()
        .forEach(
            thing -> {
              ObjectNode node = decor.addObject();
              box(node, thing.x(), thing.y(), thing.w(), thing.h());
              node.put("kind", thing.kind()).put("label", thing.label());
            });
    ArrayNode tables = plan.putArray("tables");
    floor.tables().forEach(table -> table(tables.addObject(), table, amounts));
    String text = plan.toString();
    if (!text.equals(shown)) {
      shown = text;
      getElement().setPropertyJson("plan", plan);
    }
    ArrayNode full = JacksonUtils.createArrayNode();
    mine.stream().map(UUID::toString).sorted().forEach(full::add);
    getElement().setPropertyJson("targets", full);
  }

  private static void box(ObjectNode node, double x, double y, double w, double h) {
    node.put("x", x).put("y", y).put("w", w).put("h", h);
  }

  private static void table(ObjectNode node, TableView table, Amounts amounts) {
    node.put("id", table.id().toString())
        .put("number", table.number())
        .put("shape", table.shape().name())
        .put("rotation", table.rotation())
        .put("seats", table.seats())
        .put("state", table.state().name());
    box(node, table.x(), table.y(), table.w(), table.h());
    SeatingSummary party = table.seating();
    if (party != null) {
      String name = party.serverName();
      node.put("initials", name.substring(0, Math.min(2, name.length())).toUpperCase(Locale.ROOT))
          .put("server", name)
          .put("party", party.covers())
          .put("since", party.seatedAt().toEpochMilli())
          .put("turn", party.expectedTurnMinutes());
    } else if (table.state() == TableState.RESERVED && table.next() != null) {
      node.put("label", amounts.time(table.next().startsAt()));
    }
  }
}
