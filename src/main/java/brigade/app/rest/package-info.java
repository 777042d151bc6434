/** The calls of the server as a whole. */
@NullMarked
package brigade.app.rest;

import org.jspecify.annotations.NullMarked;
