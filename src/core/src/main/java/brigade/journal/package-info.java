/** The append-only record of everything done. */
@NullMarked
package brigade.journal;

import org.jspecify.annotations.NullMarked;
