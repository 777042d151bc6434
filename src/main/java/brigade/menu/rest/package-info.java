/** The menu over HTTP. */
@NullMarked
package brigade.menu.rest;

import org.jspecify.annotations.NullMarked;
