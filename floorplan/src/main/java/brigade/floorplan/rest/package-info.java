/** The room over REST. */
@NullMarked
package brigade.floorplan.rest;

import org.jspecify.annotations.NullMarked;
