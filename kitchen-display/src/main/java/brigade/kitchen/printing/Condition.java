package brigade.kitchen.printing;

/** How a printer is, as it said itself or as can be told from its silence. */
public enum Condition {
  OK,
  OUT_OF_PAPER,
  COVER_OPEN,
  /** Not to be reached, or not answering, or stopped by an error of its own. */
  OFFLINE
}
