package brigade.floorplan;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What parties have ordered. Whoever takes orders answers; without an answer nothing shows. */
public interface TableActivity {
  /** The open order of each of these parties; those without one are left out. */
  Map<UUID, Activity> of(Collection<UUID> seatingIds);

  /**
   * Keeps the open orders of a party as they are until the caller's transaction is over. Commands
   * on an order take the order first and its party afterwards; whoever changes a party asks for
   * this first, so that they never wait for each other in a circle.
   */
  default void holdStill(UUID seatingId) {}

  /**
   * An order at a table.
   *
   * @param orderNumber as people say it
   * @param owing whether the party can't leave yet; an order without a line to pay for owes nothing
   */
  record Activity(UUID orderId, int orderNumber, Instant openedAt, boolean owing) {}
}
