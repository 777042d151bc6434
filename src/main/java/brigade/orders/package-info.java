/** Orders: what parties asked for, from the tap to the plate. */
@NullMarked
package brigade.orders;

import org.jspecify.annotations.NullMarked;
