package brigade.floorplan.ui;

import brigade.floorplan.Floor;
import brigade.floorplan.Floor.AreaView;
import brigade.floorplan.FloorDefinition.DecorDefinition;
import brigade.floorplan.FloorDefinition.WallDefinition;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.Shape;
import brigade.floorplan.TableState;
import brigade.floorplan.TableView;
import brigade.screen.Amounts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns the room into what the plan's element draws. Tables pushed together become one shape. */
public final class PlanDrawing {
  /** Space left around an area that is shown alone, in units of 25 cm. */
  private static final double MARGIN = 1.2;

  /** Tables with less between them than this are drawn as one when one party has them. */
  private static final double TOGETHER = 0.6;

  /** What stands on the line around an area belongs to it. */
  private static final double EDGE = 0.1;

  private final Amounts amounts;
  private final Function<TableView, @Nullable String> server;

  /**
   * @param server who would get a party at a free table, null for nobody in particular
   */
  public PlanDrawing(Amounts amounts, Function<TableView, @Nullable String> server) {
    this.amounts = amounts;
    this.server = server;
  }

  /**
   * The plan of one area, or of all.
   *
   * @param areaId null for all
   */
  public ObjectNode of(Floor floor, @Nullable UUID areaId) {
    AreaView only =
        floor.areas().stream().filter(area -> area.id().equals(areaId)).findFirst().orElse(null);
    double left = only == null ? 0 : only.x() - MARGIN;
    double top = only == null ? 0 : only.y() - MARGIN;
    ObjectNode plan = JsonNodeFactory.instance.objectNode();
    plan.put("width", only == null ? floor.width() : only.w() + 2 * MARGIN);
    plan.put("height", only == null ? floor.height() : only.h() + 2 * MARGIN);
    ArrayNode areas = plan.putArray("areas");
    floor.areas().stream()
        .filter(area -> only == null || area.equals(only))
        .forEach(area -> draw(areas.addObject(), area, isNamed(area, floor.areas()), left, top));
    ArrayNode walls = plan.putArray("walls");
    floor.walls().stream()
        .map(wall -> only == null ? wall : within(only, wall))
        .filter(wall -> wall.x1() != wall.x2() || wall.y1() != wall.y2())
        .forEach(wall -> draw(walls.addObject(), wall, left, top));
    ArrayNode decor = plan.putArray("decor");
    floor.decor().stream()
        .filter(item -> only == null || isWithin(only, item.x(), item.y()))
        .forEach(item -> draw(decor.addObject(), item, left, top));
    ArrayNode tables = plan.putArray("tables");
    List<TableView> shown =
        floor.tables().stream()
            .filter(table -> only == null || table.areaId().equals(only.id()))
            .toList();
    Set<UUID> drawn = new HashSet<>();
    for (TableView table : shown) {
      if (!drawn.contains(table.id())) {
        List<TableView> joined = joined(table, shown);
        joined.forEach(other -> drawn.add(other.id()));
        draw(tables.addObject(), joined, left, top);
      }
    }
    return plan;
  }

  /** A room around another area needs no name on the plan; the two would stand upon each other. */
  private static boolean isNamed(AreaView area, List<AreaView> all) {
    return all.stream()
        .noneMatch(
            other ->
                !other.equals(area)
                    && isWithin(area, other.x(), other.y())
                    && isWithin(area, other.x() + other.w(), other.y() + other.h()));
  }

  private static void draw(ObjectNode node, AreaView area, boolean named, double left, double top) {
    node.put("id", area.id().toString());
    node.put("name", named ? area.name() : "");
    node.put("x", area.x() - left).put("y", area.y() - top).put("w", area.w()).put("h", area.h());
    node.put("outdoor", area.outdoor());
  }

  private static void draw(ObjectNode node, WallDefinition wall, double left, double top) {
    node.put("x1", wall.x1() - left).put("y1", wall.y1() - top);
    node.put("x2", wall.x2() - left).put("y2", wall.y2() - top);
    node.put("kind", wall.kind());
  }

  private static void draw(ObjectNode node, DecorDefinition item, double left, double top) {
    node.put("kind", item.kind());
    node.put("x", item.x() - left).put("y", item.y() - top).put("w", item.w()).put("h", item.h());
    node.put("label", item.label());
  }

  private void draw(ObjectNode node, List<TableView> joined, double left, double top) {
    TableView first = joined.getFirst();
    double x = joined.stream().mapToDouble(TableView::x).min().orElseThrow();
    double y = joined.stream().mapToDouble(TableView::y).min().orElseThrow();
    double right = joined.stream().mapToDouble(t -> t.x() + t.w()).max().orElseThrow();
    double bottom = joined.stream().mapToDouble(t -> t.y() + t.h()).max().orElseThrow();
    SeatingSummary party = first.seating();
    boolean stool = first.shape() == Shape.BAR_STOOL;
    node.put("id", first.id().toString());
    node.put("number", number(first, joined, party));
    node.put("shape", (joined.size() > 1 ? Shape.RECT : first.shape()).name());
    node.put("x", x - left).put("y", y - top).put("w", right - x).put("h", bottom - y);
    node.put("rotation", joined.size() > 1 ? 0 : first.rotation());
    node.put("seats", joined.stream().mapToInt(TableView::seats).sum());
    node.put("state", first.state().name());
    if (stool) {
      node.put("label", first.number());
    }
    if (party != null) {
      node.put("initials", initials(party.serverName()));
      node.put("party", party.covers());
      node.put("since", party.seatedAt().toEpochMilli());
      node.put("turn", party.expectedTurnMinutes());
      node.put("note", party.partyName());
      return;
    }
    node.put("server", server.apply(first));
    if (first.next() != null && first.state() == TableState.RESERVED) {
      node.put("party", first.next().covers());
      node.put("label", amounts.time(first.next().startsAt()));
      node.put("note", first.next().guestName());
    }
    if (first.blockedReason() != null) {
      node.put("note", first.blockedReason());
    }
  }

  private static String number(
      TableView first, List<TableView> joined, @Nullable SeatingSummary party) {
    if (first.shape() == Shape.BAR_STOOL && joined.size() == 1) {
      // A stool has room for a figure only; its area's name is read out beside it.
      return first.number().replaceFirst("^\\D+", "");
    }
    return party != null ? party.tableLabel() : first.number();
  }

  /** The tables that one party has and that stand together; the table alone otherwise. */
  private static List<TableView> joined(TableView table, List<TableView> shown) {
    SeatingSummary party = table.seating();
    if (party == null || party.tableIds().size() < 2 || table.shape() == Shape.BAR_STOOL) {
      return List.of(table);
    }
    List<TableView> all =
        shown.stream().filter(other -> party.tableIds().contains(other.id())).toList();
    List<TableView> reached = new ArrayList<>(List.of(all.getFirst()));
    for (int i = 0; i < reached.size(); i++) {
      TableView from = reached.get(i);
      all.stream()
          .filter(other -> !reached.contains(other) && touches(from, other))
          .forEach(reached::add);
    }
    boolean together = reached.size() == all.size();
    double area = all.stream().mapToDouble(t -> t.w() * t.h()).sum();
    double box =
        (all.stream().mapToDouble(t -> t.x() + t.w()).max().orElse(0)
                - all.stream().mapToDouble(TableView::x).min().orElse(0))
            * (all.stream().mapToDouble(t -> t.y() + t.h()).max().orElse(0)
                - all.stream().mapToDouble(TableView::y).min().orElse(0));
    // Only where the shape around them is about what they are; else a wall of tables would appear.
    return together && box <= area * 1.3 ? all : List.of(table);
  }

  private static boolean touches(TableView one, TableView other) {
    double across =
        Math.max(one.x(), other.x()) - Math.min(one.x() + one.w(), other.x() + other.w());
    double along =
        Math.max(one.y(), other.y()) - Math.min(one.y() + one.h(), other.y() + other.h());
    return across <= TOGETHER && along < 0 || along <= TOGETHER && across < 0;
  }

  private static String initials(String name) {
    int end = name.offsetByCodePoints(0, Math.min(2, name.codePointCount(0, name.length())));
    return name.substring(0, end).toUpperCase(Locale.ROOT);
  }

  /** The part of a wall along or within an area; of no length when there is none. */
  private static WallDefinition within(AreaView area, WallDefinition wall) {
    boolean across = wall.y1() == wall.y2() && isBetween(wall.y1(), area.y(), area.h());
    boolean along = wall.x1() == wall.x2() && isBetween(wall.x1(), area.x(), area.w());
    boolean inside = isWithin(area, wall.x1(), wall.y1()) && isWithin(area, wall.x2(), wall.y2());
    if (inside || !across && !along) {
      return inside ? wall : new WallDefinition(0, 0, 0, 0, wall.kind());
    }
    return new WallDefinition(
        Math.clamp(wall.x1(), area.x(), area.x() + area.w()),
        Math.clamp(wall.y1(), area.y(), area.y() + area.h()),
        Math.clamp(wall.x2(), area.x(), area.x() + area.w()),
        Math.clamp(wall.y2(), area.y(), area.y() + area.h()),
        wall.kind());
  }

  private static boolean isWithin(AreaView area, double x, double y) {
    return isBetween(x, area.x(), area.w()) && isBetween(y, area.y(), area.h());
  }

  private static boolean isBetween(double at, double from, double length) {
    return at >= from - EDGE && at <= from + length + EDGE;
  }
}
