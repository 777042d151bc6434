package brigade.orders;

/** Whether an order takes more. */
public enum OrderState {
  OPEN,
  /** Settled, or nothing was left of it. */
  CLOSED;

  /**
   * Whether an order may go from this state to that one; a closed one is reopened with its check.
   */
  public boolean mayBecome(OrderState next) {
    return this != next;
  }
}
