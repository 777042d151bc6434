/**
 * Plays a day of past sales against a running Brigade, over its public API only, as a stranger
 * would. Nothing in here knows the server's classes.
 */
@NullMarked
package brigade.app.simulate;

import org.jspecify.annotations.NullMarked;
