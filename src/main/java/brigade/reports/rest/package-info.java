/** Reports over REST. */
@NullMarked
package brigade.reports.rest;

import org.jspecify.annotations.NullMarked;
