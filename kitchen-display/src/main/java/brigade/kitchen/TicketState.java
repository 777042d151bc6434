package brigade.kitchen;

import java.util.EnumSet;
import java.util.Set;

/** Where a ticket stands, and where it may go from there. */
public enum TicketState {
  /** Shown greyed; its course is not fired. */
  HELD,
  /** On the screen, its clock running. */
  OPEN,
  /** Finished and off the screen. */
  BUMPED,
  /** Everything on it was voided. */
  CANCELLED;

  /** The states that may follow this one. */
  public Set<TicketState> next() {
    return switch (this) {
      case HELD -> EnumSet.of(OPEN, CANCELLED);
      case OPEN -> EnumSet.of(BUMPED, CANCELLED);
      case BUMPED -> EnumSet.of(OPEN);
      case CANCELLED -> EnumSet.noneOf(TicketState.class);
    };
  }

  /** Whether it is on a screen. */
  public boolean isLive() {
    return this == HELD || this == OPEN;
  }

  /**
   * The state asked for.
   *
   * @throws IllegalStateException if it may not follow this one
   */
  TicketState to(TicketState wanted) {
    if (!next().contains(wanted)) {
      throw new IllegalStateException("A ticket does not go from " + this + " to " + wanted);
    }
    return wanted;
  }
}
