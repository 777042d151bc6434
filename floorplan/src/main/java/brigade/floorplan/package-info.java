/**
 * Areas, tables, parties, reservations and the waitlist. Lengths are in grid units of 25 cm from
 * the plan's upper left corner. The entry point for the rest of the house is {@link
 * brigade.floorplan.FloorPlan}.
 */
@NullMarked
package brigade.floorplan;

import org.jspecify.annotations.NullMarked;
