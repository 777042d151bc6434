package brigade.kitchen;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a line that was sent has come.
 *
 * @param orderLineId the line
 * @param orderId its order
 * @param state see {@link State}
 * @param station the code of the station that makes it
 * @param sentAt when it was sent
 * @param seenAt when a screen of the kitchen first showed it
 * @param seenDevice which screen that was
 * @param doneAt when its station finished it
 */
public record LineProgress(
    UUID orderLineId,
    UUID orderId,
    State state,
    String station,
    Instant sentAt,
    @Nullable Instant seenAt,
    @Nullable String seenDevice,
    @Nullable Instant doneAt) {

  /** The steps, in their order. */
  public enum State {
    /** Waits for its course to be fired. */
    HELD,
    /** Fired; no screen has shown it yet. */
    QUEUED,
    /** On a screen, being made. */
    SEEN,
    /** Its station finished it; others of its course are still cooking. */
    DONE,
    /** The whole course is finished and waits at the pass. */
    READY,
    /** The server was called. */
    CALLED
  }
}
