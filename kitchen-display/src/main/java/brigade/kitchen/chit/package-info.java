/** Tickets on paper. */
@NullMarked
package brigade.kitchen.chit;

import org.jspecify.annotations.NullMarked;
