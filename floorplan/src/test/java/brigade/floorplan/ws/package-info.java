/** The floor's socket, without any. */
@NullMarked
package brigade.floorplan.ws;

import org.jspecify.annotations.NullMarked;
