package brigade.menu;

/** A word before a modifier. */
public enum Prefix {
  NO,
  LITE,
  EXTRA,
  SIDE;

  /** Whether what is asked for is charged: leaving out or less of something costs nothing. */
  boolean charged() {
    return this == EXTRA || this == SIDE;
  }
}
