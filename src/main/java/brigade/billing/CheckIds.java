package brigade.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The ids of checks: the order's id as a UUID of version 8 (RFC 9562), its last bits mixed with the
 * number of the part. So the check of an order can be named, shown and paid before anything is
 * written about it, and leads back to its order.
 */
public final class CheckIds {
  /** The highest number a check may have. */
  public static final int PARTS = 128;

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

  /** The orders that may have a check of this id, the one of a first check first. */
  static List<UUID> ordersOf(UUID checkId) {
    List<UUID> orders = new ArrayList<>(PARTS);
    if ((checkId.getMostSignificantBits() & VERSION) == CHECK) {
      for (int part = 1; part <= PARTS; part++) {
        orders.add(
            new UUID(
                checkId.getMostSignificantBits() & ~VERSION | ORDER,
                checkId.getLeastSignificantBits() ^ (part - 1)));
      }
    }
    return orders;
  }
}
