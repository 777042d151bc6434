@NullMarked
package brigade.reports.ui;

import org.jspecify.annotations.NullMarked;
