package brigade.billing;

import java.util.Optional;
import java.util.UUID;

/**
 * The ids of checks: the order's id as a UUID of version 8 (RFC 9562), its last bits mixed with the
 * number of the part. So the check of an order can be named, shown and paid before anything is
 * written about it, and leads back to its order.
 */
public final class CheckIds {
  /**
   * The highest number a check may have, a power of two. Each one beyond {@link
   * Division#PART_LIMIT} needs a line that was sent after all before was paid, so no evening comes
   * near.
   */
  public static final int PARTS = 1 << 16;

  private static final long VERSION = 0xF000L;
  private static final long CHECK = 0x8000L;
  private static final long ORDER = 0x7000L;

  private CheckIds() {}

  /**
   * The check of an order.
   *
   * @param part from 1 to {@link #PARTS}
   */
  public static UUID of(UUID orderId, int part) {
    if (part < 1 || part > PARTS) {
      throw new IllegalArgumentException("A check's number is from 1 to " + PARTS);
    }
    return new UUID(
        orderId.getMostSignificantBits() & ~VERSION | CHECK,
        orderId.getLeastSignificantBits() ^ (part - 1));
  }

  /** The order whose first check has this id; empty where that is no id of a check. */
  static Optional<UUID> orderOfFirst(UUID checkId) {
    return (checkId.getMostSignificantBits() & VERSION) == CHECK
        ? Optional.of(
            new UUID(
                checkId.getMostSignificantBits() & ~VERSION | ORDER,
                checkId.getLeastSignificantBits()))
        : Optional.empty();
  }

  /**
   * Where the order of a check is: no other is, since orders of one millisecond differ in the bits
   * before those of the part.
   */
  static Optional<Range> ordersOf(UUID checkId) {
    return orderOfFirst(checkId)
        .map(
            order ->
                new Range(
                    new UUID(
                        order.getMostSignificantBits(), order.getLeastSignificantBits() & -PARTS),
                    new UUID(
                        order.getMostSignificantBits(),
                        order.getLeastSignificantBits() | (PARTS - 1))));
  }

  /** Ids from the one to the other, both included. */
  record Range(UUID first, UUID last) {}
}
