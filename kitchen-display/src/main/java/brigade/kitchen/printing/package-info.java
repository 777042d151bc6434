/** Paper: what is to be printed, the printers, and an honest account of what became of it. */
@NullMarked
package brigade.kitchen.printing;

import org.jspecify.annotations.NullMarked;
