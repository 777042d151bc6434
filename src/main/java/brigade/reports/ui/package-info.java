/** The manager's screens: today and the close of the day. */
@NullMarked
package brigade.reports.ui;

import org.jspecify.annotations.NullMarked;
