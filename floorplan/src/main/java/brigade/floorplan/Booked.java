package brigade.floorplan;

import java.util.UUID;

/** What came of booking a table, or of moving a booking to another one. */
public sealed interface Booked {
  record Done(ReservationView reservation) implements Booked {}

  /** One of the tables is promised to others in that time (behaviour O9). */
  record Overlaps(ReservationView other) implements Booked {}

  /** There is no such table, or it was retired. */
  record NoSuchTable(UUID tableId) implements Booked {}

  /** There is no such reservation, or it is over. */
  record Gone() implements Booked {}
}
