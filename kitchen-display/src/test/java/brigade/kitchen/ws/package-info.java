/** Stations followed over WebSockets, without any. */
@NullMarked
package brigade.kitchen.ws;

import org.jspecify.annotations.NullMarked;
