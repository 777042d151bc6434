/** Payments and terminals over REST. */
@NullMarked
package brigade.payments.rest;

import org.jspecify.annotations.NullMarked;
