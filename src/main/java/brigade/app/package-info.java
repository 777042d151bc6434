/** The server put together: shell, security wiring, demo restaurant, first-time set-up. */
@NullMarked
package brigade.app;

import org.jspecify.annotations.NullMarked;
