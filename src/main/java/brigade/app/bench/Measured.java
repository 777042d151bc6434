package brigade.app.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One run.
 *
 * @param perSecond requests answered well, a second
 * @param micros how long these took, in microseconds
 * @param errors requests that were refused or got no answer
 * @param firstError the first of these, null without any
 */
record Measured(double perSecond, Histogram micros, long errors, @Nullable String firstError) {
  /** Longest time told apart; longer ones count as this. */
  static final long LONGEST_MICROS = 60_000_000;

  static Histogram histogram() {
    return new Histogram(LONGEST_MICROS, 3);
  }

  /** The same with errors that were found afterwards. */
  Measured withErrors(long more, String trouble) {
    return new Measured(
        perSecond, micros, errors + more, firstError == null ? trouble : firstError);
  }

  double p50() {
    return micros.getValueAtPercentile(50) / 1000.0;
  }

  double p99() {
    return micros.getValueAtPercentile(99) / 1000.0;
  }

  String line() {
    return String.format(
            Locale.ROOT,
            "%,.0f req/s, p50 %.2f ms, p99 %.2f ms, max %.1f ms, %d errors",
            perSecond,
            p50(),
            p99(),
            micros.getMaxValue() / 1000.0,
            errors)
        + (firstError == null ? "" : ", the first: " + firstError);
  }
}
