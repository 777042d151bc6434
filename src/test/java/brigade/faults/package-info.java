/** Faults of processes, connections and screens, made for real. */
@NullMarked
package brigade.faults;

import org.jspecify.annotations.NullMarked;
