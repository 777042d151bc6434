/** Checks what must be true of every database of Brigade's, whatever happened to it. */
@NullMarked
package brigade.app.check;

import org.jspecify.annotations.NullMarked;
