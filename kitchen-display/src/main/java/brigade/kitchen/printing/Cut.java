package brigade.kitchen.printing;

/** What the knife does after a paper. */
public enum Cut {
  /** It leaves a bridge, so that the paper stays until it is taken. */
  PARTIAL,
  /** It cuts through: the paper falls where it falls. */
  FULL,
  /** Nothing: the paper is torn off by hand. */
  NONE
}
