package brigade.orders;

import brigade.journal.Journal;
import brigade.kitchen.PreparedSend;
import org.jspecify.annotations.Nullable;

/**
 * An order with all that is written when it is opened.
 *
 * @param menuRevision the menu it was priced from
 * @param key the idempotency key with the answer to store, or null
 * @param entry the journal's row
 * @param send its tickets and chits, or null when nothing goes to the kitchen
 */
record NewOrder(
    Order order,
    long menuRevision,
    @Nullable Key key,
    Journal.Entry entry,
    @Nullable PreparedSend send) {

  /** An idempotency key, what its request was, and the answer that repeats get. */
  record Key(String key, String fingerprint, int status, String answer, String headers) {}
}
