/** The kitchen over REST. */
@NullMarked
package brigade.kitchen.rest;

import org.jspecify.annotations.NullMarked;
