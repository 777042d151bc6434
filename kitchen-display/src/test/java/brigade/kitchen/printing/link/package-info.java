@NullMarked
package brigade.kitchen.printing.link;

import org.jspecify.annotations.NullMarked;
