/** Checks and discounts over REST. */
@NullMarked
package brigade.billing.rest;

import org.jspecify.annotations.NullMarked;
