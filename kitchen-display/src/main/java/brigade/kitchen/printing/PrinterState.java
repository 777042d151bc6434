package brigade.kitchen.printing;

/** How a printer does, as it is shown. */
public enum PrinterState {
  OK,
  /** It prints, and also what is meant for another one. */
  STANDS_IN,
  PAUSED,
  OUT_OF_PAPER,
  COVER_OPEN,
  OFFLINE;

  static PrinterState of(boolean paused, Condition condition, boolean standsIn) {
    return switch (condition) {
      case OUT_OF_PAPER -> OUT_OF_PAPER;
      case COVER_OPEN -> COVER_OPEN;
      case OFFLINE -> OFFLINE;
      case OK -> paused ? PAUSED : standsIn ? STANDS_IN : OK;
    };
  }
}
