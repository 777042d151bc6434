package brigade.billing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The ids of checks: made from the order and the number of the part (UUID version 8, RFC 9562), so
 * that the check of an order can be named, shown and paid before anything is written about it.
 */
public final class CheckIds {
  private CheckIds() {}

  /** The check with that number, from 1, of an order. */
  public static UUID of(UUID orderId, int part) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("check".getBytes(StandardCharsets.UTF_8));
      ByteBuffer name = ByteBuffer.allocate(20);
      name.putLong(orderId.getMostSignificantBits());
      name.putLong(orderId.getLeastSignificantBits());
      name.putInt(part);
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.array()));
      long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
      long low = (hash.getLong() >>> 2) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
