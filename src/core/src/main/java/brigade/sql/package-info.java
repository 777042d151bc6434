/** Statements written by hand, where one round trip does the work of many. */
@NullMarked
package brigade.sql;

import org.jspecify.annotations.NullMarked;
