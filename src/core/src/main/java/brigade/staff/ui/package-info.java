/** The manager's screen of people and devices. */
@NullMarked
package brigade.staff.ui;

import org.jspecify.annotations.NullMarked;
