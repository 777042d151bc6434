/** Cash and who answers for it: drawers, shifts, the drawer ledger and the blind count. */
@NullMarked
package brigade.shifts;

import org.jspecify.annotations.NullMarked;
