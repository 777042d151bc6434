package brigade.payments;

/** Where a refund stands. */
public enum RefundState {
  PENDING,
  UNKNOWN,
  DONE,
  DECLINED;

  /** Whether a refund may go from here to there. */
  public boolean mayBecome(RefundState next) {
    return switch (this) {
      case PENDING -> next != PENDING;
      case UNKNOWN -> next == DONE || next == DECLINED;
      case DONE, DECLINED -> false;
    };
  }

  /** Whether nobody knows yet if money moved. */
  public boolean isOpen() {
    return this == PENDING || this == UNKNOWN;
  }

  /** Whether its money is given, or may be: it can't be given a second time. */
  public boolean countsAsGiven() {
    return this != DECLINED;
  }
}
