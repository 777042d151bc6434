/** Sessions over REST. */
@NullMarked
package brigade.staff.rest;

import org.jspecify.annotations.NullMarked;
