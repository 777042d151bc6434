/** The kitchen through the server's doors. */
@NullMarked
package brigade.kitchen;

import org.jspecify.annotations.NullMarked;
