/** Wake-ups: what changed, told to screens after the commit. The database stays the truth. */
@NullMarked
package brigade.changes;

import org.jspecify.annotations.NullMarked;
