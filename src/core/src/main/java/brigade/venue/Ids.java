package brigade.venue;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids made by the client: UUID version 7 (RFC 9562), so that they sort by time of making.
 *
 * <p>Within one process they strictly increase: a millisecond is followed by a 12-bit counter. They
 * are names and no secrets, so their random part need not be unguessable.
 */
public final class Ids {
  /** Milliseconds since the epoch, shifted left by 12, plus the counter. */
  private static final AtomicLong LAST = new AtomicLong();

  private Ids() {}

  /** A fresh id. */
  public static UUID next() {
    long now = System.currentTimeMillis() << 12;
    long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
    long high = (stamp >>> 12 << 16) | 0x7000L | (stamp & 0xFFFL);
    long low = (ThreadLocalRandom.current().nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
