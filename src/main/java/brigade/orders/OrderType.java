package brigade.orders;

/** How the guest gets it. */
public enum OrderType {
  DINE_IN,
  /** A tab at the bar, by name. */
  BAR,
  /** Taken away by the guest. */
  TAKEOUT,
  /** Brought to the guest's address. */
  DELIVERY,
  /** A quick sale: no table, no name, often paid at once. */
  COUNTER,
  /** Eaten by one of the staff, on that person's name. */
  STAFF_MEAL
}
