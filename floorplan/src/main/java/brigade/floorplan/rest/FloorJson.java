package brigade.floorplan.rest;

import brigade.floorplan.Floor;
import brigade.floorplan.Floor.AreaView;
import brigade.floorplan.FloorDefinition.DecorDefinition;
import brigade.floorplan.FloorDefinition.WallDefinition;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.Shape;
import brigade.floorplan.Stage;
import brigade.floorplan.TableActivity.Activity;
import brigade.floorplan.TableState;
import brigade.floorplan.TableView;
import brigade.floorplan.TableView.NextReservation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The room as clients see it.
 *
 * @param unit centimetres a unit of length stands for
 */
public record FloorJson(
    double width,
    double height,
    int unit,
    List<AreaView> areas,
    List<TableJson> tables,
    List<WallDefinition> walls,
    List<DecorDefinition> decor) {
  private static final int CENTIMETRES = 25;

  /** What a client shows of the room. */
  public static FloorJson of(Floor floor) {
    return new FloorJson(
        floor.width(),
        floor.height(),
        CENTIMETRES,
        floor.areas(),
        floor.tables().stream().map(TableJson::of).toList(),
        floor.walls(),
        floor.decor());
  }

  /** The room alone, to see whether it was drawn anew. */
  public FloorJson withoutTables() {
    return new FloorJson(width, height, unit, areas, List.of(), walls, decor);
  }

  /** A table and what goes on there. */
  public record TableJson(
      UUID id,
      String number,
      UUID areaId,
      String area,
      Shape shape,
      double x,
      double y,
      double w,
      double h,
      int rotation,
      int seats,
      int minCovers,
      int maxCovers,
      TableState state,
      @Nullable String blockedReason,
      @Nullable UUID sectionServerId,
      @Nullable SeatingJson seating,
      @Nullable OrderJson order,
      @Nullable NextReservation reservation) {

    public static TableJson of(TableView table) {
      return new TableJson(
          table.id(),
          table.number(),
          table.areaId(),
          table.area(),
          table.shape(),
          table.x(),
          table.y(),
          table.w(),
          table.h(),
          table.rotation(),
          table.seats(),
          table.minCovers(),
          table.maxCovers(),
          table.state(),
          table.blockedReason(),
          table.sectionServerId(),
          table.seating() == null ? null : SeatingJson.of(table.seating()),
          table.order() == null ? null : OrderJson.of(table.order()),
          table.next());
    }
  }

  /**
   * A party.
   *
   * @param note what they said when they booked or at the door
   */
  public record SeatingJson(
      UUID id,
      String table,
      List<UUID> tableIds,
      int covers,
      UUID serverId,
      String serverName,
      @Nullable String partyName,
      @Nullable String note,
      Stage stage,
      Instant stageSince,
      Instant seatedAt,
      @Nullable Instant clearedAt,
      int expectedTurnMinutes,
      long version) {

    public static SeatingJson of(SeatingSummary seating) {
      return new SeatingJson(
          seating.id(),
          seating.tableLabel(),
          seating.tableIds(),
          seating.covers(),
          seating.serverId(),
          seating.serverName(),
          seating.partyName(),
          seating.note(),
          seating.stage(),
          seating.stageSince(),
          seating.seatedAt(),
          seating.clearedAt(),
          seating.expectedTurnMinutes(),
          seating.version());
    }
  }

  /** A party's open order. */
  public record OrderJson(UUID id, int number, Instant openedAt, boolean owing) {
    static OrderJson of(Activity order) {
      return new OrderJson(order.orderId(), order.orderNumber(), order.openedAt(), order.owing());
    }
  }
}
