package brigade.floorplan;

import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Looking at the room, as one instant shows it. */
@ApplicationScoped
@Requires(Permission.VIEW_FLOOR)
public class ReadingFloor {
  private final FloorPlan floorPlan;

  ReadingFloor(FloorPlan floorPlan) {
    this.floorPlan = floorPlan;
  }

  /** The whole room. */
  @Transactional
  public Floor floor() {
    return floorPlan.floor();
  }

  /** A party, also one that has left. */
  @Transactional
  public Optional<SeatingSummary> seating(UUID id) {
    return floorPlan.seating(id);
  }
}
