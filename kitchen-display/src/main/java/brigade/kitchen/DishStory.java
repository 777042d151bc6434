package brigade.kitchen;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a dish at one station, step by step (behaviour K14). A dish of several stations
 * has a story at each.
 *
 * @param orderLineId the line, as the kitchen knows it
 * @param quantity what was not voided of it
 * @param seat whose it is; null is for the whole table
 * @param station the station's name
 * @param orderedAt when the line was added to the order, if that is known
 * @param orderedBy who added it
 * @param sentAt when it was sent to the kitchen
 * @param firedAt when its course was fired; null while held
 * @param receivedAt when its station had it, on a screen or on paper, whichever came first
 * @param receivedBy that screen or printer
 * @param seenAt when a screen first showed it
 * @param doneAt when its station finished it
 * @param calledAt when its server was called for it
 * @param readAt when that call was answered
 * @param deliveredAt when it was put on the table
 * @param voidedAt when some of it was voided last
 * @param late what of it was or is too late; null where nothing is
 */
public record DishStory(
    UUID orderLineId,
    String name,
    int quantity,
    @Nullable Integer seat,
    String station,
    String course,
    ItemState state,
    @Nullable Instant orderedAt,
    @Nullable String orderedBy,
    Instant sentAt,
    @Nullable Instant firedAt,
    @Nullable Instant receivedAt,
    @Nullable String receivedBy,
    @Nullable Instant seenAt,
    @Nullable String seenDevice,
    @Nullable Instant doneAt,
    @Nullable String doneBy,
    @Nullable String doneDevice,
    @Nullable Instant calledAt,
    @Nullable Instant readAt,
    @Nullable String readBy,
    @Nullable Instant deliveredAt,
    @Nullable Instant voidedAt,
    @Nullable String voidedBy,
    @Nullable Late late) {

  /** What can be late about a dish. */
  public enum Late {
    /** Its station did not have it within {@link LineProgress#LATE_AFTER}. */
    UNRECEIVED,
    /** It was, or is, at work for longer than its station's red age. */
    SLOW
  }

  /**
   * What is late about it.
   *
   * @param arrivedAt when its station had it, or finished it without having looked; null if neither
   * @param endedAt when there was nothing more to do about it; null while there is
   * @param red the age at which its station's tickets turn red
   */
  static @Nullable Late late(
      @Nullable Instant firedAt,
      @Nullable Instant arrivedAt,
      @Nullable Instant endedAt,
      Duration red,
      Instant now) {
    if (firedAt == null) {
      return null;
    }
    Instant until = endedAt == null ? now : endedAt;
    if (Duration.between(firedAt, until).compareTo(red) >= 0) {
      return Late.SLOW;
    }
    Instant arrived = arrivedAt == null ? until : arrivedAt;
    return Duration.between(firedAt, arrived).compareTo(LineProgress.LATE_AFTER) >= 0
        ? Late.UNRECEIVED
        : null;
  }
}
