package brigade.floorplan;

/** What came of clearing a table. */
public sealed interface Cleared {
  /** The tables are free. */
  record Done(SeatingSummary seating) implements Cleared {}

  /** There is no such party, or it was cleared before. */
  record Gone() implements Cleared {}

  /** Something is still owed there. */
  record Owing(SeatingSummary seating, int orderNumber) implements Cleared {}
}
