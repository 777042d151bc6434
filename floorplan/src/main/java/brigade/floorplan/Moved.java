package brigade.floorplan;

/** What came of moving a party. */
public sealed interface Moved permits Moved.Done, Moved.Gone, TableRefusal {
  /** They sit there now. */
  record Done(SeatingSummary seating) implements Moved {}

  /** There is no such party, or it has left. */
  record Gone() implements Moved {}
}
