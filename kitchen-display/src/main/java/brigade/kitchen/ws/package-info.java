/** Stations followed over WebSockets. */
@NullMarked
package brigade.kitchen.ws;

import org.jspecify.annotations.NullMarked;
