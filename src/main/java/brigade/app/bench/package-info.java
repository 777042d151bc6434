/**
 * Measures a running Brigade over its public API, and how quickly it starts. What the figures mean
 * stands in docs/benchmarks.md.
 */
@NullMarked
package brigade.app.bench;

import org.jspecify.annotations.NullMarked;
