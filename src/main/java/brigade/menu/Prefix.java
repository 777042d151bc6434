package brigade.menu;

/** A word before a modifier. */
public enum Prefix {
  NO,
  LITE,
  EXTRA,
  SIDE
}
