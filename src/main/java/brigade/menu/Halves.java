package brigade.menu;

/** Whether the choices of a group may lie on one half only, and what that costs. */
public enum Halves {
  /** A choice is always on the whole. */
  NONE,
  /** A choice on one half costs half; what the halves cost together is rounded up. */
  SHARED_PRICE,
  /** The dearer half costs its whole price, the other nothing. */
  DEARER
}
