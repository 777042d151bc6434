package brigade.billing;

import java.util.EnumSet;
import java.util.Set;

/** Where a check stands. */
public enum CheckState {
  /** Owed; lines come and go. */
  OPEN,
  /** A terminal is being asked, or nobody knows yet what it did. The figures stand still. */
  PAYMENT_PENDING,
  /** Nothing is owed any more; closed until somebody with the permission opens it again. */
  PAID;

  /** Whether a check may go from this state to that one. */
  public boolean mayBecome(CheckState next) {
    return nexts().contains(next);
  }

  /** Whether its figures are kept as they are. */
  public boolean isFixed() {
    return this != OPEN;
  }

  private Set<CheckState> nexts() {
    return switch (this) {
      case OPEN -> EnumSet.of(PAYMENT_PENDING, PAID);
      case PAYMENT_PENDING -> EnumSet.of(OPEN, PAID);
      case PAID -> EnumSet.of(OPEN);
    };
  }
}
