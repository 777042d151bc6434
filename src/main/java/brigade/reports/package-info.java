/**
 * Figures: sales by any side, the X report of a shift or the day, and the Z that closes the day.
 * Everything here is read from what the other rooms wrote, except the frozen Z itself.
 */
@NullMarked
package brigade.reports;

import org.jspecify.annotations.NullMarked;
