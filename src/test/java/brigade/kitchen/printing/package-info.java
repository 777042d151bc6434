@NullMarked
package brigade.kitchen.printing;

import org.jspecify.annotations.NullMarked;
