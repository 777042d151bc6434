/** Orders over HTTP. */
@NullMarked
package brigade.orders.rest;

import org.jspecify.annotations.NullMarked;
