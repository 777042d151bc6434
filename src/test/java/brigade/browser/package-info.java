/** Real pages in a real browser. */
@NullMarked
package brigade.browser;

import org.jspecify.annotations.NullMarked;
