package brigade.billing;

import brigade.money.Money;
import brigade.money.Rate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discount as the derivation sees it: a percentage, an amount, or what a rule takes off each
 * line.
 *
 * @param id of the discount given, or the code of the rule
 * @param label the reason, or the rule's name
 * @param percent at most 100 %, or null
 * @param amount above zero, or null; what exceeds the price falls away
 * @param perLine what is taken off each line; empty but where percent and amount are null
 * @param lineIds the lines it is on; empty for the whole check
 * @param spares checks that were paid before it was given, and keep what they paid
 */
public record Reduction(
    String id,
    String label,
    @Nullable Rate percent,
    @Nullable Money amount,
    Map<UUID, Money> perLine,
    Set<UUID> lineIds,
    Set<UUID> spares) {
  public Reduction {
    perLine = Map.copyOf(perLine);
    lineIds = Set.copyOf(lineIds);
    spares = Set.copyOf(spares);
    int ways = (percent == null ? 0 : 1) + (amount == null ? 0 : 1) + (perLine.isEmpty() ? 0 : 1);
    if (ways != 1) {
      throw new IllegalArgumentException(
          "A discount is either a percentage, an amount, or an amount for each of some lines");
    }
    if (percent != null && percent.ppm() > Rate.ONE) {
      throw new IllegalArgumentException("A discount is at most the whole price");
    }
    if (perLine.values().stream().anyMatch(Money::isNegative)) {
      throw new IllegalArgumentException("A discount takes nothing back");
    }
  }

  /** So much of what the lines cost, or of the whole check where none is named. */
  public static Reduction percent(String id, String label, Rate percent, Set<UUID> lineIds) {
    return new Reduction(id, label, percent, null, Map.of(), lineIds, Set.of());
  }

  /** An amount off the lines, or off the whole check where none is named. */
  public static Reduction amount(String id, String label, Money amount, Set<UUID> lineIds) {
    return new Reduction(id, label, null, amount, Map.of(), lineIds, Set.of());
  }

  /** So much off each of these lines; at least one. */
  public static Reduction perLine(String id, String label, Map<UUID, Money> off) {
    return new Reduction(id, label, null, null, off, off.keySet(), Set.of());
  }

  /** The same, with these checks left alone. */
  Reduction sparing(Set<UUID> checks) {
    return new Reduction(id, label, percent, amount, perLine, lineIds, checks);
  }

  boolean onCheck() {
    return lineIds.isEmpty();
  }

  boolean covers(UUID lineId) {
    return onCheck() || lineIds.contains(lineId);
  }

  /** What it takes off that much, of what it covers together. */
  Money of(Money base) {
    if (percent != null) {
      return percent.of(base);
    }
    if (amount == null) {
      throw new IllegalStateException("It takes off each line its own");
    }
    return amount.min(base);
  }
}
