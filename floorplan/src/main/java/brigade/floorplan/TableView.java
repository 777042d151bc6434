package brigade.floorplan;

import brigade.floorplan.TableActivity.Activity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table and what goes on there.
 *
 * @param minCovers smallest party worth the table
 * @param maxCovers largest party with chairs drawn up
 * @param seating who sits there, if anybody
 * @param order their open order, if any
 * @param next the next reservation of the table within {@link FloorPlan#AHEAD}, if any
 * @param blockedReason why it is out of use, if it is
 */
public record TableView(
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
    @Nullable UUID sectionServerId,
    @Nullable SeatingSummary seating,
    @Nullable Activity order,
    @Nullable NextReservation next,
    @Nullable String blockedReason) {

  /** A reservation to come, or to arrive late. */
  public record NextReservation(UUID id, String guestName, int covers, Instant startsAt) {}
}
