/** The demo restaurant, Marlow &amp; Vine. */
@NullMarked
package brigade.app.demo;

import org.jspecify.annotations.NullMarked;
