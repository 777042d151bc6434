package brigade.floorplan;

/** The outline of a table, drawn within its width and height. */
public enum Shape {
  ROUND,
  SQUARE,
  RECT,
  DIAMOND,
  BAR_STOOL
}
