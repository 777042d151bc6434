package brigade.floorplan;

import brigade.changes.Changes;
import brigade.changes.Topic;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Wakes everybody who shows the floor once a minute: tables become reserved, parties run over their
 * turn and reservations come due by the clock alone, without a command.
 */
@ApplicationScoped
class Minutes {
  private static final long MINUTE = 60_000;

  private final Vertx vertx;
  private final Changes changes;

  Minutes(Vertx vertx, Changes changes) {
    this.vertx = vertx;
    this.changes = changes;
  }

  void begin(@Observes StartupEvent started) {
    vertx.setPeriodic(MINUTE, timer -> changes.announce(Topic.FLOOR, FloorPlan.WHOLE));
  }
}
