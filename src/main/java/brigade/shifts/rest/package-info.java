/** Shifts, drawers and counts over REST. */
@NullMarked
package brigade.shifts.rest;

import org.jspecify.annotations.NullMarked;
