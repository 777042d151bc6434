/**
 * What is owed: checks, their derivation, splitting and merging, discounts and the paper of a
 * check.
 *
 * <p>The figures of an order come from one pure function, {@link brigade.billing.Derivation}; the
 * parts of a split are shared out of them by {@link brigade.billing.Partition}, so that they sum to
 * the whole by construction.
 */
@NullMarked
package brigade.billing;

import org.jspecify.annotations.NullMarked;
