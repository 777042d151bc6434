/** Playing past sales, on small files and on a year of a pizza restaurant. */
@NullMarked
package brigade.app.simulate;

import org.jspecify.annotations.NullMarked;
