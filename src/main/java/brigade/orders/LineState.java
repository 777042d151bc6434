package brigade.orders;

import java.util.EnumSet;
import java.util.Set;

/** How far a line is. */
public enum LineState {
  /** Tapped, not sent: nobody but the server knows. */
  NEW,
  /** The kitchen knows of it and waits for its course to be fired. */
  HELD,
  /** The kitchen makes it. */
  SENT,
  /** Its station finished it. */
  READY,
  /** Carried to the guest. */
  SERVED,
  /** Taken back; it stays on the order, struck through. */
  VOIDED;

  /**
   * Whether a line may go from this state to that one. What was sent may be served without the
   * kitchen having said it was ready, and what was ready or served is made again when the kitchen
   * recalls it. What was taken back comes back only where it was never sent, by an undo.
   */
  public boolean mayBecome(LineState next) {
    return nexts().contains(next);
  }

  private Set<LineState> nexts() {
    return switch (this) {
      case NEW -> EnumSet.of(HELD, SENT, VOIDED);
      case HELD -> EnumSet.of(SENT, VOIDED);
      case SENT -> EnumSet.of(READY, SERVED, VOIDED);
      case READY -> EnumSet.of(SENT, SERVED, VOIDED);
      case SERVED -> EnumSet.of(SENT, VOIDED);
      case VOIDED -> EnumSet.of(NEW);
    };
  }

  /** Whether the guest owes for it: sent, and not taken back. */
  public boolean owed() {
    return this != NEW && this != VOIDED;
  }

  /** Whether the kitchen may have begun, so that taking it back needs a permission. */
  public boolean fired() {
    return this == SENT || this == READY || this == SERVED;
  }
}
