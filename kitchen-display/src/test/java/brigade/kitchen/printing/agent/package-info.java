@NullMarked
package brigade.kitchen.printing.agent;

import org.jspecify.annotations.NullMarked;
