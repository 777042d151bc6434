/** Areas, tables and parties. */
@NullMarked
package brigade.floorplan;

import org.jspecify.annotations.NullMarked;
