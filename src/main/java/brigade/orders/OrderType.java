package brigade.orders;

/** How the guest gets it. */
public enum OrderType {
  DINE_IN,
  TAKEOUT,
  DELIVERY,
  /** A tab at the bar. */
  BAR
}
