package brigade.kitchen;

import java.util.EnumSet;
import java.util.Set;

/** Where an item of a ticket stands, and where it may go from there. */
public enum ItemState {
  /** Its course is not fired. */
  HELD,
  /** Fired and not finished. */
  COOKING,
  /** Finished by its station. */
  DONE,
  /** Voided after it was fired; struck through until somebody bumps it away. */
  VOIDED,
  /** Voided, and nobody needs to know any more. */
  CLEARED;

  /** The states that may follow this one. */
  public Set<ItemState> next() {
    return switch (this) {
      case HELD -> EnumSet.of(COOKING, CLEARED);
      case COOKING -> EnumSet.of(DONE, VOIDED);
      case DONE -> EnumSet.of(COOKING, VOIDED);
      case VOIDED -> EnumSet.of(CLEARED);
      case CLEARED -> EnumSet.noneOf(ItemState.class);
    };
  }

  /** Whether nothing more is to be done about it at its station. */
  public boolean isFinished() {
    return this == DONE || this == CLEARED;
  }

  /**
   * The state asked for.
   *
   * @throws IllegalStateException if it may not follow this one
   */
  ItemState to(ItemState wanted) {
    if (!next().contains(wanted)) {
      throw new IllegalStateException("An item does not go from " + this + " to " + wanted);
    }
    return wanted;
  }
}
