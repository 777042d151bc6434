/** The server over HTTP and in a browser. */
@NullMarked
package brigade;

import org.jspecify.annotations.NullMarked;
