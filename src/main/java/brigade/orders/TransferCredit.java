package brigade.orders;

/** Who has sold what an order had when it was given to another server (behaviour O8). */
public enum TransferCredit {
  /** The new server, with the tips. */
  TO_NEW_SERVER,
  /** Whoever had the order when a line was ordered. */
  BY_LINE
}
