package brigade.staff;

/** One thing that one may be allowed to do. Roles are sets of these. */
public enum Permission {
  /** See the tables, their orders and their checks. */
  VIEW_TABLES,
  /** See the floor plan. */
  VIEW_FLOOR,
  /** Seat, move and clear parties. */
  SEAT,
  /** Book, change and cancel reservations; keep the waitlist. */
  RESERVE,
  /** Change the plan itself. */
  EDIT_FLOOR,
  /** Open orders, add lines, send, hold and fire. */
  TAKE_ORDERS,
  /** Say name and price of an open item. */
  OPEN_ITEM,
  /** Void a line that was sent. */
  VOID_SENT,
  /** Keep the sale and charge nothing. */
  COMP,
  /** Let one of the staff eat at the house's price for it. */
  STAFF_MEAL,
  /** Discount up to the venue's limit. */
  DISCOUNT_SMALL,
  /** Discount above the limit. */
  DISCOUNT_LARGE,
  /** Leave the service charge out, and put it back. */
  REMOVE_SERVICE_CHARGE,
  /** Exempt an order from tax by a certificate. */
  EXEMPT_TAX,
  /** Split, print and take payment. */
  SETTLE,
  /** Give money back after capture. */
  REFUND,
  /** Open a paid check again. */
  REOPEN_CHECK,
  /** Open a shift and count a drawer of one's own. */
  WORK_DRAWER,
  /** See the kitchen's screens and tickets. */
  VIEW_KITCHEN,
  /** Bump and recall. */
  BUMP,
  /** Set an item to 86 or to a count. */
  SET_AVAILABILITY,
  /** See printers and their jobs, print again. */
  VIEW_PRINTERS,
  /** Print what the kitchen sends to an agent's printer, and say what became of it. */
  PRINT_AS_AGENT,
  /** Add, change and redirect printers and stations. */
  EDIT_KITCHEN,
  /** Change the menu, modifiers and prices; import. */
  EDIT_MENU,
  /** See sales, X and Z reports. */
  VIEW_REPORTS,
  /** Close the business day. */
  CLOSE_DAY,
  /** Add, change and disable people; enrol devices. */
  EDIT_STAFF,
  /** Change the venue's settings. */
  EDIT_VENUE,
  /** Read and verify the journal. */
  VIEW_JOURNAL
}
