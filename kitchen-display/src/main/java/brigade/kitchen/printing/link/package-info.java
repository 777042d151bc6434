/** Connections to printers and what is said over them: what a server and a print agent share. */
@NullMarked
package brigade.kitchen.printing.link;

import org.jspecify.annotations.NullMarked;
