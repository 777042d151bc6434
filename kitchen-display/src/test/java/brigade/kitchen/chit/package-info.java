/** What stands on chits. */
@NullMarked
package brigade.kitchen.chit;

import org.jspecify.annotations.NullMarked;
