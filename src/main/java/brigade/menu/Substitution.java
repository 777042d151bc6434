package brigade.menu;

/** What it costs to choose another modifier instead of one that comes by default. */
public enum Substitution {
  /** Its own price. */
  NONE,
  /** What it costs more than the one it replaces, never less than nothing. */
  DIFFERENCE,
  /** The difference, also when that is money back. */
  DIFFERENCE_BOTH_WAYS
}
