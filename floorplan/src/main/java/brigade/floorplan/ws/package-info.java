/** The room over a WebSocket. */
@NullMarked
package brigade.floorplan.ws;

import org.jspecify.annotations.NullMarked;
