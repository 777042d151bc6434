package brigade.floorplan;

/** What came of seating a party. */
public sealed interface Seated permits Seated.Done, TableRefusal {
  /** They sit. */
  record Done(SeatingSummary seating) implements Seated {}
}
