package brigade.floorplan;

/** A party was seated. */
public record PartySeated(SeatingSummary seating) {}
