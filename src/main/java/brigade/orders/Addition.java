package brigade.orders;

import brigade.orders.AddingLines.Added;
import brigade.orders.AddingLines.Replay;
import brigade.staff.Actor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines that somebody adds to an order, and what became of that. */
final class Addition {
  private final Actor actor;
  private final @Nullable Long version;
  private final List<LineRequest> requests;
  private final @Nullable Replay replay;
  private @Nullable Added added;

  /**
   * @param version what the client knew, or null
   * @param replay the idempotency key it came with, or null
   */
  Addition(
      Actor actor, @Nullable Long version, List<LineRequest> requests, @Nullable Replay replay) {
    this.actor = actor;
    this.version = version;
    this.requests = requests;
    this.replay = replay;
  }

  void done(Added how) {
    added = how;
  }

  /** What was done; empty when nothing was. */
  Optional<Added> added() {
    return Optional.ofNullable(added);
  }

  Actor actor() {
    return actor;
  }

  /** Whether an order at this version is what the client knew. */
  boolean knows(long current) {
    return version == null || version == current;
  }

  List<LineRequest> requests() {
    return requests;
  }

  @Nullable Replay replay() {
    return replay;
  }
}
