/** Adapters to card terminals. */
@NullMarked
package brigade.payments.terminal;

import org.jspecify.annotations.NullMarked;
