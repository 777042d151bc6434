package brigade.menu;

/** Which half of a dish that comes in halves. */
public enum Half {
  FIRST,
  SECOND
}
