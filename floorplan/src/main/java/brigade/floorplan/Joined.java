package brigade.floorplan;

/** What came of making one party of two. */
public sealed interface Joined {
  /** They are one; the party that stays as it is now. */
  record Done(SeatingSummary party) implements Joined {}

  /** One of them has left. */
  record Gone() implements Joined {}

  /** Together they are more than {@link Seating#MOST_COVERS}. */
  record TooMany() implements Joined {}
}
