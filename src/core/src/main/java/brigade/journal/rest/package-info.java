/** The journal over REST. */
@NullMarked
package brigade.journal.rest;

import org.jspecify.annotations.NullMarked;
