/** The host's screen. */
@NullMarked
package brigade.floorplan.ui;

import org.jspecify.annotations.NullMarked;
