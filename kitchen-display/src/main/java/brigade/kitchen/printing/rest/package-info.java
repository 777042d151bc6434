/** Printers and their jobs over REST, and print agents over a socket. */
@NullMarked
package brigade.kitchen.printing.rest;

import org.jspecify.annotations.NullMarked;
