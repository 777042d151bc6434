/** The screen on which a check is divided. */
@NullMarked
package brigade.billing.ui;

import org.jspecify.annotations.NullMarked;
