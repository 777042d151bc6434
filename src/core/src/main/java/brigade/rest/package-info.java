/** The manners of the REST API: problem details, idempotency keys, versions. */
@NullMarked
package brigade.rest;

import org.jspecify.annotations.NullMarked;
