package brigade.floorplan;

/** What came of a party going on to a stage. */
public enum Progress {
  /** It is at that stage now. */
  DONE,
  /** It was there already. */
  SAME,
  /** From where it is, that stage can't be reached; nothing changed. */
  REFUSED
}
