/** The program that drives a printer on its own side of the network; it needs nothing but a JDK. */
@NullMarked
package brigade.kitchen.printing.agent;

import org.jspecify.annotations.NullMarked;
