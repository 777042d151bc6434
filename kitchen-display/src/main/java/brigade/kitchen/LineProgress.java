package brigade.kitchen;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a line that was sent has come; where several stations make it, the last of them.
 *
 * @param orderLineId the line
 * @param orderId its order
 * @param state see {@link State}
 * @param station the code of that station
 * @param sentAt when it was sent
 * @param firedAt when its course was fired; null while held
 * @param receivedAt when its station had it, on a screen or on paper, whichever came first
 * @param receivedBy that screen or printer
 * @param seenAt when a screen of the kitchen first showed it
 * @param seenDevice which screen that was
 * @param doneAt when its station finished it
 * @param doneDevice where that was said
 * @param rushed whether it is to be made before its turn
 * @param expected how long it takes once it is fired, as its station works now; null when it was
 */
public record LineProgress(
    UUID orderLineId,
    UUID orderId,
    State state,
    String station,
    Instant sentAt,
    @Nullable Instant firedAt,
    @Nullable Instant receivedAt,
    @Nullable String receivedBy,
    @Nullable Instant seenAt,
    @Nullable String seenDevice,
    @Nullable Instant doneAt,
    @Nullable String doneDevice,
    boolean rushed,
    @Nullable Duration expected) {

  /** What its station does not have after so long is told to the server (behaviour K14). */
  public static final Duration LATE_AFTER = Duration.ofSeconds(20);

  /** When it will be late, or has been; null for what is held or has arrived. */
  public @Nullable Instant lateAt() {
    return state == State.QUEUED && firedAt != null ? firedAt.plus(LATE_AFTER) : null;
  }

  /** Whether it was fired too long ago for not having arrived at its station. */
  public boolean isLate(Instant now) {
    Instant late = lateAt();
    return late != null && !now.isBefore(late);
  }

  /** The steps, in their order. */
  public enum State {
    /** Waits for its course to be fired. */
    HELD,
    /** Fired; no screen has shown it and no printer has printed it yet. */
    QUEUED,
    /** On paper at its station; no screen has shown it. */
    PRINTED,
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
