/** The kitchen's rules, without a database. */
@NullMarked
package brigade.kitchen;

import org.jspecify.annotations.NullMarked;
