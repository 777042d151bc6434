package brigade.billing;

import brigade.money.Money;
import brigade.money.Rate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discount as the derivation sees it: a percentage or an amount, on lines or on the check.
 *
 * @param label the reason
 * @param percent at most 100 %, or null
 * @param amount above zero, or null; what exceeds the price falls away
 * @param lineIds the lines it is on; empty for the whole check
 * @param spares checks that were paid before it was given, and keep what they paid
 */
public record Reduction(
    String label,
    @Nullable Rate percent,
    @Nullable Money amount,
    Set<UUID> lineIds,
    Set<UUID> spares) {
  public Reduction {
    if ((percent == null) == (amount == null)) {
      throw new IllegalArgumentException("A discount is either a percentage or an amount");
    }
    if (percent != null && percent.ppm() > Rate.ONE) {
      throw new IllegalArgumentException("A discount is at most the whole price");
    }
    lineIds = Set.copyOf(lineIds);
    spares = Set.copyOf(spares);
  }

  boolean onCheck() {
    return lineIds.isEmpty();
  }

  boolean covers(UUID lineId) {
    return onCheck() || lineIds.contains(lineId);
  }

  /** What it takes off that much. */
  Money of(Money base) {
    if (percent != null) {
      return percent.of(base);
    }
    if (amount == null) {
      throw new IllegalStateException("A discount without a value");
    }
    return amount.min(base);
  }
}
