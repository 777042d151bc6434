/** Stations, tickets and expo. */
@NullMarked
package brigade.kitchen;

import org.jspecify.annotations.NullMarked;
