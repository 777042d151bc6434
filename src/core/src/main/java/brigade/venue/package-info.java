/** The restaurant itself: its settings, its clock and its business days. */
@NullMarked
package brigade.venue;

import org.jspecify.annotations.NullMarked;
