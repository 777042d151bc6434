package brigade.changes;

/** What kind of thing changed. A screen listens to the topics it draws. */
public enum Topic {
  /** Tables and seatings; the id is the seating's, or the table's where there is none. */
  FLOOR,
  /** An order or its lines; the id is the order's. */
  ORDERS,
  /** A check, split or payment; the id is the order's. */
  CHECKS,
  /** Tickets; the id is the station's. */
  KITCHEN,
  /** Calls from expo to the floor; the id is the order's. */
  CALLS,
  /**
   * Something the server who sent has to know at once, or knows now; the id is the printer's, or
   * that of what the paper is about.
   */
  ALARMS,
  /**
   * Something for whoever serves a printer, such as a paper that waits; the id is the printer's.
   */
  PRINTING,
  /** What became of print jobs, as whoever serves the printer says; the id is the printer's. */
  PRINTED,
  /** A printer failed or is well again, or a paper asks for somebody; the id is the printer's. */
  PRINTERS,
  /** The menu, prices and availability; the id is the item's. */
  MENU,
  /** Drawers, shifts and business days; the id is the shift's or the day's. */
  SHIFTS,
  /** People, devices and sessions; the id is the person's. */
  STAFF,
  /** The venue's settings; the id is the venue's. */
  VENUE
}
