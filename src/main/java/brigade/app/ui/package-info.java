/** The screens at the door: signing in and the first-time set-up. */
@NullMarked
package brigade.app.ui;

import org.jspecify.annotations.NullMarked;
